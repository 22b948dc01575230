"""From the text of one article to its quotations."""

import re

from .marks import Marked, find_marked
from .types import Quotation

NAME = r"[A-Z][\w’'-]+(?: (?:al-|bin |de )?[A-Z][\w’'-]+){0,3}"
CUE = r"said|says|told|added|wrote|insisted|replied|reiterated"
AFTER = re.compile(rf"\W{{0,4}}(?:(?P<name>{NAME}|he|she|they) (?P<cue>{CUE})\b|"
                   rf"(?P<cue2>{CUE}) (?P<name2>{NAME}))")  # fmt: skip


def extract(text: str) -> list[Quotation]:
    """Every quotation of `text`, in the order in which they begin. Never raises on any string."""
    return [_read(text, marked) for marked in find_marked(text)]


def _read(text: str, marked: Marked) -> Quotation:
    parts = tuple(_trim(text, start, end) for start, end in marked.parts)
    words = " ".join(text[start:end] for start, end in parts)
    kind = "direct" if words[:1].isupper() and len(words.split()) > 3 else "partial"
    found = AFTER.match(text, marked.outer[-1][1])
    name, cue = ("name", "cue") if found and found["name"] else ("name2", "cue2")
    if not found:
        return Quotation(parts[0][0], parts[-1][1], parts, words, kind, rule="none",
                         reason="no speaker stands beside the quotation")  # fmt: skip
    return Quotation(
        start=parts[0][0],
        end=parts[-1][1],
        fragments=parts,
        text=words,
        type=kind,
        speaker_text=found[name],
        speaker_kind="person",
        speaker_start=found.start(name),
        speaker_end=found.end(name),
        speaker_as_printed=found[name],
        cue=found[cue],
        cue_start=found.start(cue),
        cue_end=found.end(cue),
        rule="adjacent",
        reason="the speaker stands beside the quotation",
        confidence=0.8,
    )


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return start, end
