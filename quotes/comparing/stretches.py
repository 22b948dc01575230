"""A wording as a page sets it: the printed words, marked, within the sentence that carries them.

The sentence stands around every wording, whole quotations too: a condition may lie outside the
quotation marks.
"""

from collections.abc import Callable
from dataclasses import dataclass

from quotes.comparing.runs import Run, runs, unmarked
from quotes.matching import Piece
from quotes.presenting import Shown, words
from quotes.presenting.words import Part


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


def in_sentence(shown: Shown) -> tuple[Part, ...]:
    """The parts of a quote with its sentence around them, wherever marks say what was said."""
    return words.in_sentence(shown.quote) if shown.marked else shown.parts


def _begins(said: list[Part], text: str) -> list[int] | None:
    """Where in the quote's text each part of what was said begins; None when they do not fit."""
    if " ".join(part.text for part in said) != text:
        return None
    found, position = [], 0
    for part in said:
        found.append(position)
        position += len(part.text) + 1
    return found
