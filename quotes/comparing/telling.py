"""The differences of two wordings in words: what a page says beside the marks."""

import re
from collections.abc import Iterable

from quotes.matching import Piece, summary
from quotes.models import Quote
from quotes.models.naming import fold

TRANSLATIONS = (
    "Words stand for one another: perhaps two translations of one sentence. That is a reading of "
    "this page; no article says it."
)
# Between two differences that a summary tells.
BETWEEN = re.compile(r"; (?='|only in [AB]: ')")
LONGEST_SIDE = 14
KEPT = 5


def differences(base: str, other: str, letter: str) -> tuple[str, ...]:
    """Each difference in words; none where only typography differs.

    `letter` is what the page calls the other wording; the base is A. A long passage is told by its
    first and last words: the marks show all of it.
    """
    told = summary(base, other)
    return tuple(_tell(one, letter) for one in BETWEEN.split(told) if one)


def contrasts(base: Quote, other: Quote) -> list[str]:
    """What differs around the words: the name, the day."""
    found = []
    names = (base.speaker_name, other.speaker_name)
    if all(names) and fold(names[0]) != fold(names[1]):
        found.append(f"The speaker is named differently: “{names[1]}”, there “{names[0]}”.")
    if _days_differ(base, other):
        found.append("The day on which it was said differs.")
    return found


def reading(pieces: Iterable[Piece]) -> list[str]:
    """What may explain a difference and is printed nowhere."""
    exchanged = any(piece.op == "replace" and not piece.trivial for piece in pieces)
    return [TRANSLATIONS] if exchanged else []


def _tell(difference: str, letter: str) -> str:
    prefix, _, sides = difference.partition("'")
    if prefix == "only in B: ":
        prefix = f"only in {letter}: "
    told = " / ".join(f"“{_shorten(side)}”" for side in sides[:-1].split("' / '"))
    return f"{prefix[:1].upper()}{prefix[1:]}{told}"


def _shorten(words: str) -> str:
    """A long passage by its first and last words."""
    split = words.split()
    if len(split) <= LONGEST_SIDE:
        return words
    return f"{' '.join(split[:KEPT])} … {' '.join(split[-KEPT:])}"


def _days_differ(base: Quote, other: Quote) -> bool:
    """Whether both days are known and cannot be the same."""
    if base.said_from is None or other.said_from is None:
        return False
    ends = [quote.said_to or quote.said_from for quote in (base, other)]
    return base.said_from > ends[1] or other.said_from > ends[0]
