"""Candidates: which of many quotations are worth comparing with one, without looking at all.

An inverted index from ideas to quotations, cut first by the time in which a quotation was said and
by who may have said it. A quotation of a known speaker is looked for by its ideas among those of
the same speaker; across speakers (an unknown one, or a person and the body that the person speaks
for) only by two neighbouring ideas, as there an editor decides anyway.

Memory follows the time that is held, not the quotations seen: whoever streams by date calls
`forget` as days pass. A posting list stops growing at `cap`; `left_out` counts what that cost.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from itertools import pairwise
from zlib import crc32

from quotes.matching.days import FAR, span
from quotes.matching.reading import Reading
from quotes.matching.types import Utterance

PERIOD = 30  # Days that share one part of the index.
CAP = 200  # Quotations in one posting list.
MOST = 60  # Candidates given for one quotation.
# Features of one quotation; from a longer text those with the smallest hashes, so that the same
# ones are taken from two texts (min-wise sampling, Broder 1997).
FEATURES = 1000
_ALWAYS = -1  # The period of quotations without a day.
_LONGEST_SPAN = 12  # Periods in which one quotation is entered at most.

Feature = tuple[Hashable, ...]


class _Period:
    """The quotations of one period and the posting lists that lead to them."""

    def __init__(self) -> None:
        self.readings: list[Reading] = []
        self.postings: dict[Feature, list[int]] = {}


class Index:
    """Quotations to be found again by what they say.

    Attributes:
        cap: how many quotations a posting list holds.
        left_out: how many entries the cap kept out so far.
    """

    def __init__(self, cap: int = CAP) -> None:
        self.cap = cap
        self.left_out = 0
        self._periods: dict[int, _Period] = {}

    def __len__(self) -> int:
        return sum(len(period.readings) for period in self._periods.values())

    def add(self, utterance: Utterance | Reading) -> None:
        """Enter a quotation; one in a headline is passed over, as it takes no part."""
        reading = _reading(utterance)
        if reading.utterance.headline:
            return
        features = list(_entered(reading))
        for number in _periods_of(reading.utterance):
            self._enter(self._periods.setdefault(number, _Period()), reading, features)

    def _enter(self, period: _Period, reading: Reading, features: list[Feature]) -> None:
        place = len(period.readings)
        period.readings.append(reading)
        for feature in features:
            postings = period.postings.setdefault(feature, [])
            if len(postings) < self.cap:
                postings.append(place)
            else:
                self.left_out += 1

    def candidates(self, utterance: Utterance | Reading, most: int = MOST) -> list[Reading]:
        """At most `most` quotations that may be the same statement, the likeliest first."""
        reading = _reading(utterance)
        features = list(_asked(reading))
        ranked: dict[str, tuple[int, Reading]] = {}
        for period in self._in_reach(reading.utterance):
            shared: Counter[int] = Counter()
            for feature in features:
                shared.update(period.postings.get(feature, ()))
            for place, count in shared.items():
                other = period.readings[place]
                if count >= _needed(reading, other):
                    ranked[other.utterance.key] = (count, other)
        ranked.pop(reading.utterance.key, None)
        best = sorted(ranked.items(), key=lambda item: (-item[1][0], item[0]))
        return [other for _, (_, other) in best[:most]]

    def _in_reach(self, utterance: Utterance) -> Iterator[_Period]:
        days = span(utterance)
        if days is None:
            yield from self._periods.values()
            return
        first = (days[0].toordinal() - FAR.days) // PERIOD
        last = (days[1].toordinal() + FAR.days) // PERIOD
        for number in [*range(first, last + 1), _ALWAYS]:
            if number in self._periods:
                yield self._periods[number]

    def forget(self, before: date) -> None:
        """Drop what cannot be near any quotation said on `before` or later."""
        limit = (before.toordinal() - FAR.days) // PERIOD
        for number in [n for n in self._periods if _ALWAYS < n < limit]:
            del self._periods[number]


def _reading(utterance: Utterance | Reading) -> Reading:
    return utterance if isinstance(utterance, Reading) else Reading(utterance)


def _periods_of(utterance: Utterance) -> Iterable[int]:
    days = span(utterance)
    if days is None:
        return (_ALWAYS,)
    first, last = (day.toordinal() // PERIOD for day in days)
    return range(first, min(last, first + _LONGEST_SPAN) + 1)


def _needed(a: Reading, b: Reading) -> int:
    """How many features two quotations must share to be worth a look."""
    same = a.utterance.speaker is not None and a.utterance.speaker == b.utterance.speaker
    return 1 if not same else min(2, len(a.ideas), len(b.ideas))


def _entered(reading: Reading) -> Iterator[Feature]:
    """Under which features a quotation is entered."""
    speaker = reading.utterance.speaker
    if speaker is not None:
        yield from (("said by", speaker, idea) for idea in _sampled(reading.ideas))
    for couple in _couples(reading):
        yield ("anyone", *couple)
        if _speaks_for_others(reading.utterance):
            yield ("open", *couple)


def _asked(reading: Reading) -> Iterator[Feature]:
    """Under which features its counterparts are looked for."""
    speaker = reading.utterance.speaker
    if speaker is not None:
        yield from (("said by", speaker, idea) for idea in _sampled(reading.ideas))
    lane = "anyone" if _speaks_for_others(reading.utterance) else "open"
    yield from ((lane, *couple) for couple in _couples(reading))


def _speaks_for_others(utterance: Utterance) -> bool:
    """Whether its words may be those of another speaker: it is unknown, or a body."""
    return utterance.speaker is None or utterance.speaker_kind in ("organisation", "group")


def _couples(reading: Reading) -> Iterable[tuple[str, str]]:
    return _sampled({(one.idea, two.idea) for one, two in pairwise(reading.words)})


def _sampled(features: Iterable) -> list:
    found = list(features)
    if len(found) <= FEATURES:
        return found
    return sorted(found, key=lambda feature: crc32(repr(feature).encode()))[:FEATURES]
