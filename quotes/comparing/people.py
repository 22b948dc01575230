"""Two to four people beside each other, day by day."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.formats import date_format

from quotes.comparing.wordings import fullest
from quotes.models import Person, Quote
from quotes.presenting import Shown, present, ready
from quotes.presenting.dates import span

# A page holds so many quotations of one person; the newest, and it says so.
MOST = 100


@dataclass(frozen=True)
class Side:
    """One of the people, with what the choice holds of theirs."""

    person: Person
    held: int
    cut: bool


@dataclass
class Day:
    """A day, or a range of days where no article tells which, and what each person said on it.

    `first` and `last` are None where no date is known at all.
    """

    first: datetime.date | None
    last: datetime.date | None
    people: Sequence[Person]
    columns: list[list[Shown]]

    @property
    def words(self) -> str:
        """The heading of the row; a single day is told with its day of the week."""
        if self.first is None or self.last is None:
            return "No date known"
        weekday = f"{date_format(self.first, 'l')} " if self.first == self.last else ""
        return weekday + span(self.first, self.last)

    @property
    def cells(self) -> list[tuple[Person, list[Shown]]]:
        """Each column with whose it is."""
        return list(zip(self.people, self.columns, strict=True))


@dataclass(frozen=True)
class PeopleCompared:
    """The people in the order of the columns, and the days, oldest first."""

    sides: list[Side]
    days: list[Day] = field(default_factory=list)


def compare_people(quotes, people: Sequence[Person]) -> PeopleCompared:
    """What each said in `quotes`, one entry a statement, aligned by the day it was said."""
    sides, days = [], {}
    for column, person in enumerate(people):
        theirs = quotes.filter(speaker=person)
        newest = list(ready(theirs.newest())[: MOST + 1])
        cut = len(newest) > MOST
        sides.append(Side(person, theirs.count() if cut else len(newest), cut))
        for quote in one_a_statement(newest[:MOST]):
            day = days_of(quote)
            row = days.setdefault(day, Day(*day, people, [[] for _ in people]))
            row.columns[column].append(present(quote))
    return PeopleCompared(sides, sorted(days.values(), key=_in_order))


def one_a_statement(quotes: Iterable[Quote]) -> list[Quote]:
    """The fullest wording of every statement, at the place of the first one."""
    groups: dict = {}
    for quote in quotes:
        groups.setdefault(quote.statement_id or f"quote {quote.pk}", []).append(quote)
    return [fullest(group) for group in groups.values()]


def days_of(quote: Quote) -> tuple[datetime.date | None, datetime.date | None]:
    """The days to align by: between which it was said, else on which it was published."""
    first, last = quote.said_from or quote.said_to, quote.said_to or quote.said_from
    return (first, last) if first else (quote.published, quote.published)


def _in_order(day: Day) -> tuple:
    """By the last day on which it can have been; without a date comes last."""
    never = datetime.date.max
    return (day.last or never, day.first or never)
