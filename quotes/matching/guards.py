"""Differences that change what is claimed; any of them stops a machine from joining.

Each check looks at two clauses that correspond and says what it found in words for an editor.
"""

from collections.abc import Callable, Sequence

from quotes.matching.assertions import (
    condition,
    denier,
    hedges,
    modals,
    negation,
    others,
    question,
)
from quotes.matching.facing import Facing, facings
from quotes.matching.likeness import Likeness
from quotes.matching.quantities import cut_away, numbers, quantities
from quotes.matching.reading import Reading
from quotes.matching.replacements import opposed, other_name, replaced
from quotes.matching.roles import cause, order, voice
from quotes.matching.words import TELLING

_YES = frozenset(("yes", "yeah", "certainly"))
_NO = frozenset(("no", "never", "not", "nope"))


def objection(a: Reading, b: Reading, likeness: Likeness) -> str:
    """What speaks against one claim; empty when nothing does."""
    strongest = _strongest(facings(a, b, likeness.links))
    for check in _CHECKS:
        for facing in strongest:
            found = check(facing)
            if found:
                return found
    every = facings(a, b, likeness.links)
    return _answer(a, b) or cause(every) or replaced(every, likeness.weight)


def _strongest(found: Sequence[Facing]) -> list[Facing]:
    """Those that are the strongest of one of their clauses."""
    weights = [sum(word.weight for word in facing.a.matched()) for facing in found]
    best_a: dict[int, float] = {}
    best_b: dict[int, float] = {}
    for facing, weight in zip(found, weights, strict=True):
        best_a[facing.a.clause] = max(best_a.get(facing.a.clause, 0.0), weight)
        best_b[facing.b.clause] = max(best_b.get(facing.b.clause, 0.0), weight)
    return [
        facing
        for facing, weight in zip(found, weights, strict=True)
        if weight in (best_a[facing.a.clause], best_b[facing.b.clause])
    ]


def _answer(a: Reading, b: Reading) -> str:
    """ "Do we regret it? Yes." / "Do we regret it? No."."""
    one, two = _answers(a), _answers(b)
    return "the answers differ" if one and two and one != two else ""


def _answers(reading: Reading) -> set[str]:
    """What clauses without matter answer, where something is asked."""
    if not any(clause.question for clause in reading.clauses):
        return set()
    bare = [
        set(clause.keys)
        for number, clause in enumerate(reading.clauses)
        if reading.loads.get(number, 0.0) < TELLING
    ]
    return {"yes" for keys in bare if keys & _YES} | {"no" for keys in bare if keys & _NO}


_CHECKS: tuple[Callable[[Facing], str], ...] = (
    negation,
    denier,
    modals,
    condition,
    hedges,
    others,
    question,
    numbers,
    quantities,
    cut_away,
    other_name,
    order,
    voice,
    opposed,
)
