"""A difference of two wordings, cut into the runs of words that a page prints one after another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from quotes.matching import Piece
from quotes.models import Quote


class Mark(StrEnum):
    """How a run of words stands to the wording that the others are read against."""

    SAME = "same"
    LEFT_OUT = "left-out"
    PUT_IN = "put-in"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Run:
    """Words with one mark. White space at either end is kept apart, so that no line is drawn
    through it."""

    mark: Mark
    text: str
    lead: str = ""
    after: str = ""


def runs(pieces: Iterable[Piece], breaks: Iterable[int] = ()) -> list[Run]:
    """The runs of a difference; `breaks` are offsets in the other text where it was interrupted.

    A difference of mere typography is folded: the other wording stands, unmarked.
    """
    found: list[Run] = []
    position, breaks = 0, sorted(breaks)
    for piece in pieces:
        if piece.base and not piece.trivial and piece.op in ("replace", "delete"):
            found.append(_run(Mark.LEFT_OUT, piece.base))
        mark = Mark.SAME if piece.trivial or piece.op == "equal" else Mark.PUT_IN
        found += _interrupted(mark, piece.other, position, breaks)
        position += len(piece.other)
    return found


def plain_runs(quote: Quote) -> list[Run]:
    """The words of a quote as they were printed, interruptions shown, nothing marked."""
    return list(_interrupted(Mark.SAME, quote.text, 0, breaks_in(quote)))


def breaks_in(quote: Quote) -> list[int]:
    """Where in the text of a quote a new piece begins.

    Pieces are offsets in the article. When they do not add up to the text (an editor changed it),
    no break is shown rather than a wrong one.
    """
    lengths = [end - start for start, end in quote.pieces]
    if sum(lengths) + len(lengths) - 1 != len(quote.text):
        return []
    begins, found = 0, []
    for length in lengths[:-1]:
        begins += length + 1
        found.append(begins)
    return found


def _interrupted(mark: Mark, text: str, position: int, breaks: list[int]) -> Iterator[Run]:
    """The text as runs, with a break at each offset that falls on it or inside it."""
    begins = 0
    for offset in breaks:
        cut = offset - position
        if 0 <= cut < len(text):
            if text[begins:cut]:
                yield _run(mark, text[begins:cut])
            yield Run(Mark.BREAK, "")
            begins = cut
    if text[begins:]:
        yield _run(mark, text[begins:])


def _run(mark: Mark, text: str) -> Run:
    words = text.strip()
    if not words:
        return Run(Mark.SAME, "", after=text)
    begins = text.index(words)
    return Run(mark, words, text[:begins], text[begins + len(words) :])
