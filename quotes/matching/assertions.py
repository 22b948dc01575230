"""Whether two clauses that correspond assert the same: denial, modals, conditions, hedges.

Each check says what it found in words for an editor, and nothing where the two agree.
"""

from itertools import pairwise

from quotes.matching.facing import Facing, Side
from quotes.matching.lexicon import HEDGES
from quotes.matching.words import Word


def negation(facing: Facing) -> str:
    """ "We will go" / "We will not go"; but "We oppose it" / "We do not support it" agree."""
    odd = sum(_opposite(one, two) for one, two in facing.word_pairs())
    bare = facing.a.negations + facing.b.negations
    total = odd + bare + _loose_negations(facing.a) + _loose_negations(facing.b)
    # Turned on one side each: "not A but B" / "A but not B", "A and B was not" / "A was not and B".
    elsewhere = odd > 1 or (odd and bare)
    return "one denies what the other asserts" if elsewhere or total % 2 else ""


def _opposite(one: Word, two: Word) -> bool:
    turned = one.negated + two.negated
    # Of a compound that is printed apart, a part may have an opposite that the whole has not.
    return bool((turned + (one.polarity + two.polarity if one.idea == two.idea else 0)) % 2)


def _loose_negations(side: Side) -> int:
    """The negators of a clause that aim at a word that corresponds to nothing."""
    return sum(word.negated for word in side.unmatched())


def denier(facing: Facing) -> str:
    """ "It is false that they left" / "They left"; "only the army can" / "the army can"."""
    one, two = _deniers(facing.a), _deniers(facing.b)
    return f"'{min(one ^ two)}' stands in one only" if bool(one) != bool(two) else ""


def _deniers(side: Side) -> set[str]:
    found = {word.idea for word in side.unmatched() if word.denier}
    return found | ({"only"} & set(side.keys) if "not" not in side.keys else set())


def modals(facing: Facing) -> str:
    """ "They may leave" / "They leave"; tense alone ("will leave" / "leave") is no difference."""
    one = facing.a.reading.clauses[facing.a.clause].modals
    two = facing.b.reading.clauses[facing.b.clause].modals
    claimed = (one ^ two) - {"will"}
    if "partial" in (facing.a.reading.utterance.kind, facing.b.reading.utterance.kind):
        # Around a fragment the outlet tells what the speaker "can" do in words of its own.
        claimed -= {"can"}
    if "can" in one ^ two and "will" in one ^ two:
        claimed.add("can")
    return f"'{min(claimed)}' stands in one only" if claimed else ""


def condition(facing: Facing) -> str:
    """ "We will help if they ask" / "We will help"."""
    one = facing.a.reading.clauses[facing.a.clause].conditions
    two = facing.b.reading.clauses[facing.b.clause].conditions
    return f"the condition '{min(one ^ two)}' stands in one only" if one != two else ""


def hedges(facing: Facing) -> str:
    """ "We will try to pay" / "We will pay"; "Perhaps they left" / "They left"."""
    differ = any(_hedge(one) != _hedge(two) for one, two in facing.word_pairs())
    return "one claims it with less certainty" if differ else ""


def _hedge(word: Word) -> set[int]:
    """The kinds of hedge before a word."""
    return {
        HEDGES[key][0]
        for key, following in pairwise((*word.before, ""))
        if key in HEDGES and (not HEDGES[key][1] or following == "to")
    }


def others(facing: Facing) -> str:
    """ "People say that they left" / "They left"."""
    one = facing.a.reading.clauses[facing.a.clause].others
    two = facing.b.reading.clauses[facing.b.clause].others
    return "one tells as said by others what the other asserts" if one != two else ""


def question(facing: Facing) -> str:
    """ "Will we pay? No." / "We will pay."."""
    one = facing.a.reading.clauses[facing.a.clause].question
    two = facing.b.reading.clauses[facing.b.clause].question
    return "one asks what the other states" if one != two else ""
