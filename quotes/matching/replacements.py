"""Other words in one place: another name, another order, another small word.

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


def order(facing: Facing) -> str:
    """ "The union sued the firm" / "The firm sued the union"; a passive may turn them round."""
    words = facing.a.reading.words
    moved = [words[match.a] for match in facing.link.matches if match.moved]
    moved = [word for word in moved if not word.setting]
    telling = sum(1 for word in moved if word.weight >= TELLING)
    named = any(word.name for word in moved)
    listed = "and" in facing.a.keys and "and" in facing.b.keys
    if not moved or _turned_passive(facing) or (telling < 2 and (not named or listed)):
        return ""
    return "who does what to whom may differ"


def voice(facing: Facing) -> str:
    """ "They were attacked at the bridge" / "They attacked at the bridge"."""
    differ = any(one.passive != two.passive for one, two in facing.word_pairs())
    return (
        "what one does is done to it in the other" if differ and not _turned_passive(facing) else ""
    )


def _turned_passive(facing: Facing) -> bool:
    """Whether one side says in the passive, with "by", what the other says in the active."""
    return ("by" in facing.a.keys) != ("by" in facing.b.keys)


def opposed(facing: Facing) -> str:
    """ "We voted for it" / "We voted against it": small words that exclude each other."""
    one, two = facing.a.keys, facing.b.keys
    told = "indirect" in (facing.a.reading.utterance.kind, facing.b.reading.utterance.kind)
    i = j = 0
    for next_i, next_j in [*align(one, two), (len(one), len(two))]:
        for x in sorted(OPPOSED.keys() & one[i:next_i]):
            for y in sorted(OPPOSED.keys() & two[j:next_j]):
                if _exclude(x, y, told):
                    return f"'{x}' stands where the other has '{y}'"
        i, j = next_i + 1, next_j + 1
    return ""


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
