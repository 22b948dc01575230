"""The sentence in which a stretch of text stands, for showing it around a fragment."""

import re

from quotes.extraction.sentences import sentence_around

# Where a sentence ends, for telling whether the stop within the marks ends the one around them.
BOUNDARY = re.compile(r"[.!?…][\"”’'»)\]]*\s+(?=[\"“‘'«(\[]*[A-Z0-9])")
TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>")
LONGEST = 280  # characters of narration on one side of a fragment


def paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the line or lines in which text[start:end] stands."""
    stop = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if stop < 0 else stop


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence around text[start:end], as the search rows have it too."""
    return sentence_around(text, start, end)


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
