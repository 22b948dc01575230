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
    """An article that is new, with what was read in it."""

    incoming: Incoming
    facts: Values
    readings: list[Values]
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
    mentions = [
        Mention(shown["speaker_name"], shown["speaker_kind"], shown["role"], published)
        for shown in map(read_values, readings)
    ]
    return Prepared(incoming, facts, readings, mentions, around)


def read(incoming: Incoming) -> Sequence[Quotation]:
    """The quotations of an article: as they came with it, else as the engine reads them."""
    if incoming.extracted is not None:
        return incoming.extracted
    return extract(incoming.source.text)


def version_row(text: str) -> Values:
    """The first text of an article."""
    return {"number": 1, "text": text, "sha256": fingerprint(text)}


def quote_row(values: Values, article: Values, taken: set[str]) -> Values:
    """A quote as its first reading makes it; nobody has decided anything about it yet.

    `taken` are the addresses that other quotes have; this one's is added.
    """
    public_id, attempt = address(article["public_id"], values["start"]), 0
    while public_id in taken:
        attempt += 1
        public_id = address(article["public_id"], values["start"], attempt)
    taken.add(public_id)
    return read_values(values) | {
        "public_id": public_id,
        "outlet_id": article["outlet_id"],
        "published": article["published"],
    }


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
