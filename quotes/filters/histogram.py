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
class Bar:
    """One month or year. `x` to `width` are where the drawing has it."""

    words: str
    count: int
    query: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Year:
    """A year with its months, as the table has them."""

    words: str
    count: int
    query: str
    months: list[tuple[str, int, str]]


@dataclass(frozen=True, slots=True)
class Histogram:
    """All bars from the first month to the last, and the years behind them."""

    bars: list[Bar]
    years: list[Year]
    undated: int
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def told(self) -> str:
        """From when to when it reaches."""
        first, last = self.years[-1].words, self.years[0].words
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
            in_words(place),
            counts[place],
            narrowed(question, place),
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
    found: dict[int, list[tuple[str, int, str]]] = {}
    for (year, month), number in sorted(months.items()):
        row = (in_words((year, month)), number, narrowed(question, (year, month)))
        found.setdefault(year, []).append(row)
    return [
        Year(str(year), sum(row[1] for row in rows), narrowed(question, (year,)), rows)
        for year, rows in sorted(found.items(), reverse=True)
    ]


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
    written = f"{place[0]:04}" + "".join(f"-{month:02}" for month in place[1:])
    other["from"] = other["to"] = written
    return other.urlencode()
