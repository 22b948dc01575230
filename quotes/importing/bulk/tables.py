"""Writes rows of a model set by set: COPY on PostgreSQL, one prepared statement on SQLite."""

import datetime
import json
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models

Row = dict[str, Any]


class Table:
    """The table of a model. What a row leaves out has the model's default.

    Rows get their numbers here, so that what points at them can be written in the same go. That
    is safe while `writing()`: nobody else stores quotes.
    """

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        fields = [field for field in model._meta.concrete_fields if not field.generated]
        self.defaults = {field.attname: field.get_default() for field in fields}
        self.columns = [field.column for field in fields]
        self.values = itemgetter(*(field.attname for field in fields))
        self.prepared = {
            place: prepare for place, field in enumerate(fields) if (prepare := preparer(field))
        }

    def next_id(self) -> int:
        """The number of the next row."""
        last = self.model._base_manager.order_by("-pk").values_list("pk", flat=True).first()
        return (last or 0) + 1

    def insert(self, rows: Iterable[Row]) -> None:
        """Write rows, each a dictionary by the names of the model's attributes."""
        if written := [self.row(row) for row in rows]:
            write(self.model._meta.db_table, self.columns, written)

    def row(self, given: Row) -> list:
        """The values of a row, as the database takes them."""
        row = list(self.values(self.defaults | given))
        for place, prepare in self.prepared.items():
            if row[place] is not None:
                row[place] = prepare(row[place])
        return row

    def close(self) -> None:
        """Let PostgreSQL go on counting after the numbers that were given here."""
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), [self.model]):
                cursor.execute(statement)


def preparer(field: models.Field) -> Callable[[Any], Any] | None:
    """How a value of this field is written, where it is not written as it is."""
    if isinstance(field, models.JSONField):
        return json.dumps
    if connection.vendor == "postgresql":
        return None
    if isinstance(field, models.DateTimeField):
        # The rows of a batch are all of one moment.
        return lru_cache(maxsize=8)(connection.ops.adapt_datetimefield_value)
    return datetime.date.isoformat if isinstance(field, models.DateField) else None


def write(table: str, columns: Sequence[str], rows: Iterable[Sequence]) -> None:
    """Write rows of values. Table and columns are names of our own."""
    names = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["?"] * len(columns))
            insert = f'INSERT INTO "{table}" ({names}) VALUES ({places})'  # noqa: S608
            # Straight to the driver: Django would look through each statement for its own marks.
            connection.connection.executemany(insert, rows)
