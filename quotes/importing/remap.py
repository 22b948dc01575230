"""Which quotation of a new reading is which quote of an earlier one: pure, one to one."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

Span = tuple[int, int]
Block = tuple[int, int, int]  # offset in the earlier text, offset in the later one, length
LARGEST_DIFF = 4_000_000_000  # product of the lengths; about a second of work
SAME_PLACE = 0.5  # share of characters in common that makes two spans one place
KIN_WORDS = 70  # of 100: one of the two may be cut, or have its bounds elsewhere
SAME_WORDS = 90  # of 100: a quotation that moved further than the diff can follow


@dataclass(frozen=True, slots=True)
class Place:
    """A quotation in a text: its offsets (code points, half open) and its words."""

    start: int
    end: int
    text: str


def remap(old: Sequence[Place], new: Sequence[Place], before: str, after: str) -> dict[int, int]:
    """Map indexes of `new` to indexes of `old` for quotations that are the same.

    Offsets of `old` count in the text `before`, those of `new` in `after`. First by place, through
    a diff of the texts; then by words, where exactly one of each side is left that is alike.
    """
    blocks = shared_blocks(before, after)
    moved = [(follow(place.start, blocks), follow(place.end, blocks)) for place in old]
    pairs = by_place(old, moved, new)
    return pairs | by_words(old, new, pairs)


def shared_blocks(before: str, after: str) -> list[Block]:
    """Runs that both texts share, in order; none where the texts are too long to be compared."""
    if before == after:
        return [(0, 0, len(before))]
    if len(before) * len(after) > LARGEST_DIFF:
        return []
    return [
        (block.a, block.b, block.size)
        for block in Indel.opcodes(before, after).as_matching_blocks()
    ]


def follow(offset: int, blocks: list[Block]) -> int:
    """Where an offset of the earlier text lies in the later one."""
    result = 0
    for start, landed, size in blocks:
        if start > offset:
            break
        result = landed + min(offset - start, size)
    return result


def by_place(old: Sequence[Place], moved: Sequence[Span], new: Sequence[Place]) -> dict[int, int]:
    """Pairs that share most of their place, the best first, each side taken once.

    The words must bear it out: between two unlike texts a diff finds common letters anywhere.
    """
    ranked = sorted(
        (
            (overlap((place.start, place.end), span), -i, -j)
            for i, place in enumerate(new)
            for j, span in enumerate(moved)
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for share, i, j in ranked:
        if share < SAME_PLACE:
            break
        free = -i not in pairs and -j not in pairs.values()
        if free and fuzz.partial_ratio(new[-i].text, old[-j].text) >= KIN_WORDS:
            pairs[-i] = -j
    return pairs


def overlap(a: Span, b: Span) -> float:
    """Characters in common over characters in the union, 0 to 1."""
    common = min(a[1], b[1]) - max(a[0], b[0])
    return common / (max(a[1], b[1]) - min(a[0], b[0])) if common > 0 else 0.0


def by_words(old: Sequence[Place], new: Sequence[Place], paired: dict[int, int]) -> dict[int, int]:
    """Pairs among the rest whose words are alike, where neither side has a second candidate."""
    left = [j for j in range(len(old)) if j not in paired.values()]
    found: dict[int, list[int]] = {}
    for i in (i for i in range(len(new)) if i not in paired):
        alike = [j for j in left if fuzz.ratio(new[i].text, old[j].text) >= SAME_WORDS]
        if len(alike) == 1:
            found.setdefault(alike[0], []).append(i)
    return {candidates[0]: j for j, candidates in found.items() if len(candidates) == 1}
