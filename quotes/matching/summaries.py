"""The differences between two wordings in one line of words."""

from itertools import takewhile

from quotes.matching.concepts import weight
from quotes.matching.diffs import diff
from quotes.matching.tokens import Unit, units
from quotes.matching.types import Piece
from quotes.matching.words import TELLING

# Equal stretches of at most this many words between two differences are told with them.
_ISLAND = 2
# Words on one side only, from this many on, are told by themselves.
_ALONE = 4
# How many words after a difference are told at most so that it can be understood.
_AFTER = 4
# Longer stretches are told by their first and last words.
_LONG, _HEAD, _TAIL = 14, 6, 4
# How many differences are told.
_MOST = 4


def summary(base: str, other: str) -> str:
    """The differences in words; empty where only typography differs.

    A is the base, B the other. A break "…" stands for what is told shorter here.

    >>> summary("It is completely a bilateral process.", "It is a totally bilateral process.")
    "'completely a bilateral process' / 'a totally bilateral process'"
    >>> summary("We will help.", "As we said, we will help.")
    "only in B: 'As we said'"
    """
    clusters = _clusters(diff(base, other))
    told = [_told(_text(cluster, "base"), _text(cluster, "other")) for cluster in clusters]
    more = len(told) - _MOST
    if more > 0:
        told[_MOST:] = [f"and {more} more"]
    return "; ".join(told)


def _clusters(pieces: list[Piece]) -> list[list[Piece]]:
    """The differences, each with what stands between its parts and after it."""
    found: list[list[Piece]] = []
    current: list[Piece] = []
    for index, piece in enumerate(pieces):
        if _stands_alone(piece):
            found += [cluster for cluster in (current, [piece]) if cluster]
            current = []
        elif _differs(piece) or (current and _is_island(pieces, index)):
            current.append(piece)
        elif current:
            found.append([*current, *_following(current, piece)])
            current = []
    return [*found, current] if current else found


def _differs(piece: Piece) -> bool:
    return piece.op != "equal" and not piece.trivial and bool(_words(piece.base + piece.other))


def _stands_alone(piece: Piece) -> bool:
    if piece.op == "replace" or not _differs(piece):
        return False
    return len(_words(piece.base + piece.other)) >= _ALONE


def _is_island(pieces: list[Piece], index: int) -> bool:
    """Whether a piece between two differences is short enough to be told with them."""
    later = pieces[index + 1] if index + 1 < len(pieces) else None
    if later is None or not _differs(later) or _stands_alone(later):
        return False
    return len(_words(pieces[index].base)) <= _ISLAND


def _following(cluster: list[Piece], after: Piece) -> list[Piece]:
    """The words after a replacement that breaks off before its noun."""
    sides = [_words(_text(cluster, side)) for side in ("base", "other")]
    if after.op != "equal" or all(side and _tells(side[-1]) for side in sides) or not all(sides):
        return []
    taken: list[Unit] = []
    for unit in takewhile(lambda unit: unit.word, units(after.base)[:_AFTER]):
        if taken and _tells(taken[-1]) and not _tells(unit):
            break
        taken.append(unit)
    text = "".join(unit.text for unit in taken)
    return [Piece("equal", text, text)]


def _words(text: str) -> list[Unit]:
    return [unit for unit in units(text) if unit.word]


def _tells(unit: Unit) -> bool:
    return any(weight(key) >= TELLING for key in unit.keys)


def _text(cluster: list[Piece], side: str) -> str:
    return "".join(getattr(piece, side) for piece in cluster)


def _told(base: str, other: str) -> str:
    base, other = _shortened(base), _shortened(other)
    if base and other:
        return f"'{base}' / '{other}'"
    return f"only in A: '{base}'" if base else f"only in B: '{other}'"


def _shortened(text: str) -> str:
    words = _words(text)
    if len(words) > _LONG:
        text = f"{text[words[0].start : words[_HEAD - 1].end]} … {text[words[-_TAIL].start :]}"
    return " ".join(text.split()).strip(" ,;:.")
