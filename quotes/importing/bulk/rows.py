"""The rows of one new article, worked out without asking the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from quotes.deriving.searchrows import printed
from quotes.editing.fields import FIELDS
from quotes.editing.recompute import read_values
from quotes.extraction import ENGINE_VERSION, Quotation, extract
from quotes.importing.people import Mention
from quotes.importing.pipeline import Incoming
from quotes.importing.plan import fingerprint
from quotes.importing.storing import is_stored, values_of
from quotes.models.naming import address

Values = dict[str, Any]


@dataclass(slots=True)
class Prepared:
    """An article that is new, with what was read in it.

    `shown` are the columns that each reading says.
    """

    incoming: Incoming
    facts: Values
    readings: list[Values]
    shown: list[Values]
    addresses: list[str]
    mentions: list[Mention]
    around: list[dict[str, str]]

    @property
    def text(self) -> str:
        return self.incoming.source.text


def prepare(incoming: Incoming, facts: Values) -> Prepared:
    """Read an article, if nobody has read it yet."""
    text, published = incoming.source.text, incoming.entry.published
    found = read(incoming)
    readings = [values_of(one, text, published) for one in found if is_stored(one, text)]
    around = [
        printed(text, one["start"], one["end"], one["fragments"], one["text"]) for one in readings
    ]
    shown = [read_values(one) for one in readings]
    mentions = [
        Mention(one["speaker_name"], one["speaker_kind"], one["role"], published) for one in shown
    ]
    addresses = [address(facts["public_id"], one["start"]) for one in readings]
    return Prepared(incoming, facts, readings, shown, addresses, mentions, around)


def read(incoming: Incoming) -> Sequence[Quotation]:
    """The quotations of an article: as they came with it, else as the engine reads them."""
    if incoming.extracted is not None:
        return incoming.extracted
    return extract(incoming.source.text)


def version_row(text: str) -> Values:
    """The first text of an article."""
    return {"number": 1, "text": text, "sha256": fingerprint(text)}


def free_address(wished: str, article: Values, start: int, taken: set[str]) -> str:
    """The address of a new quote; it is added to those that other quotes have."""
    public_id, attempt = wished, 0
    while public_id in taken:
        attempt += 1
        public_id = address(article["public_id"], start, attempt)
    taken.add(public_id)
    return public_id


def reading_row(values: Values) -> Values:
    """The reading that a quote begins with."""
    return {
        "number": 1,
        "engine": ENGINE_VERSION,
        "rule": values["rule"],
        "reason": values["reason"][:500],
        "confidence": values["confidence"],
        "values": values,
    }


def source_rows(values: Values) -> list[Values]:
    """The way that a quote came, without the outlets that the names are of."""
    return [
        {"position": place, "as_printed": link["as_printed"], "basis": link["basis"]}
        for place, link in enumerate(FIELDS["sources"].machine(values))
    ]
