"""Which words of two quotations correspond."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.matching.alignment import align
from quotes.matching.concepts import same_name
from quotes.matching.reading import Reading
from quotes.matching.spoken import one_word
from quotes.matching.words import Word

# Spellings and compounds are only compared where few words are left over.
_FEW = 12


@dataclass(frozen=True, slots=True)
class Match:
    """Two words that correspond: their places in the two readings' `words`.

    `moved` where they do not stand in the same order as the others of their clause.
    """

    a: int
    b: int
    moved: bool = False


def correspond(a: Reading, b: Reading) -> list[Match]:
    """Align two texts word by word, then match what is left over wherever it stands."""
    matches = [Match(i, j) for i, j in _settled(a, b, align(a.sequence, b.sequence))]
    return matches + _left_over(a, b, matches)


def _settled(a: Reading, b: Reading, pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same alignment with each word by its neighbours, where it stands twice on one side.

    "I did not resign for that. I resigned because of him" / "I resigned because of him": an
    alignment of words alone may take the first "resign".
    """
    flipped = _beside(a, [(i, j) for i, j in pairs])
    return [(i, j) for j, i in _beside(b, [(j, i) for i, j in flipped])]


def _beside(a: Reading, pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pairs with the first of each moved next to the pair after or before it, if it can be."""
    row = a.sequence

    def sentence(place: int) -> int:
        return a.clauses[a.words[place].clause].sentence

    moved = [(-2, -2), *pairs, (len(row) + 1, -1)]
    for place in range(len(pairs), 0, -1):
        (i, j), (following, follows) = moved[place], moved[place + 1]
        near = following - 1
        free = i < near < len(row) - 1 and follows == j + 1 and row[near] == row[i]
        if free and sentence(near) == sentence(following) != sentence(i):
            moved[place] = (near, j)
    for place in range(1, len(pairs) + 1):
        (before, precedes), (i, j), (following, _) = moved[place - 1 : place + 2]
        near = before + 1
        free = 0 < near < i and precedes == j - 1 and row[near] == row[i] and following != i + 1
        if free and sentence(near) == sentence(before):
            moved[place] = (near, j)
    return moved[1:-1]


def _left_over(a: Reading, b: Reading, matches: Sequence[Match]) -> list[Match]:
    """What the alignment left on both sides: the same idea elsewhere, a name spelled otherwise."""
    taken_a, taken_b = {m.a for m in matches}, {m.b for m in matches}
    rest_a = [place for place in range(len(a.words)) if place not in taken_a]
    waiting: dict[str, list[int]] = defaultdict(list)
    for place in range(len(b.words) - 1, -1, -1):
        if place not in taken_b:
            waiting[b.words[place].idea].append(place)
    found, names = [], []
    for place in rest_a:
        queue = waiting.get(a.words[place].idea)
        if queue:
            found.append(Match(place, queue.pop()))
        else:
            names.append(place)
    rest_b = sorted(place for queue in waiting.values() for place in queue)
    if not names or not rest_b or len(names) > _FEW or len(rest_b) > _FEW:
        return found
    return found + _respelled(a, b, names, rest_b) + _together(a, b, names, rest_b)


def _together(a: Reading, b: Reading, rest_a: list[int], rest_b: list[int]) -> list[Match]:
    """Words that stand as one on one side and as two on the other: a compound, an acronym."""
    one = [Match(i, j) for i, j in _several(a, b, rest_a, rest_b)]
    two = [Match(i, j) for j, i in _several(b, a, rest_b, rest_a)]
    return one + two


def _several(a: Reading, b: Reading, rest_a: list[int], rest_b: list[int]) -> Iterator[tuple]:
    """The single words of a, each with the first of the words of b that are the same."""
    free = set(rest_b)
    for place in rest_a:
        word = a.words[place]
        for first in rest_b:
            row = b.words[first : first + max(2, len(word.key))]
            compound = first + 1 in free and _compound(word, *row[:2])
            if compound or (word.name and _acronym(word, row)):
                yield place, first


def _compound(word: Word, first: Word, second: Word) -> bool:
    return word.key == first.key + second.key and one_word(first.key, second.key)


def _acronym(word: Word, row: Sequence[Word]) -> bool:
    """Whether a name of three letters or more is the first letters of a row of names."""
    letters = word.key.casefold()
    if not 3 <= len(letters) == len(row) or not all(one.name and one.key for one in row):
        return False
    return letters == "".join(one.key[0] for one in row).casefold()


def _respelled(a: Reading, b: Reading, rest_a: list[int], rest_b: list[int]) -> list[Match]:
    found = []
    for one in rest_a:
        for two in rest_b:
            if same_name(a.words[one].idea, b.words[two].idea):
                found.append(Match(one, two))
                rest_b = [place for place in rest_b if place != two]
                break
    return found
