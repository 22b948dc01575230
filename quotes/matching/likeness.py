"""How two quotations are alike, word by word and clause by clause."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from quotes.matching.alignment import longest_rising
from quotes.matching.matches import Match, correspond
from quotes.matching.reading import Reading
from quotes.matching.spoken import same_words
from quotes.matching.words import TELLING

# A word that corresponds but stands elsewhere in the order proves a little less.
_MOVED = 0.8
# Clauses correspond when they share this part of the lighter one, or two words of matter.
_CORRESPOND = 0.5


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
    links = tuple(_links(a, b, correspond(a, b)))
    kept = [match for link in links for match in link.matches]
    weight = sum(_proof(a, b, match) for match in kept)
    lighter = min(a.weight, b.weight)
    same = bool(a.keys) and same_words(a.keys, b.keys)
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
