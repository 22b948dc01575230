"""The pairs that new quotations bring."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from quotes.matching.days import FAR, REPORTED_WITHIN, span
from quotes.matching.features import Features, speaks_for_others
from quotes.matching.index import CAP, Index
from quotes.matching.pairing import compare
from quotes.matching.types import JOINING, Pair, Utterance


def pairs_among(
    new: Iterable[Utterance], old: Iterable[Utterance] = (), cap: int = CAP
) -> list[Pair]:
    """The pairs among `new` and between `new` and `old`, in the order of their keys.

    Of the old ones only those can matter that were said within `window` of a new one, and of these
    those of a speaker who is among the new or may speak for another; the rest are passed over at
    the cost of one look.
    """
    arriving = list(new)
    speakers = {utterance.speaker for utterance in arriving}
    anyone = any(speaks_for_others(utterance) for utterance in arriving)
    index = Index(cap)
    for utterance in old:
        if anyone or utterance.speaker in speakers or speaks_for_others(utterance):
            index.add(utterance)
    found = {pair for utterance in arriving for pair in entering(index, utterance)}
    return sorted(found, key=lambda pair: (pair.a, pair.b))


def stream(utterances: Iterable[Utterance], cap: int = CAP) -> Iterator[Pair]:
    """The pairs among quotations that come in the order of the days on which they were published.

    Memory is bounded by what was said in a few months. One that comes late by more than that finds
    only what is still held.
    """
    index = Index(cap)
    latest: date | None = None
    for utterance in utterances:
        days = span(utterance)
        if days and (latest is None or days[1] > latest):
            latest = days[1]
            index.forget(before=latest)
        yield from entering(index, utterance)


def window(utterance: Utterance) -> tuple[date, date] | None:
    """The days of publication between which older quotations can matter to a new one.

    None when it has no day: then all of the same speaker can.
    """
    days = span(utterance)
    if days is None:
        return None
    return days[0] - FAR, days[1] + FAR + REPORTED_WITHIN


@dataclass(frozen=True, slots=True)
class CapCost:
    """What capping the posting lists cost.

    Attributes:
        left_out: entries that the cap kept out of the index.
        joining, lost: pairs at a joining level without the cap, and those of them that it loses.
        recall: the part that is kept, 1.0 where there is nothing to lose.
    """

    left_out: int
    joining: int
    lost: int

    @property
    def recall(self) -> float:
        return 1 - self.lost / self.joining if self.joining else 1.0


def cap_cost(utterances: Iterable[Utterance], cap: int = CAP) -> CapCost:
    """Measure on a sample what a cap costs: match it with the cap and without, and compare."""
    sample = list(utterances)
    capped = Index(cap)
    kept = {pair for one in sample for pair in entering(capped, one)}
    free = Index(cap=len(sample) + 1)
    whole = {pair for one in sample for pair in entering(free, one)}
    joining = {pair for pair in whole if pair.level in JOINING}
    return CapCost(capped.left_out, len(joining), len(joining - kept))


def entering(index: Index, utterance: Utterance) -> Iterator[Pair]:
    """Compare one quotation with what the index holds, then enter it."""
    features = Features(utterance)
    for other in index.candidates(features):
        pair = compare(utterance, other)
        if pair:
            yield pair
    index.add(features)
