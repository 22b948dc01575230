"""A text cut into clauses: the stretches in which a "not" or a "may" holds."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from quotes.matching.lexicon import OPENERS, SUBJECTS
from quotes.matching.tokens import Unit

_STOPS = frozenset(";:—–")
_SENTENCE_STOPS = frozenset((".", "!", "?", "…"))
_ALWAYS_OPEN = frozenset(("but", "because", "although", "whereas"))
_ALSO_DENIED = frozenset(("neither", "nor"))
_OPEN_BEFORE_SUBJECT = frozenset(("and", "or", "so"))


@dataclass(frozen=True, slots=True)
class Place:
    """A word in its clause.

    Attributes:
        clause: the number of its clause.
        key: what it is compared as.
        unit: the unit that it is, or is a part of.
        narration: whether it is the outlet's own word in the sentence around a piece.
        opens: whether it is the first word of a sentence or of what is said.
    """

    clause: int
    key: str
    unit: Unit
    narration: bool = False
    opens: bool = False


@dataclass(slots=True)
class Clause:
    """A clause and what it does to its claim; the signs are filled in by `reading` and `claims`.

    Attributes:
        sentence: the number of its sentence; the outlet's own commas count as ends of sentences.
        question: whether a question mark ends its sentence.
        negations: how many negators in it aim at no word of matter.
        modals: the modals that change a claim, and "will".
        conditions: the kinds of condition in its sentence.
        others: whether the speaker tells it as said by others.
        keys: the speaker's words in it.
        told: the outlet's words in it.
    """

    sentence: int
    question: bool = False
    negations: int = 0
    modals: set[str] = field(default_factory=set)
    conditions: set[str] = field(default_factory=set)
    others: bool = False
    keys: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def cut(
    units: Sequence[Unit], said: Sequence[tuple[int, int]] = ()
) -> tuple[list[Place], list[Clause]]:
    """The words of a text in their clauses.

    Args:
        units: what `tokens.units` gave.
        said: the offsets between which the words are the speaker's; empty where all of them are.
    """
    places: list[Place] = []
    clauses = [Clause(0)]
    opens = True
    for index, unit in enumerate(units):
        outside = bool(said) and not any(a <= unit.start < b for a, b in said)
        if places and places[-1].clause == len(clauses) - 1:
            _break(clauses, units, index, outside)
        for key in unit.keys if unit.word else ():
            places.append(Place(len(clauses) - 1, key, unit, outside, opens))
            (clauses[-1].told if outside else clauses[-1].keys).append(key)
        opens = _opens(unit) or (opens and not unit.word)
    return places, clauses


def _opens(unit: Unit) -> bool:
    """Whether a capital after this unit says nothing: an end of a sentence, or a colon."""
    return unit.text.strip() in (".", "!", "?", ":")


def _break(clauses: list[Clause], units: Sequence[Unit], index: int, narration: bool) -> None:
    """Open a new clause, or a new sentence, where one ends before this unit."""
    unit = units[index]
    mark = "" if unit.word else unit.text.strip()
    # Between the outlet's own commas stands what need not belong to the piece.
    ends_sentence = mark[:1] in _SENTENCE_STOPS or (narration and mark == ",")
    if not ends_sentence and not _ends_clause(units, index, mark):
        return
    if mark == "?":
        for clause in reversed(clauses):
            if clause.sentence != clauses[-1].sentence:
                break
            clause.question = True
    clauses.append(Clause(clauses[-1].sentence + ends_sentence))


def _ends_clause(units: Sequence[Unit], index: int, mark: str) -> bool:
    if mark:
        following = _key(units, index + 1)
        return mark in _STOPS or (mark == "," and (following in OPENERS or following in SUBJECTS))
    key = _key(units, index)
    if key in _OPEN_BEFORE_SUBJECT:
        following = _key(units, index + 1)
        return following in SUBJECTS or following in _ALSO_DENIED
    return key in _ALWAYS_OPEN


def _key(units: Sequence[Unit], index: int) -> str:
    keys = units[index].keys if index < len(units) else ()
    return keys[0] if keys else ""
