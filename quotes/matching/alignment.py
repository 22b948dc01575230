"""Which places of two sequences belong together, in bounded time and memory."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence

from rapidfuzz.distance import LCSseq

# The exact alignment keeps a bit for each cell: 4 million cells are half a megabyte.
EXACT_CELLS = 4_000_000


def align(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Pairs of places (i, j), rising in both, at which `a[i] == b[j]`.

    Up to `EXACT_CELLS` cells it is a longest common subsequence. Beyond, the sequences are first
    cut at items that stand once in each (the anchors of Cohen's "patience" difference), and a
    stretch between two anchors that is still too large is left unaligned, so that the cost grows
    with the length and not with its square.
    """
    codes: dict[Hashable, int] = {}
    left = [codes.setdefault(item, len(codes)) for item in a]
    right = [codes.setdefault(item, len(codes)) for item in b]
    found: list[tuple[int, int]] = []
    _align_range(left, right, (0, len(left), 0, len(right)), found)
    return found


def gather(
    a: Sequence[Hashable], b: Sequence[Hashable], pairs: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The same alignment with its gaps gathered, so that what was put in reads as one stretch.

    Where a run of pairs stands between two gaps of one side and fits as well at the end of the
    second gap, it moves there: "as said, we" before "we will", not "as said," and "we".
    """
    moved = [*pairs, (len(a), len(b))]
    for place in range(len(pairs) - 1, -1, -1):
        i, j = moved[place]
        next_i, next_j = moved[place + 1]
        before_i, before_j = moved[place - 1] if place else (-1, -1)
        if next_i == i + 1 and next_j > j + 1 and j > before_j + 1 and b[next_j - 1] == a[i]:
            moved[place] = (i, next_j - 1)
        elif next_j == j + 1 and next_i > i + 1 and i > before_i + 1 and a[next_i - 1] == b[j]:
            moved[place] = (next_i - 1, j)
    return moved[:-1]


def _align_range(
    a: list[int], b: list[int], bounds: tuple[int, int, int, int], found: list[tuple[int, int]]
) -> None:
    """Align `a[i0:i1]` with `b[j0:j1]` and append the pairs in order."""
    i0, i1, j0, j1 = bounds
    while i0 < i1 and j0 < j1 and a[i0] == b[j0]:
        found.append((i0, j0))
        i0, j0 = i0 + 1, j0 + 1
    tail = 0
    while i0 < i1 - tail and j0 < j1 - tail and a[i1 - tail - 1] == b[j1 - tail - 1]:
        tail += 1
    i1, j1 = i1 - tail, j1 - tail
    if (i1 - i0) * (j1 - j0) <= EXACT_CELLS:
        _exact(a, b, (i0, i1, j0, j1), found)
    else:
        _between_anchors(a, b, (i0, i1, j0, j1), found)
    found.extend((i1 + k, j1 + k) for k in range(tail))


def _exact(a, b, bounds, found) -> None:
    i0, i1, j0, j1 = bounds
    if i0 == i1 or j0 == j1:
        return
    for op in LCSseq.opcodes(a[i0:i1], b[j0:j1]):
        if op.tag == "equal":
            length = op.src_end - op.src_start
            found.extend((i0 + op.src_start + k, j0 + op.dest_start + k) for k in range(length))


def _between_anchors(a, b, bounds, found) -> None:
    i0, i1, j0, j1 = bounds
    anchors = _anchors(a, b, bounds)
    if not anchors:
        return
    for i, j in [*anchors, (i1, j1)]:
        if (i - i0) * (j - j0) <= EXACT_CELLS:
            _exact(a, b, (i0, i, j0, j), found)
        if i < i1:
            found.append((i, j))
        i0, j0 = i + 1, j + 1


def _anchors(a, b, bounds) -> list[tuple[int, int]]:
    """Items that stand once on each side, the longest run of them in the same order."""
    i0, i1, j0, j1 = bounds
    in_a, in_b = Counter(a[i0:i1]), Counter(b[j0:j1])
    where = {b[j]: j for j in range(j0, j1) if in_b[b[j]] == 1}
    pairs = [(i, where[a[i]]) for i in range(i0, i1) if in_a[a[i]] == 1 and a[i] in where]
    return longest_rising(pairs)


def longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of `pairs` (rising in the first) that also rises in the second."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        place = bisect_left(tails, j)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [j]
        ends[place : place + 1] = [index]
    run, index = [], ends[-1] if ends else -1
    while index >= 0:
        run.append(pairs[index])
        index = before[index]
    return run[::-1]
