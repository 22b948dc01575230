"""The differences between two wordings in one line of words."""

from quotes.matching.concepts import weight
from quotes.matching.diffs import diff
from quotes.matching.tokens import units
from quotes.matching.types import Piece

# Equal stretches of at most this many words between two differences are told with them.
_ISLAND = 2
# How many words after a difference are told so that it can be understood.
_AFTER = 2


def summary(base: str, other: str) -> str:
    """The differences in words; empty where only typography differs.

    >>> summary("It is completely a bilateral process.", "It is a totally bilateral process.")
    "'completely a bilateral process' / 'a totally bilateral process'"
    >>> summary("We will help.", "As we said, we will help.")
    "only in B: 'As we said'"
    """
    return "; ".join(_told(*cluster) for cluster in _clusters(diff(base, other)))


def _clusters(pieces: list[Piece]) -> list[tuple[str, str]]:
    """Differences with what stands between and after them, as (base, other)."""
    found: list[list[Piece]] = []
    current: list[Piece] = []
    for index, piece in enumerate(pieces):
        if (piece.op != "equal" and not piece.trivial and _says(piece)) or (
            current and _joins(pieces, index)
        ):
            current.append(piece)
        elif current:
            found.append([*current, *_following(current, piece)])
            current = []
    if current:
        found.append(current)
    return [("".join(p.base for p in c), "".join(p.other for p in c)) for c in found]


def _says(piece: Piece) -> bool:
    return any(unit.word for unit in [*units(piece.base), *units(piece.other)])


def _joins(pieces: list[Piece], index: int) -> bool:
    """Whether a piece between two differences is short enough to be told with them."""
    later = pieces[index + 1] if index + 1 < len(pieces) else None
    inside = sum(1 for unit in units(pieces[index].base) if unit.word)
    return bool(later and later.op != "equal" and not later.trivial and inside <= _ISLAND)


def _following(cluster: list[Piece], after: Piece) -> list[Piece]:
    """The words after a replacement, up to the first one without matter."""
    if after.op != "equal" or not any(p.base for p in cluster) or not any(p.other for p in cluster):
        return []
    taken = ""
    for unit in units(after.base)[:_AFTER]:
        if not unit.word or not any(weight(key) for key in unit.keys):
            break
        taken += unit.text
    return [Piece("equal", taken, taken)]


def _told(base: str, other: str) -> str:
    base, other = base.strip(" \n\t,;:."), other.strip(" \n\t,;:.")
    if base and other:
        return f"'{base}' / '{other}'"
    return f"only in A: '{base}'" if base else f"only in B: '{other}'"
