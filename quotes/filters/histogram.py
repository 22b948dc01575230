"""How many quotes of a list were published in each month: a drawing, a table, and a filter."""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.http import QueryDict

from quotes.models.datekey import EPOCH
from quotes.paging import without_place

WIDTH, HEIGHT = 480, 90
MOST_BARS = 240  # months; beyond them a bar is a year


@dataclass(frozen=True, slots=True)
class Span:
    """A month or a year, and the address of the list of it; `chosen` where that is asked for."""

    words: str
    count: int
    query: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Bar(Span):
    """One of them as drawn. `x` to `height` are where the drawing has it."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Year(Span):
    """A year with its months, as the table has them."""

    months: list[Span]


@dataclass(frozen=True, slots=True)
class Histogram:
    """All bars from the first month to the last, and the years behind them."""

    bars: list[Bar]
    years: list[Year]
    undated: int
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def of_a_month(self) -> bool:
        """Whether a single month is asked for, which only the table names."""
        return any(month.chosen for year in self.years for month in year.months)

    @property
    def told(self) -> str:
        """From when to when it reaches."""
        first, last = self.years[-1].months[0].words, self.years[0].months[-1].words
        return first if first == last else f"{first} to {last}"


def histogram(days: Mapping[int, int], question: QueryDict) -> Histogram | None:
    """The histogram of counts by day number (0: no date); None where no date is known."""
    months: Counter[tuple[int, int]] = Counter()
    for day, number in days.items():
        if day:
            date = EPOCH + datetime.timedelta(day - 1)
            months[date.year, date.month] += number
    if not months:
        return None
    return Histogram(bars(months, question), years(months, question), days.get(0, 0))


def bars(months: Counter[tuple[int, int]], question: QueryDict) -> list[Bar]:
    """A bar for each month, the empty ones too, or for each year where there are many."""
    first, last = min(months), max(months)
    places: list[tuple[int, ...]] = list(through(first, last))
    counts: Counter[tuple[int, ...]] = Counter(months)
    if len(places) > MOST_BARS:
        places = [(year,) for year in range(first[0], last[0] + 1)]
        counts = Counter()
        for (year, _), number in months.items():
            counts[(year,)] += number
    most, step = max(counts.values()), WIDTH / len(places)
    return [
        Bar(
            *span(question, place, counts[place]),
            x=round(number * step, 2),
            # The fewest still show.
            y=round(HEIGHT - (height := max(HEIGHT * counts[place] / most, 2)), 2),
            width=round(max(step - 1, step * 0.8), 2),
            height=round(height, 2),
        )
        for number, place in enumerate(places)
        if counts[place]
    ]


def years(months: Counter[tuple[int, int]], question: QueryDict) -> list[Year]:
    """The years, the newest first, with those of their months in which anything was published."""
    found: dict[int, list[Span]] = {}
    for (year, month), number in sorted(months.items()):
        row = Span(*span(question, (year, month), number))
        found.setdefault(year, []).append(row)
    return [
        Year(*span(question, (year,), sum(row.count for row in rows)), rows)
        for year, rows in sorted(found.items(), reverse=True)
    ]


def span(question: QueryDict, place: tuple[int, ...], count: int) -> tuple[str, int, str, bool]:
    """What is told of a month or a year, drawn or not."""
    chosen = question.get("from") == question.get("to") == written(place)
    return in_words(place), count, narrowed(question, place), chosen


def through(first: tuple[int, int], last: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Every month from the first to the last."""
    for number in range(first[0] * 12 + first[1] - 1, last[0] * 12 + last[1]):
        yield number // 12, number % 12 + 1


def in_words(place: tuple[int, ...]) -> str:
    """ "June 2014", or "2014"."""
    return datetime.date(*place, 1).strftime("%B %Y") if len(place) == 2 else str(place[0])


def narrowed(question: QueryDict, place: tuple[int, ...]) -> str:
    """The query string of the same list, of one month or year."""
    other = without_place(question)
    other["from"] = other["to"] = written(place)
    return other.urlencode()


def written(place: tuple[int, ...]) -> str:
    """A month or a year as an address has it."""
    return f"{place[0]:04}" + "".join(f"-{month:02}" for month in place[1:])
