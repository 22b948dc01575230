"""Other words in one place: another name, another small word.

Each check but `replaced` looks at two clauses that correspond and says what it found.
"""

from collections.abc import Sequence

from quotes.matching.alignment import align
from quotes.matching.facing import Facing, Side
from quotes.matching.lexicon import OPPOSED
from quotes.matching.words import TELLING

# Other words in the same place are borne when what corresponds weighs this many times as much.
_BORNE = 8.0
_PERSONS = frozenset(key for key, (line, _) in OPPOSED.items() if line == OPPOSED["we"][0])


def other_name(facing: Facing) -> str:
    """ "We will go to Lund" / "We will go to Oslo"."""
    one = any(word.name for word in facing.a.unmatched())
    two = any(word.name for word in facing.b.unmatched())
    return "a name stands where the other has another name" if one and two else ""


def opposed(facing: Facing) -> str:
    """ "We voted for it" / "We voted against it": small words that exclude each other."""
    one, two = _without(facing.a.keys), _without(facing.b.keys)
    told = "indirect" in (facing.a.reading.utterance.kind, facing.b.reading.utterance.kind)
    i = j = 0
    for next_i, next_j in [*align(one, two), (len(one), len(two))]:
        for x in sorted(OPPOSED.keys() & one[i:next_i]):
            for y in sorted(OPPOSED.keys() & two[j:next_j]):
                if _exclude(x, y, told):
                    return f"'{x}' stands where the other has '{y}'"
        i, j = next_i + 1, next_j + 1
    return ""


def _without(keys: Sequence[str]) -> list[str]:
    """The keys with "with no" as "without"."""
    found: list[str] = []
    for key in keys:
        if key == "no" and found[-1:] == ["with"]:
            found[-1] = "without"
        else:
            found.append(key)
    return found


def _exclude(x: str, y: str, told: bool) -> bool:
    (line, side), (other_line, other_side) = OPPOSED[x], OPPOSED[y]
    # A speaker's "we" is told as "they".
    return line == other_line and side != other_side and not (told and x in _PERSONS)


def replaced(facings: Sequence[Facing], weight: float) -> str:
    """ "We will build a school here" / "We will build a prison here".

    `weight`: of all that corresponds. In a long sentence one other word is borne, as translators
    differ; in a short one it may be another statement.
    """
    facing_each_other = sum(_replaced_weight(facing) for facing in facings)
    if facing_each_other and weight < _BORNE * facing_each_other:
        return "other words stand in the same place"
    return ""


def _replaced_weight(facing: Facing) -> float:
    """The weight of words of matter that face other ones between, before or after matches."""
    kept = [(match.a, match.b) for match in facing.link.matches if not match.moved]
    (i, i_end), (j, j_end) = facing.a.bounds, facing.b.bounds
    total = 0.0
    for next_i, next_j in [*kept, (i_end, j_end)]:
        total += min(_loose(facing.a, range(i, next_i)), _loose(facing.b, range(j, next_j)))
        i, j = next_i + 1, next_j + 1
    return total


def _loose(side: Side, places: range) -> float:
    """The weight of the words of matter at these places that correspond to nothing here."""
    weights = (side.reading.words[place].weight for place in places if place not in side.here)
    return sum(weight for weight in weights if weight >= TELLING)
