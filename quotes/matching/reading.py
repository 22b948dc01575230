"""An utterance read once for comparing: its words, what they are about, and its clauses."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property, lru_cache

from quotes.matching.claims import read_signs
from quotes.matching.clauses import Clause, Place, cut
from quotes.matching.concepts import concept, stem, weight
from quotes.matching.figures import is_scale, run_value, value_of
from quotes.matching.lexicon import DENIERS, PHRASES
from quotes.matching.tokens import Unit, units
from quotes.matching.types import Utterance

TELLING = 0.5  # Words of at least this weight are words of matter.
TINY = 4  # A piece of fewer words proves nothing by itself.
SHORT = 8  # A piece of fewer words may stand in many longer ones.
_SETTING = frozenset(("in", "on", "at", "during", "since", "until"))
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "am", "got"))
_PARTICIPLES = ("ed", "en", "ught", "uck", "own", "orn", "ilt", "illed")
_LONGEST_NUMBER = 12  # Words; what goes on longer is counting aloud.
_DENIER_STEMS = frozenset(stem(word) for word in DENIERS)


@dataclass(frozen=True, slots=True)
class Word:
    """A word that carries matter.

    Attributes:
        idea: what it is about; two words with one idea match. A number's idea is its value.
        polarity: 1 where the word says the opposite of its idea ("oppose" of "back").
        weight: how much a match of it proves.
        clause: the number of its clause.
        name: whether it is printed as a name (a capital inside a sentence).
        number: its value where it is a number.
        denier: whether it turns round what it stands with: false, deny, impossible.
        negated: how many negators aim at it, as in "will not be in the interest" one at "interest".
        passive: whether it is something done to the subject: "was attacked".
        setting: whether it says when or where: "in Lund", "on Monday".
    """

    idea: str
    polarity: int
    weight: float
    clause: int
    name: bool
    number: Fraction | None = None
    denier: bool = False
    negated: int = 0
    passive: bool = False
    setting: bool = False


class Reading:
    """What comparing needs to know about one utterance; built once, not changed.

    Attributes:
        keys: its words, typography aside; brackets and question marks too, as these say something.
        length: how many words are printed.
        words: its words of matter, in order.
        clauses: its clauses, by number; of a fragment, those of the sentence around it.
    """

    def __init__(self, utterance: Utterance) -> None:
        self.utterance = utterance
        printed = units(utterance.text)
        self.keys = tuple(key for unit in printed for key in unit.keys if key != "!")
        self.length = sum(1 for unit in printed if unit.word)
        places, self.clauses = _cut(utterance, printed)
        negators = read_signs(places, self.clauses, reported=utterance.kind == "indirect")
        words = _words(places, _inner_capitals(printed))
        self.words = tuple(_aimed(words, places, negators, self.clauses))

    @property
    def short(self) -> bool:
        """Whether it may hang on a longer quotation but not link two; see `is_short`."""
        return self.length < SHORT

    @property
    def tiny(self) -> bool:
        """Whether it has fewer than four words, which prove nothing by themselves."""
        return self.length < TINY

    @property
    def sentence_like(self) -> bool:
        """Whether it is printed as a sentence of its own, not as a few words within another."""
        first = self.utterance.text[:1]
        return self.utterance.kind in ("direct", "block") and (first.isupper() or first.isdigit())

    @cached_property
    def weight(self) -> float:
        """The weight of all its words."""
        return sum(word.weight for word in self.words)

    @cached_property
    def sequence(self) -> list[str]:
        """The ideas of its words, in order."""
        return [word.idea for word in self.words]

    @cached_property
    def loads(self) -> dict[int, float]:
        """The weight of each clause, by its number."""
        loads: dict[int, float] = defaultdict(float)
        for word in self.words:
            loads[word.clause] += word.weight
        return loads

    @cached_property
    def bounds(self) -> dict[int, tuple[int, int]]:
        """For each clause the place of its first word of matter and that after its last."""
        bounds: dict[int, tuple[int, int]] = {}
        for place, word in enumerate(self.words):
            first, _ = bounds.get(word.clause, (place, place))
            bounds[word.clause] = (first, place + 1)
        return bounds

    @cached_property
    def ideas(self) -> frozenset[str]:
        """What the text is about."""
        return frozenset(word.idea for word in self.words)

    @cached_property
    def sentence_ideas(self) -> frozenset[str]:
        """The ideas of the sentence in which it is printed, its own included."""
        printed = units(self.utterance.sentence)
        keys = (key for unit in printed if unit.word for key in unit.keys)
        return frozenset(concept(key)[0] for key in keys if weight(key) >= TELLING)


@lru_cache(maxsize=1024)
def read(utterance: Utterance) -> Reading:
    """The reading of an utterance."""
    return Reading(utterance)


def is_short(text: str) -> bool:
    """Whether a text has fewer than eight words.

    Such a piece may stand in many longer quotations: it may hang on one but not link two.
    """
    return sum(1 for unit in units(text) if unit.word) < SHORT


def _cut(utterance: Utterance, printed: list[Unit]) -> tuple[list[Place], list[Clause]]:
    """The clauses of a quotation, and its places in them.

    A fragment is printed inside a sentence of the outlet's, and what turns its claim round may be
    there: it would not "be in the interest of the region".
    """
    text, sentence = utterance.text, utterance.sentence
    fragment = utterance.kind == "partial" or text[:1].islower()
    start = sentence.find(text) if fragment else -1
    if start < 0:
        return cut(printed)
    return cut(units(sentence), said=(start, start + len(text)))


def _words(places: list[Place], capital: set[str]) -> Iterator[tuple[int, Word]]:
    """The words of matter that the speaker said, each with the place where it starts."""
    index = 0
    while index < len(places):
        size, word = _word_at(places, index, capital)
        if word and not places[index].narration:
            yield index, word
        index += size


def _word_at(places: list[Place], index: int, capital: set[str]) -> tuple[int, Word | None]:
    """The word that starts here, of one printed word or of several, and of how many."""
    phrase = _phrase(places, index)
    if phrase:
        idea, _ = concept(phrase[0])
        return len(phrase) - 1, Word(
            idea, 0, 1.0, places[index].clause, name=places[index].key in capital
        )
    size = _number_run(places, index)
    if size:
        return size, _number(places[index : index + size])
    return 1, _word(places, index, capital)


def _phrase(places: list[Place], index: int) -> tuple[str, ...]:
    """The phrase of the lexicon that starts here."""
    for phrase in PHRASES.get(places[index].key, ()):
        following = places[index : index + len(phrase) - 1]
        if tuple(place.key for place in following) == phrase[1:]:
            return phrase
    return ()


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


def _number(run: list[Place]) -> Word:
    value = run_value([place.key for place in run])
    return Word(f"#{value}", 0, 1.0, run[0].clause, False, value)


def _number_run(places: list[Place], index: int) -> int:
    """How many words from `index` on name one number together; 0 where none does."""
    end = index
    while end < min(len(places), index + _LONGEST_NUMBER) and value_of(places[end].key) is not None:
        joined = end == index or is_scale(places[end].key) or not places[end].key[0].isdigit()
        if not joined or places[end].clause != places[index].clause:
            break
        end += 1
    # "one" alone is more often a pronoun than a number.
    return 0 if end == index + 1 and places[index].key in ("one", "m") else end - index


def _inner_capitals(cut: list[Unit]) -> set[str]:
    """The words with a capital that the start of a sentence does not explain."""
    found, opens = set(), True
    for unit in cut:
        if unit.word:
            if unit.text[0].isupper() and not opens:
                found.update(unit.keys)
            opens = False
        elif unit.text.strip() in (".", "!", "?", ":"):
            opens = True
    return found


def _word(places: list[Place], index: int, capital: set[str]) -> Word | None:
    place = places[index]
    idea, polarity, proof, denier = _matter(place.key)
    if not proof:
        return None
    return Word(
        idea,
        polarity,
        proof,
        place.clause,
        name=place.key in capital,
        denier=denier,
        passive=place.key.endswith(_PARTICIPLES) and _after_be(places, index),
        setting=index > 0 and places[index - 1].key in _SETTING,
    )


def _after_be(places: list[Place], index: int) -> bool:
    """Whether a form of "be" stands within two words before."""
    return any(place.key in _BE for place in places[max(index - 2, 0) : index])


@lru_cache(maxsize=1 << 16)
def _matter(key: str) -> tuple[str, int, float, bool]:
    """The idea, polarity and weight of a word, and whether it is a denier."""
    return (*concept(key), weight(key), stem(key) in _DENIER_STEMS)
