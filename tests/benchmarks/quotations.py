"""Generated quotations for measuring the matching: many, deterministic, with planted variants.

20 to 60 words of which 45 in 100 are small ones, content words and 20,000 speakers by Zipf's law,
twelve years whose volume grows, three quotations in ten with one of 500 collocations. One in fifty
repeats the one before it in another outlet's wording. Days only go forward, as in a stream by date.
"""

import random
from bisect import bisect
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

from quotes.matching import Utterance
from quotes.matching.lexicon import CLAIM_WORDS, FUNCTION

FIRST, DAYS = date(2013, 1, 1), 12 * 365 + 3
CONTENT, SPEAKERS, PHRASES = 50_000, 20_000, 500
PLANTED = 50  # One quotation in so many repeats the one before it.
_EARLY = 0.1  # Where on the curve of a growing volume the twelve years begin.


def quotations(count: int, first: int = 0) -> Iterator[tuple[Utterance, str]]:
    """Of `count` quotations in the order of their days those from `first` on.

    Each comes with the key of the one that it repeats, "" for most. One is the same whatever
    `first` is.
    """
    words = Words()
    for number in range(first, count):
        yield _quotation(number, count, words)


def _quotation(number: int, count: int, words: "Words") -> tuple[Utterance, str]:
    repeats = number - 1 if number % PLANTED == PLANTED - 1 else number
    chance = random.Random(repeats)
    text, speaker = words.sentence(chance), f"person-{words.speaker(chance)}"
    day = FIRST + timedelta(days=_day((repeats + 0.5) / count))
    if repeats == number:
        return Utterance(f"{number:07}", f"{text}.", speaker, None, None, day), ""
    text = _variant(text, random.Random(number))
    return Utterance(f"{number:07}", text, speaker, None, None, day), f"{repeats:07}"


def _day(part: float) -> int:
    """The day on which this part of all quotations has been said, when volume grows."""
    low = _EARLY**0.5
    place = ((part * (1 - _EARLY) + _EARLY) ** 0.5 - low) / (1 - low)
    return min(int(DAYS * place), DAYS - 1)


def _variant(text: str, chance: random.Random) -> str:
    """What another outlet prints of it: the same, a cut at either end, or one word left out."""
    words = text.split()
    cut = max(10, len(words) * 2 // 3)
    drop = chance.randrange(1, len(words))
    kinds = (words, words[:cut], words[-cut:], words[:drop] + words[drop + 1 :])
    return " ".join(chance.choice(kinds))


class Words:
    """A made-up vocabulary with the frequencies of a real one."""

    def __init__(self) -> None:
        # A "not" or "may" in a made-up sentence would only measure that it stops a machine.
        self.small = sorted(FUNCTION - CLAIM_WORDS)
        self.content = _vocabulary(random.Random(0))
        self._small = _zipf(len(self.small), 2)
        self._content = _zipf(CONTENT, 20)
        self._speakers = _zipf(SPEAKERS, 3)
        self._phrases = _zipf(PHRASES, 3)
        known = random.Random(2)
        self.phrases = [
            [self.content[known.randrange(4000)] for _ in range(known.choice((2, 3)))]
            for _ in range(PHRASES)
        ]

    def sentence(self, chance: random.Random) -> str:
        words = [self._word(chance) for _ in range(chance.randint(20, 60))]
        if chance.random() < 0.3:
            place = chance.randrange(len(words))
            words[place:place] = self.phrases[bisect(self._phrases, chance.random())]
        return " ".join(words).capitalize()

    def _word(self, chance: random.Random) -> str:
        if chance.random() < 0.45:
            return self.small[bisect(self._small, chance.random())]
        return self.content[bisect(self._content, chance.random())]

    def speaker(self, chance: random.Random) -> int:
        return bisect(self._speakers, chance.random())


def _zipf(count: int, shift: int) -> list[float]:
    """Cumulative shares by Zipf's law, the first ones flattened by `shift`."""
    weights = [1 / (place + 1 + shift) for place in range(count)]
    total = sum(weights)
    shares = [share / total for share in accumulate(weights)]
    return [*shares[:-1], 1.0]


def _vocabulary(chance: random.Random) -> list[str]:
    starts = "b c d f g h j k l m n p r s t v w z br cr dr fr gr pr st tr pl cl sh ch th".split()
    vowels, ends = "a e i o u ai ea ou io".split(), "n r l t s nd rt st m ck".split()
    found: dict[str, None] = {}
    while len(found) < CONTENT:
        parts = [chance.choice(starts) + chance.choice(vowels) for _ in range(chance.randint(1, 3))]
        word = "".join(parts) + chance.choice(ends)
        if len(word) > 3 and word not in FUNCTION:
            found[word] = None
    return list(found)
