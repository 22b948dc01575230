"""Differences that change what is claimed; any of them stops a machine from joining.

Each check looks at two clauses that correspond and says what it found in words for an editor.
"""

from collections.abc import Callable, Iterator

from quotes.matching.alignment import align
from quotes.matching.lexicon import OPPOSED
from quotes.matching.likeness import Likeness, Link
from quotes.matching.reading import TELLING, Reading, Word

# Other words in the same place are borne when what corresponds weighs this many times as much.
_BORNE = 8.0


def objection(a: Reading, b: Reading, likeness: Likeness) -> str:
    """What speaks against one claim; empty when nothing does."""
    for check in _CHECKS:
        for link in _strongest(a, b, likeness):
            found = check(a, b, link)
            if found:
                return found
    return _replaced(a, b, likeness)


def _strongest(a: Reading, b: Reading, likeness: Likeness) -> Iterator[Link]:
    """The links that are the strongest of one of their clauses."""
    best: dict[tuple[str, int], float] = {}
    weights = [sum(a.words[match.a].weight for match in link.matches) for link in likeness.links]
    for link, weight in zip(likeness.links, weights, strict=True):
        for clause in (("a", link.a), ("b", link.b)):
            best[clause] = max(best.get(clause, 0.0), weight)
    for link, weight in zip(likeness.links, weights, strict=True):
        if weight == best["a", link.a] or weight == best["b", link.b]:
            yield link


def _negation(a: Reading, b: Reading, link: Link) -> str:
    """ "We will go" / "We will not go"; but "We oppose it" / "We do not support it" agree."""
    turned = sum(a.words[m.a].polarity + b.words[m.b].polarity for m in link.matches)
    negators = a.clauses[link.a].negations + b.clauses[link.b].negations
    return "one denies what the other asserts" if (turned + negators) % 2 else ""


def _denier(a: Reading, b: Reading, link: Link) -> str:
    """ "It is false that they left" / "They left"; "only the army can" / "the army can"."""
    one = _deniers(a, link.a, {match.a for match in link.matches})
    two = _deniers(b, link.b, {match.b for match in link.matches})
    return f"'{min(one ^ two)}' stands in one only" if bool(one) != bool(two) else ""


def _deniers(reading: Reading, clause: int, matched: set[int]) -> set[str]:
    found = {word.idea for word in _unmatched(reading, clause, matched) if word.denier}
    keys = reading.clauses[clause].keys
    return found | ({"only"} & set(keys) if "not" not in keys else set())


def _modals(a: Reading, b: Reading, link: Link) -> str:
    """ "They may leave" / "They leave"; tense alone ("will leave" / "leave") is no difference."""
    one, two = a.clauses[link.a].modals, b.clauses[link.b].modals
    claimed = (one ^ two) - {"can", "will"}
    # "can" may be left out in a translation, but it is not "will".
    if not claimed and ("can" in one) != ("can" in two) and ("will" in one) != ("will" in two):
        claimed = {"can"}
    return f"'{min(claimed)}' stands in one only" if claimed else ""


def _condition(a: Reading, b: Reading, link: Link) -> str:
    """ "We will help if they ask" / "We will help"."""
    differ = a.clauses[link.a].conditions ^ b.clauses[link.b].conditions
    return f"the condition '{min(differ)}' stands in one only" if differ else ""


def _question(a: Reading, b: Reading, link: Link) -> str:
    """ "Will we pay? No." / "We will pay."."""
    differ = a.clauses[link.a].question != b.clauses[link.b].question
    return "one asks what the other states" if differ else ""


def _numbers(a: Reading, b: Reading, link: Link) -> str:
    """ "Twenty were hurt" / "30 were hurt", between the words that correspond."""
    one = _numbers_between(a, link.a, [match.a for match in link.matches])
    two = _numbers_between(b, link.b, [match.b for match in link.matches])
    return "the numbers differ" if one != two else ""


def _numbers_between(reading: Reading, clause: int, places: list[int]) -> set:
    first, last = min(places) - 1, max(places) + 1
    return {
        word.number
        for word in reading.words[max(first, 0) : last + 1]
        if word.clause == clause and word.number is not None
    }


def _names(a: Reading, b: Reading, link: Link) -> str:
    """ "We will go to Lund" / "We will go to Oslo"."""
    one = any(word.name for word in _unmatched(a, link.a, {m.a for m in link.matches}))
    two = any(word.name for word in _unmatched(b, link.b, {m.b for m in link.matches}))
    return "a name stands where the other has another name" if one and two else ""


def _order(a: Reading, b: Reading, link: Link) -> str:
    """ "The union sued the firm" / "The firm sued the union"; a passive may turn them round."""
    moved = [match for match in link.matches if match.moved]
    telling = sum(1 for match in moved if a.words[match.a].weight >= TELLING)
    named = any(a.words[match.a].name for match in moved)
    passive = ("by" in a.clauses[link.a].keys) != ("by" in b.clauses[link.b].keys)
    listed = "and" in a.clauses[link.a].keys and "and" in b.clauses[link.b].keys
    if passive or not moved or (telling < 2 and (not named or listed)):
        return ""
    return "who does what to whom may differ"


def _opposed(a: Reading, b: Reading, link: Link) -> str:
    """ "We voted for it" / "We voted against it": small words that exclude each other."""
    one, two = a.clauses[link.a].keys, b.clauses[link.b].keys
    told = "indirect" in (a.utterance.kind, b.utterance.kind)
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


def _replaced(a: Reading, b: Reading, likeness: Likeness) -> str:
    """ "We will build a school here" / "We will build a prison here"."""
    replaced = sum(_replaced_weight(a, b, link) for link in likeness.links)
    if replaced and likeness.weight < _BORNE * replaced:
        return "other words stand in the same place"
    return ""


def _replaced_weight(a: Reading, b: Reading, link: Link) -> float:
    """The weight of words of matter that face other ones between, before or after matches."""
    kept = [match for match in link.matches if not match.moved]
    edges = [_edges(a, link.a), _edges(b, link.b)]
    taken_a, taken_b = {m.a for m in link.matches}, {m.b for m in link.matches}
    total, (i, i_end), (j, j_end) = 0.0, *edges
    for next_i, next_j in [*((m.a, m.b) for m in kept), (i_end, j_end)]:
        one = _telling_weight(a, range(i, next_i), taken_a)
        two = _telling_weight(b, range(j, next_j), taken_b)
        total += min(one, two)
        i, j = next_i + 1, next_j + 1
    return total


def _edges(reading: Reading, clause: int) -> tuple[int, int]:
    """The first place of a clause's words, and the one after its last."""
    return reading.bounds[clause]


def _telling_weight(reading: Reading, places: range, taken: set[int]) -> float:
    weights = (reading.words[place].weight for place in places if place not in taken)
    return sum(weight for weight in weights if weight >= TELLING)


def _unmatched(reading: Reading, clause: int, matched: set[int]) -> list[Word]:
    places = range(*reading.bounds[clause])
    return [reading.words[place] for place in places if place not in matched]


_PERSONS = frozenset(key for key, (line, _) in OPPOSED.items() if line == OPPOSED["we"][0])
_CHECKS: tuple[Callable[[Reading, Reading, Link], str], ...] = (
    _negation,
    _denier,
    _modals,
    _condition,
    _question,
    _numbers,
    _names,
    _order,
    _opposed,
)
