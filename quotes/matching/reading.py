"""An utterance read once for comparing: its words, what they are about, and its clauses."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache

from quotes.matching.clauses import Parsed, Place, parse
from quotes.matching.concepts import concept, weight
from quotes.matching.figures import is_scale, run_value, value_of
from quotes.matching.tokens import Unit, units
from quotes.matching.types import Utterance

SHORT = 4  # A piece of fewer words proves nothing by itself.


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
    """

    idea: str
    polarity: int
    weight: float
    clause: int
    name: bool
    number: Fraction | None = None


class Reading:
    """What comparing needs to know about one utterance; built once, not changed."""

    def __init__(self, utterance: Utterance) -> None:
        self.utterance = utterance
        cut = units(utterance.text)
        self.keys = tuple(key for unit in cut for key in unit.keys)
        self.length = sum(1 for unit in cut if unit.word)
        parsed = _parsed(utterance, cut)
        self.words = tuple(_words(parsed, _inner_capitals(cut)))
        self.clauses = parsed.clauses
        self.conditions = parsed.conditions

    @property
    def short(self) -> bool:
        """Whether the text has fewer than four words."""
        return self.length < SHORT

    @cached_property
    def weight(self) -> float:
        """The weight of all its words."""
        return sum(word.weight for word in self.words)

    @cached_property
    def ideas(self) -> frozenset[str]:
        """What the text is about."""
        return frozenset(word.idea for word in self.words)


@lru_cache(maxsize=1024)
def read(utterance: Utterance) -> Reading:
    """The reading of an utterance."""
    return Reading(utterance)


def is_short(text: str) -> bool:
    """Whether a text has fewer than four words, and so may hang on a quotation but not link two."""
    return sum(1 for unit in units(text) if unit.word) < SHORT


def _parsed(utterance: Utterance, cut: list[Unit]) -> Parsed:
    """The clauses of a quotation; a fragment's are those of the sentence in which it stands.

    A fragment is printed inside a sentence of the outlet's, and what turns its claim round may be
    there: it would not "be in the interest of the region".
    """
    text, sentence = utterance.text, utterance.sentence
    place = sentence.find(text) if utterance.kind == "partial" or text[:1].islower() else -1
    if place < 0:
        return parse(cut, reported=utterance.kind == "indirect")
    return parse(units(sentence), said=(place, place + len(text)))


def _words(parsed: Parsed, capital: set[str]) -> list[Word]:
    found: list[Word] = []
    places = [place for place in parsed.places if not place.narration]
    index = 0
    while index < len(places):
        size = _number_run(places, index)
        if size:
            value = run_value([place.key for place in places[index : index + size]])
            found.append(Word(f"#{value}", 0, 1.0, places[index].clause, False, value))
        else:
            size = 1
            found.extend(_word(places[index], capital))
        index += size
    return found


def _number_run(places: list[Place], index: int) -> int:
    """How many words from `index` on name one number together; 0 where none does."""
    end = index
    while end < len(places) and value_of(places[end].key) is not None:
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


def _word(place: Place, capital: set[str]) -> list[Word]:
    proof = weight(place.key)
    if not proof:
        return []
    idea, polarity = concept(place.key)
    return [Word(idea, polarity, proof, place.clause, name=place.key in capital)]
