"""Statements: what pairs connect, as far as editors allow."""

from collections.abc import Hashable, Iterable

from quotes.exceptions import DecisionError
from quotes.matching.types import JOINING, WORDS, Pair

Link = tuple[str, str]


def groups(
    keys: Iterable[str],
    pairs: Iterable[Pair],
    must: Iterable[Link] = (),
    cannot: Iterable[Link] = (),
) -> list[frozenset[str]]:
    """Group `keys` into statements; every key comes back once, alone where nothing joins it.

    Editors' links come first. Then the pairs at level words and statement, the surest first; a pair
    that would bring together what an editor parted is passed over, and so is one by which a short
    piece would link two longer quotations. The outcome does not depend on the
    order of what is given; pairs and links with a key that is not in `keys` are left out.

    Raises:
        DecisionError: the editors' links contradict one another; the message names the quotations.
    """
    known = sorted(set(keys))
    inside = set(known)
    joined = [pair for pair in pairs if pair.level in JOINING and {pair.a, pair.b} <= inside]
    short = {key for pair in joined for key in pair.short}
    clusters = _Clusters(known, short, [link for link in cannot if set(link) <= inside])
    for a, b in sorted(link for link in must if set(link) <= inside):
        clusters.join(a, b)
    clusters.check()
    for pair in sorted(joined, key=_surest_first):
        if clusters.allow(pair):
            clusters.join(pair.a, pair.b)
    return clusters.result()


def _surest_first(pair: Pair) -> tuple[Hashable, ...]:
    # Short pieces last: by then the longer ones know where they belong.
    return (len(pair.short), pair.level != WORDS, -pair.score, *sorted((pair.a, pair.b)))


class _Clusters:
    """Disjoint sets that remember which of them may not meet."""

    def __init__(self, keys: list[str], short: set[str], cannot: list[Link]) -> None:
        self.members = {key: {key} for key in keys}
        self.root = {key: key for key in keys}
        self.long = {key for key in keys if key not in short}
        self.apart: dict[str, set[str]] = {key: set() for key in keys}
        for a, b in cannot:
            self.apart[a].add(b)
            self.apart[b].add(a)

    def join(self, a: str, b: str) -> None:
        keep, drop = self.root[a], self.root[b]
        if keep == drop:
            return
        if len(self.members[keep]) < len(self.members[drop]):
            keep, drop = drop, keep
        for key in self.members[drop]:
            self.root[key] = keep
        self.members[keep] |= self.members.pop(drop)
        self.apart[keep] |= self.apart.pop(drop)
        if drop in self.long:
            self.long.add(keep)

    def allow(self, pair: Pair) -> bool:
        """Whether editors and the rule for short pieces let the sets of a pair meet."""
        one, two = self.root[pair.a], self.root[pair.b]
        if one == two:
            return True
        if not self.apart[one].isdisjoint(self.members[two]):
            return False
        return not (pair.short and one in self.long and two in self.long)

    def check(self) -> None:
        """Raise DecisionError where two that may not meet are in one set already."""
        for root in sorted(self.members):
            parted = sorted(self.apart[root] & self.members[root])
            if parted:
                raise DecisionError(
                    f"Editors both joined and parted {', '.join(parted)}: take one decision back."
                )

    def result(self) -> list[frozenset[str]]:
        return sorted((frozenset(found) for found in self.members.values()), key=min)
