"""Differences that change what is claimed; any of them stops a machine from joining."""

from collections.abc import Sequence
from dataclasses import dataclass

from quotes.matching.reading import Reading

# Clauses correspond when what they share is at least this part of the lighter one.
_CORRESPOND = 0.5


@dataclass(frozen=True, slots=True)
class Match:
    """Two words that correspond: their places in the two readings' `words`."""

    a: int
    b: int


def objection(a: Reading, b: Reading, matches: Sequence[Match]) -> str:
    """What speaks against one claim, in words for an editor; empty when nothing does."""
    checks = (_negation, _modals, _conditions, _numbers, _names)
    linked = _linked_clauses(a, b, matches)
    for check in checks:
        found = check(a, b, linked)
        if found:
            return found
    return ""


@dataclass(slots=True)
class _Link:
    """A clause of a and one of b, with the matches between them."""

    a: int
    b: int
    matches: list[Match]


def _linked_clauses(a: Reading, b: Reading, matches: Sequence[Match]) -> list[_Link]:
    between: dict[tuple[int, int], list[Match]] = {}
    for match in matches:
        places = a.words[match.a].clause, b.words[match.b].clause
        between.setdefault(places, []).append(match)
    loads_a, loads_b = _loads(a), _loads(b)
    links = []
    for (one, two), found in between.items():
        shared = sum(a.words[match.a].weight for match in found)
        if shared >= _CORRESPOND * min(loads_a[one], loads_b[two]) or len(found) >= 3:
            links.append(_Link(one, two, found))
    return links


def _loads(reading: Reading) -> dict[int, float]:
    loads: dict[int, float] = {}
    for word in reading.words:
        loads[word.clause] = loads.get(word.clause, 0.0) + word.weight
    return loads


def _negation(a: Reading, b: Reading, links: Sequence[_Link]) -> str:
    for link in links:
        turned = sum(a.words[m.a].polarity + b.words[m.b].polarity for m in link.matches)
        negators = a.clauses[link.a].negations + b.clauses[link.b].negations
        if (turned + negators) % 2:
            return "one denies what the other asserts"
    return ""


def _modals(a: Reading, b: Reading, links: Sequence[_Link]) -> str:
    for link in links:
        one, two = a.clauses[link.a].modals, b.clauses[link.b].modals
        if one - {"can"} != two - {"can"}:
            only = ", ".join(sorted((one ^ two) - {"can"}))
            return f"'{only}' stands in one only"
    return ""


def _conditions(a: Reading, b: Reading, links: Sequence[_Link]) -> str:
    for link in links:
        one = a.conditions[a.clauses[link.a].sentence]
        two = b.conditions[b.clauses[link.b].sentence]
        if one != two:
            return f"the condition '{min(one ^ two)}' stands in one only"
    return ""


def _numbers(a: Reading, b: Reading, links: Sequence[_Link]) -> str:
    for link in links:
        one = {w.number for w in a.words if w.clause == link.a and w.number is not None}
        two = {w.number for w in b.words if w.clause == link.b and w.number is not None}
        if one != two:
            return "the numbers differ"
    return ""


def _names(a: Reading, b: Reading, links: Sequence[_Link]) -> str:
    matched_a = {m.a for link in links for m in link.matches}
    matched_b = {m.b for link in links for m in link.matches}
    for link in links:
        one = _lone_names(a, link.a, matched_a)
        two = _lone_names(b, link.b, matched_b)
        if one and two:
            return "a name stands where the other has another name"
    return ""


def _lone_names(reading: Reading, clause: int, matched: set[int]) -> list[str]:
    return [
        word.idea
        for index, word in enumerate(reading.words)
        if word.clause == clause and word.name and index not in matched
    ]
