"""Candidates: which of many quotations are worth comparing with one, without looking at all.

An inverted index from ideas to quotations, cut first by the time in which a quotation was said and
by who may have said it. A quotation of a known speaker is looked for by its ideas among those of
the same speaker; across speakers (an unknown one, or a person and the body that the person speaks
for) only by two neighbouring ideas, as there an editor decides anyway.

Memory follows the time that is held, not the quotations seen: whoever streams by date calls
`forget` as days pass. A posting list stops growing at `cap`; `left_out` counts what that cost.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from quotes.matching.days import FAR, apart, span
from quotes.matching.features import Features, speaks_for_others
from quotes.matching.types import Utterance

PERIOD = 30  # Days that share one part of the index.
CAP = 200  # Quotations in one posting list.
MOST = 60  # Candidates given for one quotation.
# Two quotations of one speaker must share this part of the ideas of the one that has fewer, as
# nothing below three tenths of its weight is even proposed; but so many are enough in any case, as
# a passage that stands in two long texts joins them.
_PART, _ENOUGH = 0.3, 8
_ALWAYS = -1  # The period of quotations without a day.
_LONGEST_SPAN = 12  # Periods in which one quotation is entered at most.


class _Period:
    """The quotations of one period and the posting lists that lead to them.

    Nine features in ten stand in one quotation only: its place stands for a list of its own, which
    takes half the memory and time.
    """

    def __init__(self) -> None:
        self.entries: list[tuple[Utterance, int]] = []
        self.postings: dict[int, int | list[int]] = {}
        self.others = False  # Whether words of unknown speakers or of bodies are among them.

    def enter(self, features: Features, entered: Iterable[int], cap: int) -> int:
        """Enter a quotation; return in how many lists there was no room for it."""
        place, left_out = len(self.entries), 0
        self.others = self.others or speaks_for_others(features.utterance)
        self.entries.append((features.utterance, len(features.ideas)))
        for feature in entered:
            postings = self.postings.setdefault(feature, place)
            if postings == place:
                continue
            if isinstance(postings, int):
                self.postings[feature] = [postings, place]
            elif len(postings) < cap:
                postings.append(place)
            else:
                left_out += 1
        return left_out

    def sharing(self, asked: Iterable[int]) -> Counter[int]:
        """The places of the quotations that share features, and how many."""
        shared: Counter[int] = Counter()
        for feature in asked:
            postings = self.postings.get(feature)
            if isinstance(postings, int):
                shared[postings] += 1
            elif postings:
                shared.update(postings)
        return shared


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
        return sum(len(period.entries) for period in self._periods.values())

    def add(self, one: Utterance | Features) -> None:
        """Enter a quotation; one in a headline is passed over, as it takes no part."""
        features = _features(one)
        if features.utterance.headline:
            return
        entered = list(features.entered())
        for number in _periods_of(features.utterance):
            period = self._periods.setdefault(number, _Period())
            self.left_out += period.enter(features, entered, self.cap)

    def candidates(self, one: Utterance | Features, most: int = MOST) -> list[Utterance]:
        """At most `most` quotations that may be the same statement, the likeliest first."""
        features = _features(one)
        utterance = features.utterance
        ideas, couples = list(features.of_speaker()), list(features.of_others())
        ranked: dict[str, tuple[int, Utterance]] = {}
        for period in self._in_reach(utterance):
            for place, count in period.sharing(ideas).items():
                other, theirs = period.entries[place]
                if count >= enough(min(len(features.ideas), theirs)):
                    ranked[other.key] = (count, other)
            if not period.others and not speaks_for_others(utterance):
                continue
            for place, count in period.sharing(couples).items():
                other, _ = period.entries[place]
                if utterance.speaker is None or utterance.speaker != other.speaker:
                    ranked[other.key] = (count, other)
        ranked.pop(utterance.key, None)
        days = span(utterance)
        ranked = {key: two for key, two in ranked.items() if apart(days, span(two[1])) <= FAR}
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


def _features(one: Utterance | Features) -> Features:
    return one if isinstance(one, Features) else Features(one)


def _periods_of(utterance: Utterance) -> Iterable[int]:
    days = span(utterance)
    if days is None:
        return (_ALWAYS,)
    first, last = (day.toordinal() // PERIOD for day in days)
    return range(first, min(last, first + _LONGEST_SPAN) + 1)


def enough(fewer: int) -> int:
    """How many ideas two quotations of a speaker must share, of which one has so few."""
    return min(fewer, max(2, min(_ENOUGH, round(_PART * fewer))))
