"""What a quotation is about, in a few numbers that can be stored, and who shares enough of them.

The same question as that of `index`, for one speaker at a time and for an archive that is kept in a
database: of millions of quotations, those that were said near each other by one person are read as
numbers alone, and only those that share enough of them with a new one are read as words.
"""

import struct
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from zlib import crc32

from quotes.matching.days import reach
from quotes.matching.features import ideas_of
from quotes.matching.index import MOST, PERIOD, enough

Days = tuple[date, date]
# Two days between which lie more borders of periods than this leave open when it was said.
_LONGEST = 1
# The period of quotations of which nobody knows when they were said, and of those above.
ALWAYS = -1


def written(text: str) -> bytes:
    """The ideas of a text as they are stored: a number of four bytes for each, in order.

    The numbers are the same in every process and on every machine.
    """
    numbers = sorted({crc32(idea.encode()) for idea in ideas_of(text)})
    return struct.pack(f"<{len(numbers)}I", *numbers)


def period_of(days: Days | None) -> int:
    """Under which period a quotation is stored: that of the first day."""
    if days is None:
        return ALWAYS
    first, last = (day.toordinal() // PERIOD for day in days)
    return first if last - first <= _LONGEST else ALWAYS


def periods_near(days: Days | None) -> range | None:
    """The periods in which those stand that were said near these days, beside `ALWAYS`.

    None where they may stand in any.
    """
    if period_of(days) == ALWAYS:
        return None
    first, last = (day.toordinal() // PERIOD for day in reach(days))
    return range(first - _LONGEST, last + 1)


@dataclass(frozen=True, slots=True)
class Signature:
    """A quotation as it is stored for being found: by what it is named, and its ideas."""

    key: Hashable
    ideas: bytes

    @property
    def numbers(self) -> tuple[int, ...]:
        return struct.unpack(f"<{len(self.ideas) // 4}I", self.ideas)


def likeliest(
    new: Iterable[Signature], held: Iterable[Signature], most: int = MOST
) -> Iterator[tuple[Hashable, Hashable]]:
    """For each of some new quotations of one speaker at most `most` others of that speaker.

    Those that share the most ideas with it, as pairs of keys. `held` are quotations said near it in
    time; they are read once and in any order, and the new ones may be among them.
    """
    asking = [_Asking(one) for one in new]
    wanted: dict[int, list[_Asking]] = defaultdict(list)
    for one in asking:
        for idea in one.ideas:
            wanted[idea].append(one)
    known = frozenset(wanted)
    for other in held:
        theirs = other.numbers
        # Most share nothing: they cost one look.
        if common := known.intersection(theirs):
            for one, shared in Counter(one for idea in common for one in wanted[idea]).items():
                one.consider(other, len(theirs), shared, most)
    for one in asking:
        for _, key in nsmallest(most, one.found):
            yield one.signature.key, key


class _Asking:
    """A new quotation and the likeliest of those that were looked at for it so far."""

    def __init__(self, signature: Signature) -> None:
        self.signature = signature
        self.ideas = frozenset(signature.numbers)
        self.found: list[tuple[int, Hashable]] = []

    def consider(self, other: Signature, ideas: int, shared: int, most: int) -> None:
        """Keep another one that shares so many of its ideas, if that is enough."""
        if other.key == self.signature.key or shared < enough(min(len(self.ideas), ideas)):
            return
        self.found.append((-shared, other.key))
        if len(self.found) > 4 * most:
            self.found = nsmallest(most, self.found)
