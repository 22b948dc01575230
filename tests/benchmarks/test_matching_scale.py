"""Matching at scale: time, memory and what the index loses. Prints; asserts no times.

MATCHING_QUOTES=1000000 python -m pytest -m benchmark tests/benchmarks/test_matching_scale.py
"""

import os
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterator
from statistics import median

import pytest

from quotes.matching.candidates import cap_cost, entering, pairs_among, stream
from quotes.matching.index import CAP, Index
from quotes.matching.types import JOINING, Pair, Utterance

from .quotations import PLANTED, quotations

COUNT = int(os.environ.get("MATCHING_QUOTES", "20000"))
SMALL, LARGE, ADDED = 100_000, 1_000_000, 1_000
# The part of all quotations that the last months can hold, with room to spare.
MONTHS = 0.06
SAMPLE = 10_000

pytestmark = pytest.mark.benchmark


def megabytes() -> float:
    """The most memory that this process has had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def watched(count: int, repeats: dict[str, str], peaks: list[float]) -> Iterator[Utterance]:
    """The quotations one by one; noting what repeats what, and the memory at each tenth."""
    for number, (one, original) in enumerate(quotations(count)):
        if original:
            repeats[one.key] = original
        if number % (count // 10) == 0:
            peaks.append(megabytes())
        yield one


def test_a_stream(capsys):
    repeats: dict[str, str] = {}
    peaks: list[float] = []
    levels: Counter[str] = Counter()
    found: set[tuple[str, str]] = set()
    begin, processor = time.perf_counter(), time.process_time()
    for pair in stream(watched(COUNT, repeats, peaks)):
        levels[pair.level] += 1
        if pair.level in JOINING:
            found.add((pair.b, pair.a))
    spent, wall = time.process_time() - processor, time.perf_counter() - begin
    right = found & set(repeats.items())
    assert len(repeats) == COUNT // PLANTED
    assert len(right) > 0.9 * len(repeats)
    with capsys.disabled():
        print(f"\n{COUNT:,} quotations: {spent:.0f} s of processor time, {wall:.0f} s in all")
        print(f"  {spent / COUNT * 1e3:.2f} ms a quotation; pairs {dict(levels)}")
        print(f"  planted {len(repeats)}, joined {len(right)}; others joined {len(found - right)}")
        print(f"  peak memory by tenths, MB: {' '.join(f'{peak:.0f}' for peak in peaks)}")
        print(f"  at the end {megabytes():.0f} MB")


def processor(work: Callable[[], list[Pair]]) -> tuple[float, list[Pair]]:
    """Seconds of processor time, and what came of them."""
    begin = time.process_time()
    outcome = work()
    return time.process_time() - begin, outcome


def adding(count: int) -> tuple[float, float, int]:
    """Adding a thousand to the others of `count`, the median of three thousands.

    Seconds with an index that is held, seconds when it is built for them, and the pairs they bring.
    What was said years before cannot matter: it is not in the index, and an import need not load
    it.
    """
    late = [one for one, _ in quotations(count, first=int(count * (1 - MONTHS)))]
    index = Index()
    for one in late[: -3 * ADDED]:
        index.add(one)
    held, pairs = [], []
    for first in range(len(late) - 3 * ADDED, len(late), ADDED):
        new = late[first : first + ADDED]
        spent, pairs = processor(lambda new=new: list(among(index, new)))
        held.append(spent)
    built, again = processor(lambda: pairs_among(late[-ADDED:], late[:-ADDED]))
    assert set(again) == set(pairs)
    return median(held), built, len(pairs)


def among(index: Index, new: list[Utterance]) -> Iterator[Pair]:
    for one in new:
        yield from entering(index, one)


def test_adding_a_thousand(capsys):
    adding(SMALL)  # Once for nothing: what is looked up once for each word is looked up.
    small, large = adding(SMALL), adding(LARGE)
    with capsys.disabled():
        for count, (held, built, pairs) in ((SMALL, small), (LARGE, large)):
            print(f"\n{ADDED:,} added to {count:,}: {held:.2f} s, {pairs} pairs")
            print(f"  with the months before read anew: {built:.2f} s")
        print(f"  ratio {large[0] / small[0]:.2f}, read anew {large[1] / small[1]:.2f}")


def test_what_the_cap_loses(capsys):
    sample = [one for one, _ in quotations(LARGE, first=LARGE - SAMPLE)]
    with capsys.disabled():
        for cap in (CAP // 20, CAP // 4, CAP):
            cost = cap_cost(sample, cap)
            print(f"\ncap {cap}: {cost.left_out} entries left out, {cost.lost} of {cost.joining}")
            print(f"  joining pairs lost, recall {cost.recall:.4f}")
