"""A clause of one quotation facing a clause of another, for the checks of what they claim."""

from dataclasses import dataclass

from quotes.matching.likeness import Link
from quotes.matching.reading import Reading
from quotes.matching.words import Word


@dataclass(frozen=True, slots=True)
class Side:
    """One of two clauses that correspond.

    Attributes:
        reading: the quotation.
        clause: the number of the clause in it.
        here: the places of its words that correspond to words of the other clause.
        anywhere: the places of all words of the quotation that correspond to something.
    """

    reading: Reading
    clause: int
    here: frozenset[int]
    anywhere: frozenset[int]

    @property
    def keys(self) -> list[str]:
        """All words of the clause that the speaker said."""
        return self.reading.clauses[self.clause].keys

    @property
    def bounds(self) -> tuple[int, int]:
        """The place of its first word of matter and the one after its last."""
        return self.reading.bounds[self.clause]

    @property
    def negations(self) -> int:
        """How many of its negators aim at no word of matter."""
        return self.reading.clauses[self.clause].negations

    def unmatched(self) -> list[Word]:
        """Its words of matter that correspond to nothing."""
        places = range(*self.bounds)
        return [self.reading.words[place] for place in places if place not in self.anywhere]

    def matched(self) -> list[Word]:
        """Its words that correspond to words of the other clause, in order."""
        return [self.reading.words[place] for place in sorted(self.here)]


@dataclass(frozen=True, slots=True)
class Facing:
    """Two clauses that correspond, and the link between them."""

    a: Side
    b: Side
    link: Link

    def word_pairs(self) -> list[tuple[Word, Word]]:
        """The words that correspond."""
        one, two = self.a.reading.words, self.b.reading.words
        return [(one[match.a], two[match.b]) for match in self.link.matches]


def facings(a: Reading, b: Reading, links: tuple[Link, ...]) -> list[Facing]:
    """The clauses that face each other through `links`."""
    all_a = frozenset(match.a for link in links for match in link.matches)
    all_b = frozenset(match.b for link in links for match in link.matches)
    found = []
    for link in links:
        one = Side(a, link.a, frozenset(match.a for match in link.matches), all_a)
        two = Side(b, link.b, frozenset(match.b for match in link.matches), all_b)
        found.append(Facing(one, two, link))
    return found
