"""An utterance read once for comparing: its words, what they are about, and its clauses."""

from collections import defaultdict
from functools import cached_property, lru_cache

from quotes.matching.aiming import words_of
from quotes.matching.claims import read_signs
from quotes.matching.clauses import Clause, Place, cut
from quotes.matching.concepts import concept, weight
from quotes.matching.spoken import spoken
from quotes.matching.tokens import Unit, units
from quotes.matching.types import Utterance
from quotes.matching.words import TELLING

TINY = 4  # A piece of fewer words proves nothing by itself.
SHORT = 8  # A piece of fewer words may stand in many longer ones.


class Reading:
    """What comparing needs to know about one utterance; built once, not changed.

    Attributes:
        keys: its words, typography aside; brackets and question marks too, as these say something.
        length: how many words are printed.
        words: its words of matter, in order.
        clauses: its clauses, by number; of a fragment, those of the sentence around it.
    """

    def __init__(self, utterance: Utterance) -> None:
        self.utterance = utterance
        printed = units(utterance.text)
        self.keys = spoken([key for unit in printed for key in unit.keys if key != "!"])
        self.length = sum(1 for unit in printed if unit.word)
        places, self.clauses = _cut(utterance, printed)
        negators = read_signs(places, self.clauses, reported=utterance.kind == "indirect")
        self.words = tuple(words_of(places, self.clauses, negators))

    @property
    def short(self) -> bool:
        """Whether it may hang on a longer quotation but not link two; see `is_short`."""
        return self.length < SHORT

    @property
    def tiny(self) -> bool:
        """Whether it has fewer than four words, which prove nothing by themselves."""
        return self.length < TINY

    @property
    def sentence_like(self) -> bool:
        """Whether it is printed as a sentence of its own, not as a few words within another."""
        first = self.utterance.text[:1]
        return self.utterance.kind in ("direct", "block") and (first.isupper() or first.isdigit())

    @cached_property
    def weight(self) -> float:
        """The weight of all its words."""
        return sum(word.weight for word in self.words)

    @cached_property
    def sequence(self) -> list[str]:
        """The ideas of its words, in order."""
        return [word.idea for word in self.words]

    @cached_property
    def loads(self) -> dict[int, float]:
        """The weight of each clause, by its number."""
        loads: dict[int, float] = defaultdict(float)
        for word in self.words:
            loads[word.clause] += word.weight
        return loads

    @cached_property
    def bounds(self) -> dict[int, tuple[int, int]]:
        """For each clause the place of its first word of matter and that after its last."""
        bounds: dict[int, tuple[int, int]] = {}
        for place, word in enumerate(self.words):
            first, _ = bounds.get(word.clause, (place, place))
            bounds[word.clause] = (first, place + 1)
        return bounds

    @cached_property
    def ideas(self) -> frozenset[str]:
        """What the text is about."""
        return frozenset(word.idea for word in self.words)

    @cached_property
    def sentence_ideas(self) -> frozenset[str]:
        """The ideas of the sentence in which it is printed, its own included."""
        printed = units(self.utterance.sentence)
        keys = (key for unit in printed if unit.word for key in unit.keys)
        return frozenset(concept(key)[0] for key in keys if weight(key) >= TELLING)


@lru_cache(maxsize=4096)
def read(utterance: Utterance) -> Reading:
    """The reading of an utterance."""
    return Reading(utterance)


def is_short(text: str) -> bool:
    """Whether a text has fewer than eight words.

    Such a piece may stand in many longer quotations: it may hang on one but not link two.
    """
    return sum(1 for unit in units(text) if unit.word) < SHORT


def _cut(utterance: Utterance, printed: list[Unit]) -> tuple[list[Place], list[Clause]]:
    """The clauses of a quotation, and its places in them.

    A fragment is printed inside a sentence of the outlet's, and what turns its claim round may be
    there: it would not "be in the interest of the region".
    """
    text, sentence = utterance.text, utterance.sentence
    fragment = utterance.kind == "partial" or text[:1].islower()
    pieces = _pieces(text, sentence, utterance.fragments) if fragment else []
    return cut(units(sentence), pieces) if pieces else cut(printed)


def _pieces(text: str, sentence: str, fragments: int) -> list[tuple[int, int]]:
    """Where the pieces of a text stand in its sentence; nothing where they are not all there."""
    found: list[tuple[int, int]] = []
    rest, free = text, 0
    while rest and len(found) < fragments:
        size, start = len(rest), sentence.find(rest, free)
        while start < 0 and size > 0 and fragments > 1:
            size = rest.rfind(" ", 0, size)
            start = sentence.find(rest[:size], free) if size > 0 else -1
        if start < 0:
            return []
        free = start + size
        found.append((start, free))
        rest = rest[size:].lstrip()
    return [] if rest else found
