"""The words of a text in their clauses, with what each clause does to its claim.

A measure of likeness cannot tell "we will go" from "we will not go", so what turns a claim round
is read apart from the words: negation, modals and conditions, each with the stretch that it rules.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from quotes.matching.lexicon import NEGATORS, OPENERS, SUBJECTS
from quotes.matching.tokens import Unit

# "not only", "no doubt": a negator that denies nothing.
_NOT_DENIED = frozenset(["only", "just", "merely", "simply", "doubt", "matter", "wonder"])
_MODALS = {
    "may": "may", "might": "may", "must": "must", "should": "should", "ought": "should",
    "could": "could", "would": "would", "can": "can",
}  # fmt: skip
_BACKSHIFTED = {"would": "", "could": "can", "should": "should", "may": "may", "must": "must"}
_CONDITIONS = {
    ("if",): "if", ("in", "case"): "if", ("provided",): "if", ("providing",): "if",
    ("as", "long", "as"): "if", ("so", "long", "as"): "if", ("on", "condition"): "if",
    ("in", "the", "event"): "if", ("assuming",): "if", ("once",): "if",
    ("unless",): "unless", ("until",): "until",
}  # fmt: skip
_NO_CONDITION_BEFORE = frozenset(("as", "even", "what", "at", "not", "asked", "ask", "know", "see"))
_NO_CONDITION_AFTER = frozenset(("again", "more"))
# In narration these deny what the speaker's words after them say.
_TOLD_AS_DENIED = frozenset(("denied", "denies", "denying"))
_STOPS = frozenset(";:—–")


@dataclass(slots=True)
class Clause:
    """What a clause does to its claim.

    Attributes:
        sentence: the number of its sentence in the text.
        negations: how many negators it holds.
        modals: the modals that change a claim.
    """

    sentence: int
    negations: int = 0
    modals: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word stands: the number of its clause, its key, its unit; and whether it is
    narration, the outlet's own word in the sentence around a piece."""

    clause: int
    key: str
    unit: Unit
    narration: bool = False


@dataclass(slots=True)
class Parsed:
    """A text in clauses: `conditions` holds, for each sentence, the kinds of condition in it."""

    places: list[Place]
    clauses: list[Clause]
    conditions: list[set[str]]


def parse(
    units: Sequence[Unit], reported: bool = False, said: tuple[int, int] | None = None
) -> Parsed:
    """Read the clauses of a text.

    Args:
        units: what `tokens.units` gave.
        reported: whether the text is in reported speech, where "would" only stands for "will".
        said: the offsets between which the words are the speaker's; None where all of them are.
            What is outside is the outlet's narration, and reported speech.
    """
    first, last = said or (0, units[-1].end if units else 0)
    parsed = Parsed([], [Clause(0)], [set()])
    for index, unit in enumerate(units):
        outside = unit.start < first or unit.end > last
        if parsed.places and _clause_has_words(parsed):
            _break(parsed, units, index, outside)
        for key in unit.keys if unit.word else ():
            parsed.places.append(Place(len(parsed.clauses) - 1, key, unit, outside))
    _read_signs(parsed, reported)
    return parsed


def _clause_has_words(parsed: Parsed) -> bool:
    return parsed.places[-1].clause == len(parsed.clauses) - 1


def _break(parsed: Parsed, units: Sequence[Unit], index: int, narration: bool) -> None:
    """Open a new clause, or a new sentence, where one ends before this unit."""
    unit = units[index]
    mark = "" if unit.word else unit.text.strip()
    # Between the outlet's own commas stands what need not belong to the piece.
    if mark in (".", "!", "?", "…") or (narration and mark == ","):
        parsed.conditions.append(set())
    elif not _ends_clause(units, index, mark):
        return
    parsed.clauses.append(Clause(len(parsed.conditions) - 1))


def _ends_clause(units: Sequence[Unit], index: int, mark: str) -> bool:
    key = units[index].keys[:1]
    if mark:
        return mark in _STOPS or (mark == "," and _key(units, index + 1) in OPENERS | SUBJECTS)
    if key and key[0] in ("but", "because", "although", "whereas"):
        return True
    return bool(key) and key[0] in ("and", "or", "so") and _key(units, index + 1) in SUBJECTS


def _key(units: Sequence[Unit], index: int) -> str:
    return next(iter(units[index].keys), "") if index < len(units) else ""


def _read_signs(parsed: Parsed, reported: bool) -> None:
    keys = [place.key for place in parsed.places]
    for index, place in enumerate(parsed.places):
        clause = parsed.clauses[place.clause]
        if place.key in NEGATORS and _denies(parsed.places, index, clause):
            clause.negations += 1
        if place.narration and place.key in _TOLD_AS_DENIED:
            clause.negations += 1
        modal = _modal(keys, index)
        if modal and (reported or place.narration):
            modal = _BACKSHIFTED.get(modal, modal)
        if modal:
            clause.modals.add(modal)
        condition = _condition(keys, index)
        if condition:
            parsed.conditions[clause.sentence].add(condition)


def _denies(places: Sequence[Place], index: int, clause: Clause) -> bool:
    """Whether the negator denies its clause: not "No, …", not "not only", not a second "nor"."""
    place = places[index]
    following = places[index + 1] if index + 1 < len(places) else None
    if place.key == "nor" and clause.negations:
        return False
    if following is not None and following.key in _NOT_DENIED:
        return False
    answer = place.key == "no" and (
        following is None or following.unit.start > place.unit.start + len(place.unit.text)
    )
    return not answer


def _modal(keys: Sequence[str], index: int) -> str:
    key = keys[index]
    after = keys[index + 1] if index + 1 < len(keys) else ""
    if key in ("have", "has", "had", "need", "needs") and after == "to":
        # "has nothing to do" has words between; "had to" and "have to" oblige.
        return "must"
    if key == "able" and after == "to":
        return "can"
    return _MODALS.get(key, "")


def _condition(keys: Sequence[str], index: int) -> str:
    before = keys[index - 1] if index else ""
    for size in (3, 2, 1):
        words = tuple(keys[index : index + size])
        after = keys[index + size] if index + size < len(keys) else ""
        if words in _CONDITIONS and len(words) == size:
            if size == 1 and (before in _NO_CONDITION_BEFORE or after in _NO_CONDITION_AFTER):
                return ""
            return _CONDITIONS[words]
    return ""
