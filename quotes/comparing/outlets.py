"""Two outlets beside each other: the statements both carry, then what one of them carries."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from quotes.comparing.people import one_a_statement
from quotes.comparing.wordings import Wording, compare_wordings, fullest
from quotes.models import Outlet, Quote, Statement
from quotes.presenting import Shown, present_all, ready

# A page holds so many rows of each part; the newest, and it says so.
MOST = 50


@dataclass(frozen=True)
class Row:
    """One statement that both carry: the wordings of the first, and of the second."""

    statement: Statement
    left: list[Wording]
    right: list[Wording]


@dataclass(frozen=True)
class Alone:
    """What only one of the two carries."""

    outlet: Outlet
    other: Outlet
    quotes: list[Shown]
    cut: bool

    @property
    def absence(self) -> str:
        """What the reader must not conclude."""
        return (
            f"Not found in what this database holds of {self.other}. "
            f"That does not say that {self.other} did not print it."
        )


@dataclass(frozen=True)
class OutletsCompared:
    """Both outlets' share of the same quotes."""

    both: list[Row]
    cut: bool
    alone: list[Alone]

    @property
    def quotes(self) -> list[Quote]:
        """All that stands here."""
        both = [one.quote for row in self.both for one in (*row.left, *row.right)]
        return both + [one.quote for side in self.alone for one in side.quotes]

    @property
    def trivial(self) -> int:
        """How many differences of mere typography or spelling there are in all."""
        return sum(one.trivial for row in self.both for one in (*row.left, *row.right))

    @property
    def empty(self) -> bool:
        return not self.both and not any(side.quotes for side in self.alone)


def compare_outlets(
    quotes, first: Outlet, second: Outlet, *, unfold: bool = False
) -> OutletsCompared:
    """Align what two outlets published among `quotes`.

    Differences of mere typography are folded, unless `unfold` asks for every one.
    """
    both = (
        Statement.objects.filter(Exists(_of(quotes, first)), Exists(_of(quotes, second)))
        .order_by("-id")
        .values_list("pk", flat=True)
    )
    ids = list(both[: MOST + 1])
    return OutletsCompared(
        both=_rows(quotes, ids[:MOST], first, second, unfold),
        cut=len(ids) > MOST,
        alone=[_alone(quotes, first, second), _alone(quotes, second, first)],
    )


def _of(quotes, outlet: Outlet):
    return quotes.filter(outlet=outlet, statement=OuterRef("pk")).order_by()


def _rows(quotes, ids: list[int], first: Outlet, second: Outlet, unfold: bool) -> list[Row]:
    groups: dict[int, list[Quote]] = {pk: [] for pk in ids}
    for quote in ready(quotes.filter(statement__in=ids, outlet__in=[first, second])):
        groups[quote.statement_id].append(quote)
    return [_row(group, first, second, unfold) for group in groups.values()]


def _row(group: list[Quote], first: Outlet, second: Outlet, unfold: bool) -> Row:
    """The first outlet's fullest wording is the base: the other columns are read against it."""
    base = fullest(quote for quote in group if quote.outlet_id == first.pk)
    compared = compare_wordings(group, base.public_id, unfold=unfold)
    return Row(base.statement, compared.of_outlet(first), compared.of_outlet(second))


def _alone(quotes, outlet: Outlet, other: Outlet) -> Alone:
    theirs = quotes.filter(outlet=other, statement=OuterRef("statement")).order_by()
    alone = quotes.filter(outlet=outlet).exclude(Exists(theirs)).newest()
    found = list(ready(alone)[: MOST + 1])
    return Alone(outlet, other, present_all(one_a_statement(found[:MOST])), len(found) > MOST)
