"""The words of matter of a quotation: what each is about, and how it stands in its clause."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from quotes.matching.clauses import Place
from quotes.matching.concepts import concept, stem, weight
from quotes.matching.figures import is_ordinal, is_scale, is_vague, run_value, value_of
from quotes.matching.lexicon import DENIERS, MONTHS, PHRASES

TELLING = 0.5  # Words of at least this weight are words of matter.
_SETTING = frozenset(("in", "on", "at", "during", "since", "until"))
_DATES = MONTHS - {"may", "march"}  # In small letters these are other words.
_SETTING_WORDS = _DATES | frozenset(
    "dollar dollars euro euros pound pounds yen rupee rupees".split()
)  # A sign of a currency is printed before the figure and read after it.
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
        key: as what it was printed, typography aside.
        before: the small words between it and the word of matter before it, in its clause.
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
    before: tuple[str, ...] = ()
    key: str = ""


def word_at(
    places: list[Place], index: int, capital: set[str], before: tuple[str, ...]
) -> tuple[int, Word | None]:
    """The word that starts here, of one printed word or of several, and of how many."""
    phrase = _phrase(places, index)
    if phrase:
        idea, _ = concept(phrase[0])
        return len(phrase) - 1, Word(
            idea, 0, 1.0, places[index].clause, places[index].key in capital, before=before
        )
    size = _number_run(places, index)
    if size:
        return size, _number(places, index, size, before)
    return 1, _word(places, index, capital, before)


def _phrase(places: list[Place], index: int) -> tuple[str, ...]:
    """The phrase of the lexicon that starts here."""
    for phrase in PHRASES.get(places[index].key, ()):
        following = places[index : index + len(phrase) - 1]
        if tuple(place.key for place in following) == phrase[1:]:
            return phrase
    return ()


def _number(places: list[Place], index: int, size: int, before: tuple[str, ...]) -> Word:
    """A number. "The third boat" is not "three boats", but "3rd March" is "3 March"."""
    keys = [place.key for place in places[index : index + size]]
    value = run_value(keys)
    dated = any(place.key in _DATES for place in places[max(index - 1, 0) : index + size + 1])
    idea = f"#{value}"
    if is_ordinal(keys[-1]) and not dated:
        idea += "."
    elif size == 1 and is_vague(keys[0]):
        idea += "s"
    return Word(idea, 0, 1.0, places[index].clause, False, value, setting=dated, before=before)


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


def _word(
    places: list[Place], index: int, capital: set[str], before: tuple[str, ...]
) -> Word | None:
    place = places[index]
    idea, polarity, proof, denier = _matter(place.key)
    if not proof:
        return None
    return Word(
        idea,
        polarity,
        proof,
        place.clause,
        key=place.key,
        before=before,
        name=place.key in capital,
        denier=denier,
        passive=place.key.endswith(_PARTICIPLES) and _after_be(places, index),
        setting=place.key in _SETTING_WORDS or (index > 0 and places[index - 1].key in _SETTING),
    )


def _after_be(places: list[Place], index: int) -> bool:
    """Whether a form of "be" stands within two words before, or "by" after: "taken by them"."""
    by = index + 1 < len(places) and places[index + 1].key == "by"
    return by or any(place.key in _BE for place in places[max(index - 2, 0) : index])


@lru_cache(maxsize=1 << 16)
def _matter(key: str) -> tuple[str, int, float, bool]:
    """The idea, polarity and weight of a word, and whether it is a denier."""
    return (*concept(key), weight(key), stem(key) in _DENIER_STEMS)


def inner_capitals(places: list[Place]) -> set[str]:
    """The words with a capital that the start of a sentence does not explain."""
    return {place.key for place in places if place.unit.text[0].isupper() and not place.opens}
