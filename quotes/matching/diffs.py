"""The differences between two wordings, word by word."""

from quotes.matching.alignment import align
from quotes.matching.tokens import Unit, units
from quotes.matching.types import Piece


def diff(base: str, other: str) -> list[Piece]:
    """The pieces of which two wordings consist, in order.

    The bases of all pieces joined are `base` exactly, the others `other`. A difference is trivial
    where only typography or spelling differs: quotation marks, commas, hyphens, a capital at the
    start, US and UK spelling, a contraction written out, "Mr.".
    """
    one, two = units(base), units(other)
    found: list[Piece] = []
    i = j = 0
    for next_i, next_j in [*align(_keys(one), _keys(two)), (len(one), len(two))]:
        _differ(one[i:next_i], two[j:next_j], found)
        if next_i < len(one):
            _correspond(one[next_i], two[next_j], found)
        i, j = next_i + 1, next_j + 1
    return _merged(found)


def _keys(cut: list[Unit]) -> list[tuple[str, ...]]:
    # A mark of mere typography is compared as printed, so that equal ones stay equal.
    return [unit.keys or (unit.text.strip(), "") for unit in cut]


def _differ(base: list[Unit], other: list[Unit], found: list[Piece]) -> None:
    if base or other:
        op = "replace" if base and other else "delete" if base else "insert"
        found.append(Piece(op, _text(base), _text(other), _same_keys(base, other)))


def _correspond(base: Unit, other: Unit, found: list[Piece]) -> None:
    if base.text == other.text:
        found.append(Piece("equal", base.text, other.text))
    else:
        found.append(Piece("replace", base.text, other.text, trivial=True))


def _text(cut: list[Unit]) -> str:
    return "".join(unit.text for unit in cut)


def _same_keys(base: list[Unit], other: list[Unit]) -> bool:
    return [k for unit in base for k in unit.keys] == [k for unit in other for k in unit.keys]


def _merged(pieces: list[Piece]) -> list[Piece]:
    """Neighbours of one kind made one piece."""
    merged: list[Piece] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if last and (last.op, last.trivial) == (piece.op, piece.trivial):
            merged[-1] = Piece(
                last.op, last.base + piece.base, last.other + piece.other, piece.trivial
            )
        else:
            merged.append(piece)
    return merged
