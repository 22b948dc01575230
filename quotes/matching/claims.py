"""What turns a claim round: negation, modals, conditions, read apart from the words.

A measure of likeness cannot tell "we will go" from "we will not go".
"""

from collections.abc import Sequence

from quotes.matching.clauses import Clause, Place
from quotes.matching.lexicon import NEGATORS

# "not only", "no doubt": a negator that denies nothing.
_NOT_DENIED = frozenset(("only", "just", "merely", "simply", "doubt", "matter", "wonder"))
# In narration these deny what the speaker's words after them say.
_TOLD_AS_DENIED = frozenset(("denied", "denies", "denying"))
_OBLIGING = frozenset(("have", "has", "had", "having", "need", "needs", "needed"))
_MODALS = {
    "may": "may", "might": "may", "must": "must", "should": "should", "ought": "should",
    "could": "could", "would": "would", "can": "can", "will": "will", "shall": "will",
}  # fmt: skip
# In reported speech: he said that he "would" when he had said "will".
_BACKSHIFTED = {"would": "will", "could": "can"}
_CONDITIONS = {
    ("if",): "if", ("in", "case"): "if", ("provided",): "if", ("providing",): "if",
    ("as", "long", "as"): "if", ("so", "long", "as"): "if", ("on", "condition"): "if",
    ("in", "the", "event"): "if", ("assuming",): "if", ("once",): "if",
    ("unless",): "unless", ("until",): "until",
}  # fmt: skip
_FIRST_OF_CONDITION = frozenset(words[0] for words in _CONDITIONS)
_NO_CONDITION_BEFORE = frozenset(
    ("as", "even", "what", "at", "not", "asked", "ask", "know", "see", "wonder")
)
_NO_CONDITION_AFTER = frozenset(("again", "more"))


def read_signs(places: Sequence[Place], clauses: Sequence[Clause], reported: bool) -> None:
    """Fill in what each clause does to its claim.

    `reported`: whether all of it is reported speech, where "would" stands for "will"; narration
    always is.
    """
    keys = [place.key for place in places]
    conditions: dict[int, set[str]] = {}
    for index, place in enumerate(places):
        clause = clauses[place.clause]
        clause.negations += _negates(places, index, clause)
        modal = _modal(keys, index)
        if reported or place.narration:
            modal = _BACKSHIFTED.get(modal, modal)
        clause.modals.update([modal] if modal else ())
        condition = _condition(keys, index)
        if condition:
            conditions.setdefault(clause.sentence, set()).add(condition)
    for clause in clauses:
        clause.conditions = conditions.get(clause.sentence, set())


def _negates(places: Sequence[Place], index: int, clause: Clause) -> bool:
    """Whether a word denies its clause: not "No, …", not "not only", not a second "nor"."""
    place = places[index]
    if place.key not in NEGATORS:
        return place.narration and place.key in _TOLD_AS_DENIED
    following = places[index + 1] if index + 1 < len(places) else None
    if place.key == "nor" and clause.negations:
        return False
    if following is not None and following.key in _NOT_DENIED:
        return False
    after = place.unit.start + len(place.unit.text)
    return place.key != "no" or (following is not None and following.unit.start == after)


def _modal(keys: Sequence[str], index: int) -> str:
    key = keys[index]
    after = keys[index + 1] if index + 1 < len(keys) else ""
    if after == "to" and key in _OBLIGING:
        return "must"
    if after == "to" and key == "able":
        return "can"
    if key == "would" and after == "like":
        return ""
    # "He'd" may be "he had"; taken for "would" it is left to an editor.
    return "would" if key.endswith("'d") else _MODALS.get(key, "")


def _condition(keys: Sequence[str], index: int) -> str:
    if keys[index] not in _FIRST_OF_CONDITION:
        return ""
    before = keys[index - 1] if index else ""
    for size in (3, 2, 1):
        words = tuple(keys[index : index + size])
        after = keys[index + size] if index + size < len(keys) else ""
        if len(words) == size and words in _CONDITIONS:
            no_condition = before in _NO_CONDITION_BEFORE or after in _NO_CONDITION_AFTER
            return "" if size == 1 and no_condition else _CONDITIONS[words]
    return ""
