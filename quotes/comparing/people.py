"""Two to four people beside each other, day by day."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.formats import date_format

from quotes.comparing.wordings import fullest
from quotes.filters.walk import Walk
from quotes.models import Person, Quote
from quotes.presenting import Shown, present, ready_at
from quotes.presenting.dates import either, is_either, span
from quotes.presenting.holdings import CAP, Total
from quotes.search import Stretch

# A page holds so many quotations of one person; the newest, and it says so.
MOST = 100


@dataclass(frozen=True)
class Side:
    """One of the people, with what the choice holds of theirs."""

    person: Person
    held: Total
    cut: bool
    statements: int = 0


@dataclass
class Day:
    """A day, or a range of days where no article tells which, and what each person said on it.

    `first` and `last` are None where no date is known at all; `one_of_two` says that it was
    either of them and no day between.
    """

    first: datetime.date | None
    last: datetime.date | None
    one_of_two: bool
    people: Sequence[Person]
    columns: list[list[Shown]]

    @property
    def words(self) -> str:
        """The heading of the row; a single day is told with its day of the week."""
        if self.first is None or self.last is None:
            return "No date known"
        if self.one_of_two:
            return f"{date_format(self.first, 'l')} {either(self.first, self.last)}"
        weekday = f"{date_format(self.first, 'l')} " if self.first == self.last else ""
        return weekday + span(self.first, self.last)

    @property
    def doubt(self) -> str:
        """Whether the day rests on inferred dates of publication; empty where on none."""
        if self.first is None:
            return ""
        doubts = {rests_on_doubtful(shown) for column in self.columns for shown in column}
        if doubts == {True}:
            return "date inferred"
        return "date inferred for some of these" if True in doubts else ""

    @property
    def cells(self) -> list[tuple[Person, list[Shown]]]:
        """Each column with whose it is."""
        return list(zip(self.people, self.columns, strict=True))


@dataclass(frozen=True)
class PeopleCompared:
    """The people in the order of the columns, and the days, oldest first."""

    sides: list[Side]
    days: list[Day] = field(default_factory=list)

    @property
    def quotes(self) -> list[Quote]:
        """All that stands here."""
        return [one.quote for day in self.days for column in day.columns for one in column]

    @property
    def together(self) -> int:
        """On how many days, or ranges of days, more than one of them is quoted."""
        return sum(sum(map(bool, day.columns)) > 1 for day in self.days if day.first)


def compare_people(people: Sequence[Person], walk_of: Callable[[Person], Walk]) -> PeopleCompared:
    """What each said, one entry a statement, aligned by the day it was said.

    `walk_of` goes through what is compared of a person: no more is fetched than a page holds.
    """
    sides, days = [], {}
    for column, person in enumerate(people):
        walk = walk_of(person)
        keys = walk.keys(Stretch(), MOST + 1)
        cut = len(keys) > MOST
        leading = one_a_statement(ready_at(keys[:MOST]))
        held = Total.capped(walk.count(CAP + 1)) if cut else Total(len(keys))
        sides.append(Side(person, held, cut, len(leading)))
        for quote in leading:
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


def days_of(quote: Quote) -> tuple[datetime.date | None, datetime.date | None, bool]:
    """The days to align by: between which it was said, else on which it was published.

    The last says whether it was one of the two and none between them.
    """
    first, last = quote.said_from or quote.said_to, quote.said_to or quote.said_from
    if first:
        return first, last, is_either(quote)
    return quote.published, quote.published, False


def rests_on_doubtful(shown: Shown) -> bool:
    """Whether the day by which it is aligned rests on an uncertain date of publication."""
    said = shown.quote.said_from or shown.quote.said_to
    return shown.said.doubtful if said else shown.published.doubtful


def _in_order(day: Day) -> tuple:
    """By the last day on which it can have been; without a date comes last."""
    never = datetime.date.max
    return (day.last or never, day.first or never, day.one_of_two)
