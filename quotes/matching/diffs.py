"""The differences between two wordings, word by word."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from quotes.matching.alignment import align, gather
from quotes.matching.concepts import weight
from quotes.matching.lexicon import CLAIM_WORDS
from quotes.matching.tokens import Unit, units
from quotes.matching.types import Piece


@dataclass(frozen=True, slots=True)
class _Step:
    """A stretch of units on both sides, before neighbours are made one piece."""

    op: str
    base: list[Unit]
    other: list[Unit]
    trivial: bool = False

    @property
    def differs(self) -> bool:
        return self.op != "equal" and not self.trivial


def diff(base: str, other: str) -> list[Piece]:
    """The pieces of which two wordings consist, in order.

    The bases of all pieces joined are `base` exactly, the others `other`. A difference is trivial
    where only typography or spelling differs: quotation marks, commas, hyphens, capitals, US and UK
    spelling, a contraction written out, "Mr."; a "not", a number, a condition or a modal that one
    side lacks never is. An article or preposition that stands alone between two differences is
    told with them, as "completely a" for "a totally".

    Time and memory are bounded for texts of any length; of very long ones without common marks
    (see `alignment.align`) a whole stretch may come as one replacement.
    """
    steps = _with_islands(list(_steps(units(base), units(other))))
    return [
        _piece(list(run)) for _, run in groupby(steps, key=lambda step: (step.op, step.trivial))
    ]


def _steps(base: list[Unit], other: list[Unit]) -> Iterator[_Step]:
    one, two = _compared(base), _compared(other)
    i = j = 0
    for next_i, next_j in [*gather(one, two, align(one, two)), (len(base), len(other))]:
        if i < next_i or j < next_j:
            yield _difference(base[i:next_i], other[j:next_j])
        if next_i < len(base):
            yield _same(base[next_i], other[next_j])
        i, j = next_i + 1, next_j + 1


def _compared(cut: list[Unit]) -> list[tuple[str, ...]]:
    # A mark of mere typography has no keys; as printed, equal ones still find each other.
    return [unit.keys or (unit.text.strip(), "") for unit in cut]


def _difference(base: list[Unit], other: list[Unit]) -> _Step:
    op = "replace" if base and other else "delete" if base else "insert"
    return _Step(op, base, other, trivial=_keys(base) == _keys(other))


def _same(base: Unit, other: Unit) -> _Step:
    if base.text == other.text:
        return _Step("equal", [base], [other])
    return _Step("replace", [base], [other], trivial=True)


def _keys(cut: list[Unit]) -> list[str]:
    return [key for unit in cut for key in unit.keys]


def _with_islands(steps: list[_Step]) -> list[_Step]:
    """Turn an equal small word between two differences into a part of them."""
    told = list(steps)
    for place in range(1, len(steps) - 1):
        before, step, after = steps[place - 1 : place + 2]
        if before.differs and after.differs and _is_island(step):
            told[place - 1 : place + 2] = [
                _Step("replace", part.base, part.other) for part in (before, step, after)
            ]
    return told


def _is_island(step: _Step) -> bool:
    """Whether a step is one small word that claims nothing."""
    keys = _keys(step.base)
    if step.differs or len(keys) != 1 or keys[0] in CLAIM_WORDS:
        return False
    return step.base[0].word and weight(keys[0]) == 0


def _piece(run: list[_Step]) -> Piece:
    base = "".join(unit.text for step in run for unit in step.base)
    other = "".join(unit.text for step in run for unit in step.other)
    op = run[0].op
    if op == "replace" and not (base and other):
        op = "delete" if base else "insert"
    return Piece(op, base, other, run[0].trivial)
