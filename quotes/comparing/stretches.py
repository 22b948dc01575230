"""A wording as a page sets it: the printed words, marked, within the sentence that carries them.

The sentence stands around every wording, whole quotations too: a condition may lie outside the
quotation marks.
"""

from collections.abc import Callable
from dataclasses import dataclass

from quotes.comparing.runs import Run, runs, unmarked
from quotes.matching import Piece
from quotes.models import Quote
from quotes.presenting import Shown
from quotes.presenting.surroundings import (
    BOUNDARY,
    narration,
    sentence,
    shorten_left,
    shorten_right,
)
from quotes.presenting.words import CLOSING, MARKS, Part, evidence


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a wording: what was said, as runs, or narration, whose words are `text`."""

    part: Part
    runs: list[Run]


def stretches(
    shown: Shown, pieces: list[Piece] | None = None, cut: Callable = runs
) -> list[Stretch]:
    """The wording in its sentence; without a difference, nothing in it is marked.

    `cut` makes the runs of the pieces: `runs`, or `only_here`.
    """
    parts = in_sentence(shown)
    said = [part for part in parts if part.tone == "said"]
    begins = _begins(said, shown.quote.text)
    if pieces is None:
        marked = [unmarked(part.text) for part in said]
    elif begins is None:
        # What is stored is not what the article says there: the words stand alone.
        return [Stretch(Part("said", shown.quote.text), cut(pieces)[0])]
    else:
        marked = cut(pieces, begins)
    waiting = iter(marked)
    return [Stretch(part, next(waiting) if part.tone == "said" else []) for part in parts]


def in_sentence(shown: Shown) -> list[Part]:
    """The parts of a quote with its sentence around them, whatever its kind."""
    parts = list(shown.parts)
    surrounded = any(part.tone == "around" for part in parts)
    if surrounded or not shown.marked or evidence(shown.quote) is None:
        return parts
    before, after = _around(shown.quote)
    around = [Part("around", before), *parts, Part("around", after)]
    return [part for part in around if part.text or part.tone == "paragraph"]


def _around(quote: Quote) -> tuple[str, str]:
    text = quote.version.text
    first, last = sentence(text, quote.start, quote.end)
    # A full stop inside the marks ends the sentence that quotes them, when a new one follows.
    if BOUNDARY.match(text, quote.end - 1):
        last = quote.end
    before = narration(text[first : quote.start]).lstrip().rstrip(MARKS)
    after = narration(CLOSING.sub(r"\1", text[quote.end : last], count=1)).rstrip()
    return shorten_left(before), shorten_right(after)


def _begins(said: list[Part], text: str) -> list[int] | None:
    """Where in the quote's text each part of what was said begins; None when they do not fit."""
    if " ".join(part.text for part in said) != text:
        return None
    found, position = [], 0
    for part in said:
        found.append(position)
        position += len(part.text) + 1
    return found
