"""How two quotations are alike, word by word and clause by clause."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quotes.matching.alignment import align, longest_rising
from quotes.matching.concepts import same_name
from quotes.matching.reading import Reading
from quotes.matching.words import TELLING

# A word that corresponds but stands elsewhere in the order proves a little less.
_MOVED = 0.8
# Clauses correspond when they share this part of the lighter one, or two words of matter.
_CORRESPOND = 0.5
# Spellings of names are only compared where few words are left over.
_FEW = 12


@dataclass(frozen=True, slots=True)
class Match:
    """Two words that correspond: their places in the two readings' `words`.

    `moved` where they do not stand in the same order as the others of their clause.
    """

    a: int
    b: int
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A clause of a and a clause of b that correspond, by number, and their matches in order."""

    a: int
    b: int
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two texts are alike.

    Attributes:
        covered: the part (0 to 1) of the lighter text's weight that the other one has too.
        weight: the weight of what corresponds.
        telling: how many words of matter correspond.
        run: how many words of matter correspond one after the other, with none between.
        same: whether they are the same words, typography aside.
        links: the clauses that correspond. A word that both have in clauses that have nothing else
            in common counts for nothing: long texts share many.
    """

    covered: float
    weight: float
    telling: int
    run: int
    same: bool
    links: tuple[Link, ...]


def liken(a: Reading, b: Reading) -> Likeness:
    """Align two texts word by word, then match what is left over wherever it stands."""
    matches = [Match(i, j) for i, j in align(a.sequence, b.sequence)]
    matches += _left_over(a, b, matches)
    links = tuple(_links(a, b, matches))
    kept = [match for link in links for match in link.matches]
    weight = sum(_proof(a, b, match) for match in kept)
    lighter = min(a.weight, b.weight)
    same = bool(a.keys) and a.keys == b.keys
    covered = min(1.0, weight / lighter) if lighter else float(same)
    telling = sum(1 for match in kept if a.words[match.a].weight >= TELLING)
    return Likeness(covered, weight, telling, _run(a, kept), same, links)


def _run(a: Reading, kept: Iterable[Match]) -> int:
    """The words of matter in the longest stretch that both have without a gap."""
    longest = current = 0
    before = None
    for match in sorted(kept, key=lambda match: match.a):
        telling = a.words[match.a].weight >= TELLING
        follows = before is not None and (match.a, match.b) == (before.a + 1, before.b + 1)
        current = current + telling if follows else int(telling)
        longest = max(longest, current)
        before = match
    return longest


def _proof(a: Reading, b: Reading, match: Match) -> float:
    less = _MOVED if match.moved else 1.0
    return less * min(a.words[match.a].weight, b.words[match.b].weight)


def _left_over(a: Reading, b: Reading, matches: Sequence[Match]) -> list[Match]:
    """What the alignment left on both sides: the same idea elsewhere, a name spelled otherwise."""
    taken_a, taken_b = {m.a for m in matches}, {m.b for m in matches}
    rest_a = [place for place in range(len(a.words)) if place not in taken_a]
    waiting: dict[str, list[int]] = defaultdict(list)
    for place in range(len(b.words) - 1, -1, -1):
        if place not in taken_b:
            waiting[b.words[place].idea].append(place)
    found, names = [], []
    for place in rest_a:
        queue = waiting.get(a.words[place].idea)
        if queue:
            found.append(Match(place, queue.pop()))
        else:
            names.append(place)
    rest_b = sorted(place for queue in waiting.values() for place in queue)
    return found + _respelled(a, b, names, rest_b)


def _respelled(a: Reading, b: Reading, rest_a: list[int], rest_b: list[int]) -> list[Match]:
    if len(rest_a) > _FEW or len(rest_b) > _FEW:
        return []
    found = []
    for one in rest_a:
        for two in rest_b:
            if same_name(a.words[one].idea, b.words[two].idea):
                found.append(Match(one, two))
                rest_b = [place for place in rest_b if place != two]
                break
    return found


def _links(a: Reading, b: Reading, matches: Iterable[Match]) -> Iterable[Link]:
    between: dict[tuple[int, int], list[Match]] = defaultdict(list)
    for match in matches:
        between[a.words[match.a].clause, b.words[match.b].clause].append(match)
    for (one, two), found in sorted(between.items()):
        weights = [a.words[match.a].weight for match in found]
        enough = _CORRESPOND * min(a.loads[one], b.loads[two])
        if sum(weights) >= enough or sum(1 for w in weights if w >= TELLING) >= 2:
            yield Link(one, two, _in_clause_order(found))


def _in_clause_order(found: list[Match]) -> tuple[Match, ...]:
    """The matches of two clauses in order; moved is what stands otherwise within the clause."""
    found = sorted(found, key=lambda match: match.a)
    steady = set(longest_rising([(match.a, match.b) for match in found]))
    return tuple(Match(m.a, m.b, moved=(m.a, m.b) not in steady) for m in found)
