"""A difference of two wordings, cut into the runs of words that a page prints one after another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from quotes.matching import Piece


class Mark(StrEnum):
    """How a run of words stands to the wording that the others are read against."""

    SAME = "same"
    LEFT_OUT = "left-out"
    PUT_IN = "put-in"


@dataclass(frozen=True, slots=True)
class Run:
    """Words with one mark. White space at either end is kept apart, so that no line is drawn
    through it."""

    mark: Mark
    text: str
    lead: str = ""
    after: str = ""


def unmarked(text: str) -> list[Run]:
    """Words as they were printed, nothing marked."""
    return [_run(Mark.SAME, text)]


def runs(pieces: Iterable[Piece], begins: Iterable[int] = (0,)) -> list[list[Run]]:
    """The runs of a difference, one list for each part of the other text.

    `begins` are the offsets in the other text at which its parts begin. A difference of mere
    typography is folded: the other wording stands, unmarked.
    """
    begins = list(begins)
    parts: list[list[Run]] = [[] for _ in begins]
    position = 0
    for piece in pieces:
        if piece.base and not piece.trivial and piece.op in ("replace", "delete"):
            part = parts[_part_at(position, begins)]
            part.append(_left_out(piece, part[-1] if part else None))
        mark = Mark.SAME if piece.trivial or piece.op == "equal" else Mark.PUT_IN
        for part, words in _divided(piece.other, position, begins):
            parts[part].append(_run(mark, words))
        position += len(piece.other)
    return parts


def only_here(pieces: Iterable[Piece], begins: Iterable[int] = (0,)) -> list[list[Run]]:
    """The same without what the other text lacks: only its own words stand and are marked."""
    return [[run for run in part if run.mark != Mark.LEFT_OUT] for part in runs(pieces, begins)]


def _divided(text: str, position: int, begins: list[int]) -> Iterator[tuple[int, str]]:
    """The text in the parts into which it falls, when it starts at `position`."""
    end = position + len(text)
    for part, start in enumerate(begins):
        stop = begins[part + 1] if part + 1 < len(begins) else end
        words = text[max(start - position, 0) : max(stop - position, 0)]
        if words:
            yield part, words


def _part_at(position: int, begins: list[int]) -> int:
    return max(part for part, start in enumerate(begins) if start <= position)


def _left_out(piece: Piece, before: Run | None) -> Run:
    """What the other wording lacks. Words stand apart from what is beside them, signs do not."""
    run = _run(Mark.LEFT_OUT, piece.base)
    if before and not before.after and _are_words(before.text[-1:], run.text[:1]):
        run = replace(run, lead=" ")
    apart = not piece.other or run.text[-1:].isalnum() or piece.other[:1].isalnum()
    return run if apart else replace(run, after="")


def _are_words(left: str, right: str) -> bool:
    return left.isalnum() and right.isalnum()


def _run(mark: Mark, text: str) -> Run:
    words = text.strip()
    if not words:
        return Run(Mark.SAME, "", after=text)
    begins = text.index(words)
    return Run(mark, words, text[:begins], text[begins + len(words) :])
