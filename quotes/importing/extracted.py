"""Reads back what `extract_quotes` printed of an article. No Django, no database.

Words are never taken on trust: each piece must stand in the text, at the place that is named.
"""

from dataclasses import fields
from typing import Any

from quotes.exceptions import UnreadableSource
from quotes.extraction.types import Quotation

NAMES = {field.name for field in fields(Quotation)}
KINDS = {"direct", "partial", "block", "indirect"}
SPEAKERS = {None, "person", "organisation", "group", "document", "anonymous"}
PLACES = (("speaker_start", "speaker_end"), ("cue_start", "cue_end"))


def read_quotations(found: Any, text: str, name: str) -> tuple[Quotation, ...] | None:
    """The quotations of a line; None where it has none to tell of.

    Raises:
        UnreadableSource: one is no quotation of this text; the message says which.
    """
    if found is None:
        return None
    if not isinstance(found, list):
        raise UnreadableSource(f"{name}: write its quotes as a list")
    return tuple(
        _quotation(one, text, f"{name}, quotation {number}")
        for number, one in enumerate(found, start=1)
    )


def _quotation(one: Any, text: str, place: str) -> Quotation:
    if not isinstance(one, dict) or one.keys() - NAMES:
        raise UnreadableSource(f"{place}: write what extract_quotes prints, and nothing else")
    try:
        pieces = tuple((first, last) for first, last in one["fragments"])
        via, basis = tuple(one.get("via", ())), tuple(one.get("via_basis", ()))
        lists = {"fragments": pieces, "via": via, "via_basis": basis}
        made = Quotation(**one | lists)
        spans = [*pieces, (made.start, made.end)]
        spans += [span for span in _spans(made) if span != (None, None)]
        stands = all(0 <= first < last <= len(text) for first, last in spans)
        stands = stands and (made.start, made.end) == (pieces[0][0], pieces[-1][1])
        words = " ".join(text[first:last] for first, last in pieces)
        known = made.type in KINDS and made.speaker_kind in SPEAKERS
        sure = 0 <= made.confidence <= 1
    except (IndexError, KeyError, TypeError, ValueError) as error:
        raise UnreadableSource(f"{place}: not what extract_quotes prints ({error})") from error
    if not (known and sure):
        raise UnreadableSource(f"{place}: its type, its speaker's kind or its confidence is none")
    if not stands or words.split() != made.text.split():
        raise UnreadableSource(f"{place}: its words do not stand in the text at that place")
    return made


def _spans(made: Quotation) -> list[tuple]:
    return [(getattr(made, first), getattr(made, last)) for first, last in PLACES]
