"""Coverage of a topic: outlets × statements, a cell for what an outlet printed of one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from quotes.comparing.wordings import fullest
from quotes.filters.walk import Walk
from quotes.models import Outlet, Quote
from quotes.presenting import Shown, present, ready
from quotes.search import Stretch

# A table of more rows or columns is read by nobody; the newest stand there, and it says so.
MOST_STATEMENTS = 60
MOST_OUTLETS = 40
LOOKED_AT = 2_000  # quotes, the newest; what is older stands there with a newer wording of it
ABSENT = "not in this database"
# The orders of the rows: what the reader calls it, and the key.
SORTS = {
    "newest": "newest first",
    "oldest": "oldest first",
    "outlets": "most outlets first",
    "speaker": "by speaker",
}


@dataclass(frozen=True)
class Cell:
    """What one outlet printed of one statement: its wordings, or nothing that is held."""

    outlet: Outlet
    wordings: list[Shown] = field(default_factory=list)

    @property
    def shown(self) -> Shown | None:
        """The fullest of them, which the cell opens."""
        return self.wordings[0] if self.wordings else None

    @property
    def others(self) -> list[Shown]:
        return self.wordings[1:]


@dataclass(frozen=True)
class Row:
    """One statement, with a cell for every outlet."""

    lead: Shown
    cells: list[Cell]

    @property
    def url(self) -> str:
        """The wordings side by side; of a single one, its evidence."""
        statement = self.lead.quote.statement
        return statement.get_absolute_url() if statement else self.lead.url

    @property
    def outlets(self) -> int:
        """How many outlets print it, of those that are held."""
        return sum(bool(cell.wordings) for cell in self.cells)


@dataclass(frozen=True)
class Coverage:
    """The table; `cut` where there is more than it holds."""

    outlets: list[Outlet]
    rows: list[Row]
    sort: str
    cut: bool

    @property
    def quotes(self) -> list[Quote]:
        """All that stands here."""
        return [one.quote for row in self.rows for cell in row.cells for one in cell.wordings]


def coverage(quotes, walk: Walk, sort: str = "newest") -> Coverage:
    """Who printed what among `quotes`, in a number of queries that does not grow.

    `walk` goes through the same in the order of dates: no more are looked at than a table holds.
    """
    sort = sort if sort in SORTS else "newest"
    keys = walk.keys(Stretch(), LOOKED_AT)
    newest = _newest(keys)
    groups = _groups(ready(quotes.filter(_any_of(newest[:MOST_STATEMENTS]))))
    outlets = _outlets(groups)
    rows = [_row(group, outlets[:MOST_OUTLETS]) for group in groups]
    more = len(newest) > MOST_STATEMENTS or len(keys) == LOOKED_AT
    cut = more or len(outlets) > MOST_OUTLETS
    return Coverage(outlets[:MOST_OUTLETS], _sorted(rows, sort), sort, cut)


def _newest(keys: list[int]) -> list[tuple[int | None, int]]:
    """The statement and a quote of it, by the newest quote of each.

    A quote without a statement stands by itself.
    """
    found: dict = {}
    rows = Quote.objects.filter(date_key__in=keys).newest().values_list("statement", "pk")
    for statement, pk in rows:
        found.setdefault(statement or f"quote {pk}", (statement, pk))
    return list(found.values())


def _any_of(kept: list[tuple[int | None, int]]) -> Q:
    """All quotes of these statements, also those that are too old to have been looked at."""
    alone = [pk for statement, pk in kept if statement is None]
    return Q(pk__in=alone) | Q(statement__in=[statement for statement, _ in kept if statement])


def _groups(quotes: Iterable[Quote]) -> list[list[Quote]]:
    found: dict = defaultdict(list)
    for quote in quotes:
        found[quote.statement_id or f"quote {quote.pk}"].append(quote)
    return list(found.values())


def _outlets(groups: Iterable[Sequence[Quote]]) -> list[Outlet]:
    """Those who print any of it, the one with most statements first."""
    number: dict[Outlet, int] = defaultdict(int)
    for group in groups:
        for outlet in {quote.outlet for quote in group}:
            number[outlet] += 1
    return sorted(number, key=lambda outlet: (-number[outlet], outlet.name))


def _row(group: Sequence[Quote], outlets: Sequence[Outlet]) -> Row:
    by_outlet: dict[int, list[Quote]] = defaultdict(list)
    for quote in group:
        by_outlet[quote.outlet_id].append(quote)
    return Row(present(fullest(group)), [_cell(one, by_outlet[one.pk]) for one in outlets])


def _cell(outlet: Outlet, quotes: list[Quote]) -> Cell:
    first = fullest(quotes) if quotes else None
    ordered = sorted(quotes, key=lambda quote: (quote is not first, quote.pk))
    return Cell(outlet, [present(quote) for quote in ordered])


def _sorted(rows: list[Row], sort: str) -> list[Row]:
    """The rows as the reader wants them; what has no date comes last whichever way."""
    dated = sorted((row for row in rows if _day(row)), key=_day, reverse=sort != "oldest") + [
        row for row in rows if not _day(row)
    ]
    if sort == "outlets":
        return sorted(dated, key=lambda row: -row.outlets)
    if sort == "speaker":
        return sorted(dated, key=lambda row: row.lead.speaker.name)
    return dated


def _day(row: Row) -> str:
    """The first day on which an outlet printed it; empty where none is known."""
    days = [one.published.iso for cell in row.cells for one in cell.wordings]
    return min(filter(None, days), default="")
