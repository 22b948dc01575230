"""What turns a claim round: negation, modals, conditions, read apart from the words.

A measure of likeness cannot tell "we will go" from "we will not go".
"""

from collections.abc import Sequence

from quotes.matching.clauses import Clause, Place
from quotes.matching.lexicon import NEGATORS, REPORTING

# "not only", "no doubt": a negator that denies nothing.
_NOT_DENIED = frozenset(("only", "just", "merely", "simply"))
_NO_DENIES_NOTHING = frozenset(("doubt", "matter", "wonder"))
# "The rich rather than the poor": what follows is denied.
_IN_PLACE_OF = frozenset((("rather", "than"), ("instead", "of")))
# In narration these deny what the speaker's words after them say.
_TOLD_AS_DENIED = frozenset("denied denies denying disputed refuted wrong false untrue".split())
_CONCORD = 5  # Words within which a second "never" after "ain't" denies the same thing.
_FIRST_PERSON = frozenset(("i", "i'd", "we", "we'd", "me", "us", "let"))
_SUBJECT_WITHIN = 4  # Words before a verb among which its subject is looked for.
_OBLIGING = frozenset(
    "have has had having need needs needed got obliged forced required compelled bound is are was "
    "were".split()
)
_ENABLING = frozenset(("able", "allowed", "permitted"))
_MODALS = {
    "may": "may", "might": "may", "must": "must", "should": "should", "ought": "should",
    "could": "could", "would": "would", "can": "can", "will": "will", "shall": "will",
}  # fmt: skip
# In reported speech: he said that he "would" when he had said "will".
_BACKSHIFTED = {"would": "will", "could": "can"}
_CONDITIONS = {
    ("if",): "if", ("in", "case"): "if", ("provided",): "if", ("providing",): "if",
    ("as", "long", "as"): "if", ("so", "long", "as"): "if", ("on", "condition"): "if",
    ("in", "the", "event"): "if", ("assuming",): "if", ("once",): "if", ("insofar",): "if",
    ("in", "so", "far", "as"): "if", ("to", "the", "extent"): "if", ("subject", "to"): "if",
    ("on", "the", "understanding"): "if", ("only", "when"): "if", ("only", "after"): "if",
    ("depending",): "if", ("whenever",): "if", ("except",): "unless",
    ("unless",): "unless", ("until",): "until",
}  # fmt: skip
_FIRST_OF_CONDITION = frozenset(words[0] for words in _CONDITIONS)
_NO_CONDITION_BEFORE = frozenset(
    ("as", "even", "what", "at", "not", "asked", "ask", "know", "see", "wonder")
)
_NO_CONDITION_AFTER = frozenset(("again", "more"))


def read_signs(
    places: Sequence[Place], clauses: Sequence[Clause], reported: bool
) -> frozenset[int]:
    """Fill in what each clause does to its claim; return the places of the negators.

    `reported`: whether all of it is reported speech, where "would" stands for "will"; narration
    always is.
    """
    keys = [place.key for place in places]
    conditions: dict[int, set[str]] = {}
    negators: list[int] = []
    told: set[int] = set()
    denied = -1
    for index, place in enumerate(places):
        clause = clauses[place.clause]
        if _negates(places, index, again=denied == place.clause):
            negators.append(index)
            denied = place.clause
        modal = _modal(keys, index)
        if reported or place.narration:
            modal = _BACKSHIFTED.get(modal, modal)
        clause.modals.update([modal] if modal else ())
        if not reported and not place.narration and _puts_in_the_mouth(keys, index):
            told.add(clause.sentence)
        clause.others = clause.sentence in told
        condition = _condition(keys, index)
        if condition:
            conditions.setdefault(clause.sentence, set()).add(condition)
    for clause in clauses:
        clause.conditions = conditions.get(clause.sentence, set())
    return frozenset(negators)


def _negates(places: Sequence[Place], index: int, again: bool) -> bool:
    """Whether a word denies what follows: not "No, …", not "not only", not a second "nor".

    `again`: whether something in its clause is denied already.
    """
    place = places[index]
    following = places[index + 1] if index + 1 < len(places) else None
    after = following.key if following else ""
    if place.key not in NEGATORS:
        told = place.narration and place.key in _TOLD_AS_DENIED
        return told or (place.key, after) in _IN_PLACE_OF
    if after in _NOT_DENIED or (again and _only_goes_on(places, index)):
        return False
    if place.key != "no":
        return True
    if after in _NO_DENIES_NOTHING:
        return False
    return following is not None and following.unit.start == place.unit.start + len(place.unit.text)


def _only_goes_on(places: Sequence[Place], index: int) -> bool:
    """Whether a negator goes on denying: "neither … nor", "I ain't never"."""
    if places[index].key in ("nor", "neither"):
        return True
    before = [place.key for place in places[max(index - _CONCORD, 0) : index]]
    return "ai" in before and places[index].key in NEGATORS


def _modal(keys: Sequence[str], index: int) -> str:
    key = keys[index]
    after = keys[index + 1] if index + 1 < len(keys) else ""
    if after == "to" and key in _OBLIGING:
        return "must"
    if after == "to" and key in _ENABLING:
        return "can"
    if key == "would" and after == "like":
        return ""
    # "He'd" may be "he had"; taken for "would" it is left to an editor.
    return "would" if key.endswith("'d") else _MODALS.get(key, "")


def _puts_in_the_mouth(keys: Sequence[str], index: int) -> bool:
    """ "People will say: …": whether what follows in the sentence is told as said by others."""
    before = keys[max(index - _SUBJECT_WITHIN, 0) : index]
    if keys[index] not in REPORTING or not before or before[-1] == "to":
        return False
    return _FIRST_PERSON.isdisjoint(before)


def _condition(keys: Sequence[str], index: int) -> str:
    if keys[index] not in _FIRST_OF_CONDITION:
        return ""
    before = keys[index - 1] if index else ""
    for size in (4, 3, 2, 1):
        words = tuple(keys[index : index + size])
        after = keys[index + size] if index + size < len(keys) else ""
        if len(words) == size and words in _CONDITIONS:
            no_condition = before in _NO_CONDITION_BEFORE or after in _NO_CONDITION_AFTER
            return "" if size == 1 and no_condition else _CONDITIONS[words]
    return ""
