"""What the database holds, in one line: the frame around every count and every empty result."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Count, Max, Min, QuerySet

from quotes.models import Article, Quote
from quotes.presenting.dates import span
from quotes.remembering import remembered


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much is held, and from when to when it was published."""

    articles: int
    outlets: int
    quotes: int
    speakers: int
    first: datetime.date | None
    last: datetime.date | None

    @property
    def frame(self) -> str:
        """What every count is measured against: "in this database: 5 articles, 2014–2015"."""
        words = f"in this database: {counted(self.articles, 'article')}"
        return f"{words}, {span(self.first, self.last)}" if self.first and self.last else words

    def __str__(self) -> str:
        words = (
            f"In this database: {counted(self.quotes, 'quotation')} by "
            f"{counted(self.speakers, 'speaker')}, from {counted(self.articles, 'article')}"
            f" of {counted(self.outlets, 'outlet')}"
        )
        dated = f", published {span(self.first, self.last)}" if self.first and self.last else ""
        return f"{words}{dated}."


def holdings() -> Holdings:
    """What is held, as it was counted last."""
    return remembered("holdings", count_holdings)


def count_holdings() -> Holdings:
    """Count what is held, in two queries."""
    articles = Article.objects.shown().aggregate(
        articles=Count("pk"),
        outlets=Count("outlet", distinct=True),
        first=Min("published"),
        last=Max("published"),
    )
    quotes = Quote.objects.shown().aggregate(
        quotes=Count("pk"), speakers=Count("speaker", distinct=True)
    )
    return Holdings(**articles, **quotes)


CAP = 10_000  # so many are counted exactly, and no more


@dataclass(frozen=True, slots=True)
class Total:
    """A number that was counted up to a cap: "10,000+" says that there are more."""

    number: int
    over: bool = False

    @classmethod
    def capped(cls, number: int, cap: int = CAP) -> "Total":
        """Of what was counted up to the cap and one."""
        return cls(min(number, cap), over=number > cap)

    def __bool__(self) -> bool:
        return self.number > 0

    def __str__(self) -> str:
        return f"{self.number:,}+" if self.over else f"{self.number:,}"


def counted(number: int | Total, one: str, many: str = "") -> str:
    """A number with its noun: "1 article", "2,431 articles", "10,000+ articles"."""
    total = number if isinstance(number, Total) else Total(number)
    return f"{total} {one if total == Total(1) else many or one + 's'}"


def up_to_cap(several: Sequence[QuerySet]) -> list[Total]:
    """How many rows each of some querysets has, up to the cap, in one look."""
    if not several:
        return []
    using, counts, asked = several[0].db, [], []
    for rows in several:
        held = rows.order_by().values("pk")[: CAP + 1]
        try:
            sql, params = held.query.get_compiler(using=using).as_sql()
        except EmptyResultSet:
            counts.append("0")
            continue
        counts.append(f"(SELECT COUNT(*) FROM ({sql}) held)")  # noqa: S608
        asked += params
    with connections[using].cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(counts)}", asked)
        return [Total.capped(number, CAP) for number in cursor.fetchone()]
