"""Quotations of which the machine now reads something else than the editor saw."""

from dataclasses import dataclass
from typing import Any

from quotes.editing.fields import FIELDS
from quotes.editing.queue.kind import Kind
from quotes.editing.recompute import standing_decisions
from quotes.models import ChangeSet, Quote
from quotes.models.quote import Lifecycle, QuoteQuerySet


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that an editor decided, with what was read then and what is read now, in words."""

    field: str
    label: str
    seen: str
    read: str
    decided: str
    changeset: ChangeSet


def differences(quote: Quote) -> list[Difference]:
    """Every field of which a later reading says something else than the editor saw."""
    standing = standing_decisions(quote)
    return [
        Difference(
            flag.field,
            FIELDS[flag.field].label,
            in_words(flag.seen),
            in_words(flag.read),
            in_words(standing[flag.field].value),
            standing[flag.field].change.changeset,
        )
        for flag in quote.flags.open()
        if flag.field in standing
    ]


def in_words(value: Any) -> str:
    """A value as overrides and flags keep it, for an editor to read."""
    if isinstance(value, dict):
        known = [value["name"]] if value.get("name") else list(value.values())
        return ", ".join(str(part) for part in known if part) or "nothing"
    if isinstance(value, list):
        return ", ".join(in_words(part) for part in value) or "nothing"
    return "nothing" if value in (None, "") else str(value)


def rows() -> QuoteQuerySet:
    """The editor's word stands; whether it still should, an editor says."""
    return Quote.objects.filter(flagged=True, lifecycle=Lifecycle.LIVE).newest()


KIND = Kind(
    slug="flagged",
    title="Decided, and read otherwise since",
    lead="A later reading differs from what the editor saw. Does the decision still stand?",
    about="flag",
    rows=rows,
)
