"""Two to four people beside each other, day by day."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from quotes.comparing.wordings import fullest
from quotes.models import Person, Quote
from quotes.presenting import Shown, present, ready

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
    """A day, and what each of the people said on it. No day: none is known."""

    day: datetime.date | None
    columns: list[list[Shown]]
    people: Sequence[Person] = ()

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
            day = day_of(quote)
            days.setdefault(day, Day(day, [[] for _ in people], people)).columns[column].append(
                present(quote)
            )
    return PeopleCompared(sides, sorted(days.values(), key=_in_order))


def one_a_statement(quotes: Iterable[Quote]) -> list[Quote]:
    """The fullest wording of every statement, at the place of the first one."""
    groups: dict = {}
    for quote in quotes:
        groups.setdefault(quote.statement_id or f"quote {quote.pk}", []).append(quote)
    return [fullest(group) for group in groups.values()]


def day_of(quote: Quote) -> datetime.date | None:
    """The day to align by: the last on which it can have been said, else when it was published."""
    return quote.said_to or quote.said_from or quote.published


def _in_order(day: Day) -> tuple:
    return (day.day is None, day.day or datetime.date.max)
