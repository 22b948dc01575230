"""Whether the sentences in which two pieces are printed tell of one remark."""

from quotes.matching.concepts import concept, stem, weight
from quotes.matching.lexicon import SAYING
from quotes.matching.reading import Reading
from quotes.matching.tokens import units

_SAYING = frozenset(stem(word) for word in SAYING)
# What the two sentences must share, without the pieces: this many ideas, this part of the fewer.
_SHARED, _PART = 3, 0.2


def agree(a: Reading, b: Reading, at_least: int = _SHARED) -> bool:
    """Whether the sentences around two pieces agree, the pieces themselves left out.

    `at_least` is how many ideas they must share.
    """
    one, two = a.utterance, b.utterance
    if one.sentence and (one.article, one.sentence) == (two.article, two.sentence):
        return True
    near_a, near_b = around(a), around(b)
    shared = near_a & near_b
    fewer = min(len(near_a), len(near_b))
    return len(shared) >= at_least and len(shared) >= _PART * fewer


def around(reading: Reading) -> frozenset[str]:
    """The ideas of the sentence around a piece, without those of the piece and of saying."""
    found = set()
    for unit in units(reading.utterance.sentence):
        for key in unit.keys if unit.word else ():
            if weight(key) > 0.25:
                found.add(concept(key)[0])
    return frozenset(found - reading.ideas - _SAYING)
