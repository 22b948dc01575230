"""What is active in a question, each part with the address of the list without it."""

from dataclasses import dataclass

from django.http import QueryDict

from quotes.filters.quotefilter import QuoteFilter
from quotes.paging import without_place
from quotes.presenting.dates import day
from quotes.presenting.states import KIND_CHOICES, STATES

SEVERAL = ("person", "outlet", "topic", "via", "kind", "status")


@dataclass(frozen=True, slots=True)
class Chip:
    """One active value."""

    label: str
    words: str
    query: str


def chips(asked: QuoteFilter, hide: frozenset[str] = frozenset()) -> list[Chip]:
    """The active values in the order of the form, bad ones too, so that they can be removed."""
    made = []
    for name in ("q", *SEVERAL, "from", "to"):
        if name in hide:
            continue
        for value in dict.fromkeys(filter(None, asked.data.getlist(name))):
            label = asked.filters[name].label
            made.append(Chip(label, _words(asked, name, value), without(asked.data, name, value)))
    return made


def without(data: QueryDict, name: str, value: str = "") -> str:
    """The query string without one value of a parameter, on the first page."""
    left = data.copy()
    left.setlist(name, [other for other in left.getlist(name) if value and other != value])
    return without_place(left).urlencode()


def searched(asked: QuoteFilter, hide: frozenset[str] = frozenset()) -> str:
    """The question as a sentence reads it: “bridge”, person Ada Quill, outlet EA WorldView."""
    parts = [
        f"{chip.label.lower()} {chip.words}" if chip.label != "Words" else chip.words
        for chip in chips(asked, hide)
    ]
    return ", ".join(parts)


def _words(asked: QuoteFilter, name: str, value: str) -> str:
    if name == "q":
        return f"“{value}”"
    if name in ("kind", "status"):
        return (KIND_CHOICES if name == "kind" else STATES).get(value, value)
    cleaned = asked.values.get(name) or ()
    if name in ("from", "to"):
        return day(cleaned) if cleaned else value
    return next((str(row) for row in cleaned if row.slug == value), value)
