"""A million rows from the first hundred thousand: copies of all of them, made by the database.

Each copy has numbers and addresses of its own, and stands some weeks earlier. Words, people,
outlets and topics come as often among them as among the first; there are ten times as many rows.
"""

import time
from dataclasses import dataclass

from django.db import connection, models

from quotes.importing.bulk.tables import Table
from quotes.matching.index import PERIOD
from quotes.models import (
    Article,
    ArticleVersion,
    Gist,
    Quote,
    QuoteSource,
    QuoteTopic,
    Reading,
    SearchRow,
)
from quotes.models.locking import writing
from quotes.search.schema import filled_at_once

STORED = 100_000  # quotations that are imported for a million; the others are copies of them
NUMBERED = (Article, ArticleVersion, Quote, Reading, QuoteSource, QuoteTopic, Gist)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"  # which no address of ours has
# What a column points at, where that is copied, too.
POINTS = {"article_id": Article, "version_id": ArticleVersion, "quote_id": Quote}


def multiply(times: int) -> dict[str, float]:
    """Make so many of each row out of one. Returns how many quotations came, and the seconds."""
    begin = time.perf_counter()
    held = {
        model: model._base_manager.aggregate(n=models.Max("pk"))["n"] or 0 for model in NUMBERED
    }
    for number in range(1, times):
        copy_all(Copy(number, held))
    for model in NUMBERED:
        Table(model).close()
    copied = (times - 1) * held[Quote]
    return {"copied": copied, "copying": round(time.perf_counter() - begin, 2)}


@dataclass(frozen=True, slots=True)
class Copy:
    """The how manieth copy of the first rows, whose last numbers are these."""

    number: int
    held: dict[type[models.Model], int]

    def value(self, model: type[models.Model], field: models.Field) -> str:
        """An SQL expression: what a column of the copy holds."""
        column = f'one."{field.column}"'
        if field.column in POINTS:
            return f"{column} + {self.number * self.held[POINTS[field.column]]}"
        if field.column == "date_key" or (model is SearchRow and field.primary_key):
            return "copied.date_key"
        if field.primary_key:
            return f"{column} + {self.number * self.held[model]}"
        if field.column == "public_id":
            return f"substr({column}, 1, 9) || '{LETTERS[self.number]}'"
        if field.column == "source_key":
            return f"{column} || '-{self.number}'"
        if field.column == "period":
            return f"CASE WHEN {column} < 0 THEN {column} ELSE {column} - {self.number} END"
        if field.column in ("published", "first", "last"):
            return self.earlier(column)
        return column

    def earlier(self, day: str) -> str:
        days = self.number * PERIOD
        return (
            f"date({day}, '-{days} days')" if connection.vendor == "sqlite" else f"{day} - {days}"
        )

    def statement(self, model: type[models.Model]) -> str:
        """The statement that copies the rows of a model."""
        fields = [one for one in model._meta.concrete_fields if not one.generated]
        columns = ", ".join(f'"{one.column}"' for one in fields)
        values = ", ".join(self.value(model, one) for one in fields)
        table, last = model._meta.db_table, self.held.get(model)
        sql = f'INSERT INTO "{table}" ({columns}) SELECT {values} FROM "{table}" one'  # noqa: S608
        if model in (SearchRow, QuoteTopic):
            quote = self.number * self.held[Quote]
            sql += f" JOIN quotes_quote copied ON copied.id = one.quote_id + {quote}"
        if last is None:
            return f"{sql} WHERE one.quote_id <= {self.held[Quote]} ORDER BY copied.date_key"
        return f"{sql} WHERE one.id <= {last} ORDER BY one.id"


@writing()
def copy_all(copy: Copy) -> None:
    """Copy every row once."""
    first = copy.number * copy.held[Quote] + 1
    with filled_at_once("default", first), connection.cursor() as cursor:
        for model in (*NUMBERED, SearchRow):
            cursor.execute(copy.statement(model))
