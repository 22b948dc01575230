"""Which quotations are worth comparing."""

from collections.abc import Iterable

from quotes.matching.pairing import compare_read
from quotes.matching.reading import Reading
from quotes.matching.types import Pair, Utterance


def pairs_among(new: Iterable[Utterance], old: Iterable[Utterance] = ()) -> list[Pair]:
    """The pairs among `new` and between `new` and `old`, in the order of their keys."""
    fresh = [Reading(utterance) for utterance in new]
    known = [Reading(utterance) for utterance in old]
    found = set()
    for index, reading in enumerate(fresh):
        for other in [*fresh[:index], *known]:
            pair = compare_read(reading, other)
            if pair:
                found.add(pair)
    return sorted(found, key=lambda pair: (pair.a, pair.b))
