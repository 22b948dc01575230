"""The sentence in which a stretch of text stands, for showing it around a fragment."""

import re

from quotes.extraction.marks import find_marked

BOUNDARY = re.compile(r"[.!?…][\"”’'»)\]]*\s+(?=[\"“‘'«(\[]*[A-Z0-9])")
# No sentence ends after these: too much of a sentence is shown rather than too little.
ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Rep|Sen|Gov|Prof|St|No|vs|Jr|Sr|Inc|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$"
)
TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>")
LONGEST = 280  # characters of narration on one side of a fragment


def paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the line or lines in which text[start:end] stands."""
    stop = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if stop < 0 else stop


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence around text[start:end].

    A full stop within somebody's quoted words does not end the sentence that quotes them.
    """
    low, high = paragraph(text, start, end)
    quoted = [(low + m.start, low + m.end) for m in find_marked(text[low:high])]
    first = low
    for found in BOUNDARY.finditer(text, low, high):
        if any(a <= found.start() and found.end() < b for a, b in quoted):
            continue
        if ABBREVIATION.search(text, low, found.start()):
            continue
        if found.end() <= start:
            first = found.end()
        elif found.start() >= end:
            return first, found.end()
    return first, high


def narration(raw: str) -> str:
    """Narration as it is shown beside a quotation: in one line, without stray web tags."""
    return re.sub(r"\s+", " ", TAG.sub("", raw))


def shorten_left(words: str, limit: int = LONGEST) -> str:
    """The end of these words, cut between two of them."""
    if len(words) <= limit:
        return words
    return "[…] " + words[-limit:].partition(" ")[2]


def shorten_right(words: str, limit: int = LONGEST) -> str:
    """The beginning of these words, cut between two of them."""
    if len(words) <= limit:
        return words
    return words[:limit].rpartition(" ")[0] + " […]"
