"""Numbers, and how much of a thing is meant: what must agree between two wordings."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from quotes.matching.facing import Facing, Side
from quotes.matching.lexicon import QUANTITIES
from quotes.matching.words import Word

# Before a number these say what it is: up by 30, up to 30, about 30. "By" alone adds nothing.
_BEFORE_NUMBER = {
    "to": "to", "from": "from", "over": "more", "above": "more", "under": "less",
    "below": "less", "about": "about", "around": "about", "circa": "about",
}  # fmt: skip

# "Either … or" and "both … and" count nothing.
_NO_QUANTITY = {"either": "or", "both": "and"}


def numbers(facing: Facing) -> str:
    """ "Twenty boats sank" / "30 boats sank"; one cut away with its noun is no difference."""
    one, two = _loose_numbers(facing.a), _loose_numbers(facing.b)
    if (one and two) or any({**one, **two}.values()):
        return "the numbers differ"
    return ""


def _loose_numbers(side: Side) -> dict[Fraction, bool]:
    """The numbers that correspond to nothing, and whether the word after each does."""
    words, (first, last) = side.reading.words, side.bounds
    return {
        words[place].number: place + 1 in side.anywhere and place + 1 < last
        for place in range(first, last)
        if words[place].number is not None and place not in side.anywhere
    }


def quantities(facing: Facing) -> str:
    """ "Most teachers signed" / "Teachers signed"; "up to 30" / "up by 30"."""
    near_a, near_b = frozenset(facing.a.keys), frozenset(facing.b.keys)
    differ = any(
        _quantity(one, near_a) != _quantity(two, near_b) for one, two in facing.word_pairs()
    )
    return "they speak of another quantity" if differ else ""


def cut_away(facing: Facing) -> str:
    """ "Both engines were running" / one of them "was running": whose share a fragment tells."""
    sides = ((facing.a, facing.b), (facing.b, facing.a))
    if any(_lacks(part, whole) for part, whole in sides):
        return "they speak of another quantity"
    return ""


def _lacks(part: Side, whole: Side) -> bool:
    """Whether the whole says of whom or what it speaks by a quantity that the part leaves out."""
    if part.reading.utterance.kind != "partial" or min(part.here) != part.bounds[0]:
        return False
    before = whole.reading.words[whole.bounds[0] : min(whole.here)]
    near = frozenset(whole.keys)
    told = part.reading.clauses[part.clause].told
    kinds = {kind for word in before for kind in _kinds(word.before, near)}
    return bool(kinds - _kinds(told, frozenset(told)))


def _quantity(word: Word, clause: frozenset[str]) -> set[int | str]:
    """The kinds of quantity that the small words before a word say."""
    kinds = _kinds(word.before, clause)
    if word.number is not None:
        kinds |= {_BEFORE_NUMBER[key] for key in word.before if key in _BEFORE_NUMBER}
    return kinds


def _kinds(keys: Sequence[str], clause: frozenset[str]) -> set[int | str]:
    """The kinds of quantity among words that stand next to each other."""
    kinds: set[int | str] = set()
    for key, following in pairwise((*keys, "")):
        kind, only_before_of = QUANTITIES.get(key, ("", False))
        if key in ("other", "second") and "every" in keys:
            kinds.add("every other")
        elif key in ("few", "little") and "a" in keys:
            kinds.add("a few")
        elif _NO_QUANTITY.get(key) in clause or (only_before_of and following != "of"):
            continue
        elif key in QUANTITIES:
            kinds.add(kind)
    return kinds
