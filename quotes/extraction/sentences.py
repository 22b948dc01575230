"""Sentences of the printed text, for what is shown around a quotation.

The engine itself splits sentences over blanked quotations; here a quotation is part of the
sentence that it stands in, and what is inside its marks does not end that sentence.
"""

import re
from functools import lru_cache

from .document import FOREIGN_BLANKS
from .lexicon.en import words
from .marks import find_marked
from .tagging import BLANK
from .types import Span

STOP = re.compile(r"[.!?…]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[^\W_a-z])|\n+")
# Without one of these there is no end within; that is quickly seen.
MAY_STOP = re.compile(r"[.!?…][\"'”’)\]]*\s|\n")
_TITLES = frozenset(word + "." for word in (*words.TITLE_ABBREVIATIONS, *words.ABBREVIATIONS))
LAST_WORD = re.compile(r"\S{1,20}$")
WIDEST = 2000  # characters that are looked through on either side


def sentence_around(text: str, start: int, end: int) -> Span:
    """The sentence, or sentences, that hold [start, end), as offsets into `text`.

    Never crosses a line break, except where the stretch itself does. The span has no blanks at
    either end and takes in quotation marks that stand around the stretch.
    """
    low = max(text.rfind("\n", 0, start) + 1, start - WIDEST)
    high = text.find("\n", end)
    high = min(len(text) if high < 0 else high, end + WIDEST)
    first, last = low, high
    for stop in _stops(text, low, high):
        if stop <= start:
            first = stop
        elif stop >= end:
            last = stop
            break
    return _stripped(text, first, last)


def sentence_before(text: str, start: int) -> Span | None:
    """The sentence before the one that begins at `start`, in the same line; else None."""
    low = max(text.rfind("\n", 0, start) + 1, start - WIDEST)
    if not text[low:start].strip():
        return None
    first = low
    for stop in _stops(text, low, start):
        if text[stop:start].strip():
            first = stop
    found = _stripped(text, first, start)
    return found if found[0] < found[1] else None


def _stops(text: str, low: int, high: int) -> list[int]:
    """The offsets at which a sentence begins, in [low, high)."""
    return [low + stop for stop in _stops_in(text[low:high])]


# One sentence is asked for several times: for its day, its narration and its neighbours.
@lru_cache(maxsize=64)
def _stops_in(stretch: str) -> tuple[int, ...]:
    """The offsets at which a sentence begins in a stretch."""
    if not MAY_STOP.search(stretch):
        return ()
    stretch = FOREIGN_BLANKS.sub(" ", stretch)
    for marked in find_marked(stretch):
        for a, b in marked.parts:
            if b - a > 1 and not _ends(stretch[a:b]):
                stretch = stretch[:a] + BLANK * (b - a) + stretch[b:]
            elif b - a > 1:
                stretch = stretch[:a] + BLANK * (b - a - 1) + stretch[b - 1 :]
    return tuple(
        stop.end() for stop in STOP.finditer(stretch) if not _abbreviated(stretch, stop.start())
    )


def _ends(inner: str) -> bool:
    return inner[-1] in ".!?…"


def _abbreviated(text: str, stop: int) -> bool:
    """Whether the full stop at `stop` belongs to an abbreviation or an initial."""
    found = LAST_WORD.search(text, max(stop - 20, 0), stop + 1)
    word = found.group().lstrip("(\"“'‘") if found else ""
    return word in _TITLES or (len(word) == 2 and word[0].isupper())


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
