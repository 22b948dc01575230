"""What the matching gives for pairs that somebody has labelled."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from quotes.matching import compare, groups, pairs_among
from quotes.matching.types import JOINING, STATEMENT
from tests.matching import harder, seeds
from tests.matching.harder import Link

NEVER = "never"


@dataclass(frozen=True, slots=True)
class Score:
    """Of so many labelled and so many given, so many are right."""

    labelled: int
    given: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.labelled if self.labelled else 1.0


@dataclass(frozen=True, slots=True)
class Measured:
    """What some pairs are labelled, and what the matching gives them; "" for nothing.

    A pair that is given a level and has no label stands across two lines: it is a "never".
    """

    labels: dict[Link, str]
    given: dict[Link, str]

    def at(self, levels: Iterable[str], right: Iterable[str] = ()) -> Score:
        """Pairs given one of `levels`, right where the label is one of these or of `right`."""
        wanted = frozenset(levels)
        given = self._with(self.given, wanted)
        found = given & self._with(self.labels, wanted | set(right))
        return Score(len(self._with(self.labels, wanted)), len(given), len(found))

    def joined(self) -> Score:
        """Pairs that a machine joins."""
        return self.at(JOINING)

    def false_joins(self) -> list[Link]:
        return sorted(
            self._with(self.given, JOINING) - self._with(self.labels, JOINING), key=sorted
        )

    def without(self, ids: Iterable[str]) -> "Measured":
        """The same without some lines, by the ids with which their keys begin."""
        out = tuple(ids)
        kept = [{k: v for k, v in of.items() if not min(k).startswith(out)} for of in self._both()]
        return Measured(*kept)

    def _both(self) -> tuple[dict[Link, str], dict[Link, str]]:
        return self.labels, self.given

    @staticmethod
    def _with(levels: dict[Link, str], wanted: Iterable[str]) -> set[Link]:
        return {link for link, level in levels.items() if level in wanted}


def own_pairs(lines: list[dict]) -> Measured:
    """The pairs of each line, compared by themselves."""
    given = {}
    for line in lines:
        read = {one.key: one for one in harder.utterances([line])}
        for link in harder.labels(line):
            pair = compare(*(read[key] for key in link))
            given[link] = pair.level if pair else ""
    return Measured(_labels(lines), given)


def together(lines: list[dict]) -> Measured:
    """All lines matched at once."""
    found = pairs_among(harder.utterances(lines))
    return Measured(_labels(lines), {frozenset((p.a, p.b)): p.level for p in found})


def grouped(lines: list[dict]) -> Measured:
    """All lines matched at once: what then stands in one statement, through others too."""
    everything = harder.utterances(lines)
    statements = groups([one.key for one in everything], pairs_among(everything))
    links = {frozenset(two) for one in statements for two in combinations(one, 2)}
    return Measured(_labels(lines), dict.fromkeys(links, STATEMENT))


def of_seeds() -> Measured:
    """The pairs of the seed articles."""
    labels = {frozenset((one["a"], one["b"])): one["level"] for one in seeds.GOLD["pairs"]}
    labels |= {frozenset((one["a"], one["b"])): NEVER for one in seeds.GOLD["never_pairs"]}
    found = pairs_among(seeds.utterances())
    return Measured(labels, {frozenset((p.a, p.b)): p.level for p in found})


def _labels(lines: list[dict]) -> dict[Link, str]:
    return {link: label for line in lines for link, label in harder.labels(line).items()}
