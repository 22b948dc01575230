"""Differences that change what is claimed; any of them stops a machine from joining.

Each check looks at two clauses that correspond and says what it found in words for an editor.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction

from quotes.matching.facing import Facing, Side, facings
from quotes.matching.likeness import Likeness
from quotes.matching.reading import Reading
from quotes.matching.replacements import opposed, order, other_name, replaced, voice
from quotes.matching.words import TELLING, Word

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
    return _answer(a, b) or replaced(facings(a, b, likeness.links), likeness.weight)


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


def _negation(facing: Facing) -> str:
    """ "We will go" / "We will not go"; but "We oppose it" / "We do not support it" agree."""
    odd = sum(_turned(one) != _turned(two) for one, two in facing.word_pairs())
    total = odd + _loose_negations(facing.a) + _loose_negations(facing.b)
    # Two that are turned on one side each: "not A but B" / "A but not B".
    return "one denies what the other asserts" if odd > 1 or total % 2 else ""


def _turned(word: Word) -> bool:
    return bool((word.polarity + word.negated) % 2)


def _loose_negations(side: Side) -> int:
    """The negators of a clause that aim at no word that corresponds."""
    loose = sum(word.negated for word in side.unmatched())
    return loose + side.reading.clauses[side.clause].negations


def _denier(facing: Facing) -> str:
    """ "It is false that they left" / "They left"; "only the army can" / "the army can"."""
    one, two = _deniers(facing.a), _deniers(facing.b)
    return f"'{min(one ^ two)}' stands in one only" if bool(one) != bool(two) else ""


def _deniers(side: Side) -> set[str]:
    found = {word.idea for word in side.unmatched() if word.denier}
    return found | ({"only"} & set(side.keys) if "not" not in side.keys else set())


def _modals(facing: Facing) -> str:
    """ "They may leave" / "They leave"; tense alone ("will leave" / "leave") is no difference."""
    one = facing.a.reading.clauses[facing.a.clause].modals
    two = facing.b.reading.clauses[facing.b.clause].modals
    claimed = (one ^ two) - {"can", "will"}
    # "can" may be left out in a translation, but it is not "will".
    if not claimed and ("can" in one) != ("can" in two) and ("will" in one) != ("will" in two):
        claimed = {"can"}
    return f"'{min(claimed)}' stands in one only" if claimed else ""


def _condition(facing: Facing) -> str:
    """ "We will help if they ask" / "We will help"."""
    one = facing.a.reading.clauses[facing.a.clause].conditions
    two = facing.b.reading.clauses[facing.b.clause].conditions
    return f"the condition '{min(one ^ two)}' stands in one only" if one != two else ""


def _question(facing: Facing) -> str:
    """ "Will we pay? No." / "We will pay."."""
    one = facing.a.reading.clauses[facing.a.clause].question
    two = facing.b.reading.clauses[facing.b.clause].question
    return "one asks what the other states" if one != two else ""


def _numbers(facing: Facing) -> str:
    """ "Twenty boats sank" / "30 boats sank"; one cut away with its noun is no difference."""
    one, two = _loose_numbers(facing.a), _loose_numbers(facing.b)
    if (one and two) or any({**one, **two}.values()):
        return "the numbers differ"
    return ""


def _loose_numbers(side: Side) -> dict[Fraction, bool]:
    """The numbers that correspond to nothing, and whether the word after each does."""
    words, (first, last) = side.reading.words, side.bounds
    return {
        words[place].number: place + 1 in side.anywhere and place + 1 < last
        for place in range(first, last)
        if words[place].number is not None and place not in side.anywhere
    }


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
    _negation,
    _denier,
    _modals,
    _condition,
    _question,
    _numbers,
    other_name,
    order,
    voice,
    opposed,
)
