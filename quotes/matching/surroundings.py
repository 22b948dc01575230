"""Whether the sentences in which two pieces are printed tell of one remark."""

from quotes.matching.concepts import stem
from quotes.matching.lexicon import ROLES, SAYING
from quotes.matching.reading import Reading

_TELLS_NOTHING = frozenset(stem(word) for word in SAYING | ROLES)
# What the two sentences must share, without the pieces: this many ideas, this part of the fewer.
_SHARED, _PART = 3, 0.2
# How many ideas around a fragment must be in or around the longer wording.
_TOLD = 2


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


def carries(part: Reading, whole: Reading) -> bool:
    """Whether the sentence around a fragment tells what the longer wording says besides it.

    An article often prints a few words of an answer and tells the rest: if the other side would
    confront "terrorist groups", the government would think about it.
    """
    told = around(part) & (whole.ideas | around(whole))
    return len(told - part.ideas) >= _TOLD


def around(reading: Reading) -> frozenset[str]:
    """The ideas of the sentence around a piece that say what the piece is about.

    The piece itself is left out, and what stands around anything that the speaker says: the name
    and the office, a verb of saying, the day of the week.
    """
    name = (reading.utterance.speaker or "").split("-")
    return reading.sentence_ideas - reading.ideas - _TELLS_NOTHING - {stem(part) for part in name}
