"""Under what a quotation is entered in the index: its ideas, read from the words alone.

This is the quick reading that every quotation gets; clauses, negations and numbers are read (see
`reading`) only where two quotations are compared, which is far more seldom.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from quotes.matching.concepts import concept, weight
from quotes.matching.spellings import word_keys
from quotes.matching.types import Utterance

# Features of one quotation; from a longer text those with the smallest hashes, so that the same
# ones are taken from two texts (min-wise sampling, Broder 1997).
MOST = 1000
_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")


class Features:
    """What an index needs to know of an utterance.

    Attributes:
        utterance: the quotation.
        ideas: what its words of matter are about, each once, in order.
    """

    __slots__ = ("_couples", "ideas", "utterance")

    def __init__(self, utterance: Utterance) -> None:
        self.utterance = utterance
        row = _row(utterance.text)
        self.ideas = _sampled(row)
        self._couples = _sampled(pairwise(row))

    def entered(self) -> Iterator[int]:
        """Under which features it is entered: numbers, as millions of tuples would weigh much."""
        yield from self.of_speaker()
        for couple in self._couples:
            yield hash(("anyone", couple))
            if speaks_for_others(self.utterance):
                yield hash(("open", couple))

    def of_others(self) -> Iterator[int]:
        """Under which features the words of other speakers are looked for: two ideas each."""
        lane = "anyone" if speaks_for_others(self.utterance) else "open"
        yield from (hash((lane, couple)) for couple in self._couples)

    def of_speaker(self) -> Iterator[int]:
        """Under which features the words of the same speaker are looked for: one idea each."""
        speaker = self.utterance.speaker
        if speaker is not None:
            yield from (hash((speaker, idea)) for idea in self.ideas)


def speaks_for_others(utterance: Utterance) -> bool:
    """Whether its words may be those of another speaker: it is unknown, or a body."""
    return utterance.speaker is None or utterance.speaker_kind in ("organisation", "group")


def ideas_of(text: str) -> list[str]:
    """What the words of matter of a text are about, each once; of a long text a sample."""
    return _sampled(_row(text))


def _row(text: str) -> list[str]:
    return [idea for word in _WORD.findall(text) for idea in _ideas(word)]


@lru_cache(maxsize=1 << 17)
def _ideas(word: str) -> tuple[str, ...]:
    """The ideas of one printed word: one, or none for a word without matter."""
    return tuple(concept(key)[0] for key in word_keys(word, True) if weight(key))


def _sampled(features: Iterable) -> list:
    found = list(dict.fromkeys(features))
    if len(found) <= MOST:
        return found
    return sorted(found, key=lambda feature: crc32(repr(feature).encode()))[:MOST]
