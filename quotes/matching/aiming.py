"""The words of matter of a quotation in order, each with what stands before it and denies it."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace

from quotes.matching.clauses import Clause, Place
from quotes.matching.lexicon import HEDGES, QUANTITIES
from quotes.matching.words import TELLING, Word, inner_capitals, word_at

_OF_THE_NEXT = QUANTITIES.keys() | HEDGES.keys()  # "Most of", "try to": told of what follows.
_NEAR = 6  # Small words that can stand before a word of matter as its own.


def words_of(
    places: list[Place], clauses: list[Clause], negators: frozenset[int]
) -> Iterator[Word]:
    """The words of matter that the speaker said, in order.

    Args:
        places: what `clauses.cut` gave.
        clauses: the clauses; negators that aim at no word are counted in them.
        negators: what `claims.read_signs` gave.
    """
    return _aimed(_words(places, inner_capitals(places)), places, negators, clauses)


def _words(places: list[Place], capital: set[str]) -> Iterator[tuple[int, Word]]:
    """The words of matter that the speaker said, each with the place where it starts."""
    index = free = 0
    while index < len(places):
        before = _before(places, free, index)
        size, word = word_at(places, index, capital, before)
        if word and not places[index].narration:
            yield index, word
        index += size
        if word and word.weight >= TELLING and places[index - 1].key not in _OF_THE_NEXT:
            free = index


def _before(places: list[Place], free: int, index: int) -> tuple[str, ...]:
    clause = places[index].clause
    near = places[max(free, index - _NEAR) : index]
    return tuple(place.key for place in near if place.clause == clause)


def _aimed(
    words: Iterable[tuple[int, Word]],
    places: list[Place],
    negators: frozenset[int],
    clauses: list[Clause],
) -> Iterator[Word]:
    """The words with the negators that aim at them: each at the next word of matter of its clause.

    Those that find none are counted in their clause.
    """
    waiting = deque(sorted(negators))
    for index, word in words:
        aimed = 0
        while waiting and waiting[0] < index and word.weight >= TELLING:
            clause = places[waiting.popleft()].clause
            aimed += clause == word.clause
            clauses[clause].negations += clause != word.clause
        yield replace(word, negated=aimed) if aimed else word
    for index in waiting:
        clauses[places[index].clause].negations += 1
