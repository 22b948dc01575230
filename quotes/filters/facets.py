"""The choices beside a list, each with how many quotes it would show."""

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nlargest

from quotes.filters.quotefilter import QuoteFilter
from quotes.filters.scan import Scan, scan
from quotes.models import Outlet, Person, Topic
from quotes.presenting.states import KIND_CHOICES, STATES

MOST = 8  # choices of one facet; the chosen ones are always among them
ROWS = {"person": Person, "outlet": Outlet, "topic": Topic, "via": Outlet}
NAMES = {"kind": KIND_CHOICES, "status": STATES}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet; `count` is None where it was not counted."""

    value: str
    label: str
    count: int | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One parameter with its choices; `more` says that others exist beyond those listed."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    more: bool
    errors: tuple[str, ...]

    @property
    def active(self) -> int:
        """How many of its choices are chosen."""
        return sum(choice.chosen for choice in self.choices)


def names(hide: Iterable[str] = ()) -> list[str]:
    """The facets of a page, without those that it has settled itself."""
    return [name for name in (*ROWS, *NAMES) if name not in hide]


def facets(asked: QuoteFilter, hide: frozenset[str] = frozenset()) -> list[Facet]:
    """The facets of a question with their counts."""
    return counted(asked, scan(asked, names(hide)), hide)


def chosen(asked: QuoteFilter, hide: frozenset[str] = frozenset()) -> list[Facet]:
    """The facets with only what is chosen in them, and nothing counted."""
    return [
        facet(asked, name, [(value, label, None) for value, label in chosen_in(asked, name)])
        for name in names(hide)
    ]


def counted(asked: QuoteFilter, found: Scan, hide: Iterable[str] = ()) -> list[Facet]:
    """The facets of what was counted, the most frequent first."""
    made = []
    for name in names(hide):
        numbers = found.counts.get(name, {})
        rows = of_rows(asked, name, numbers) if name in ROWS else of_names(name, numbers)
        made.append(facet(asked, name, rows, more=name in ROWS and len(numbers) > len(rows)))
    return made


def of_rows(asked: QuoteFilter, name: str, numbers: dict[int, int]) -> list[tuple]:
    """The most frequent rows of a table, and the chosen ones wherever they stand."""
    most = nlargest(MOST, numbers, key=lambda key: (numbers[key], -key))
    wanted = {row.pk: row for row in asked.values.get(name) or ()}
    stored = ROWS[name].objects.in_bulk([key for key in most if key not in wanted])
    found = wanted | stored
    rows = [(row.slug, str(row), numbers.get(key, 0)) for key, row in found.items()]
    return sorted(rows, key=lambda row: (-row[2], row[1]))


def of_names(name: str, numbers: dict[str, int]) -> list[tuple]:
    """The fixed values that anything has, in their own order, and those that are chosen."""
    return [(value, label, numbers.get(value, 0)) for value, label in NAMES[name].items()]


def chosen_in(asked: QuoteFilter, name: str) -> list[tuple[str, str]]:
    """The values of a facet that are chosen, with what they are called."""
    values = asked.values.get(name) or ()
    if name in ROWS:
        return [(row.slug, str(row)) for row in values]
    return [(value, NAMES[name][value]) for value in values]


def facet(asked: QuoteFilter, name: str, rows: list[tuple], *, more: bool = False) -> Facet:
    """A facet of these values; one that counts nothing is left out unless it is chosen."""
    wanted = {value for value, _ in chosen_in(asked, name)}
    return Facet(
        name,
        asked.filters[name].label,
        tuple(
            Choice(value, label, number, value in wanted)
            for value, label, number in rows
            if number or value in wanted
        ),
        more=more,
        errors=tuple(asked.form.errors.get(name, ())),
    )
