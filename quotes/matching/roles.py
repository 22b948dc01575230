"""Who does what to whom, and what is told as the cause of what."""

from collections.abc import Iterable, Sequence

from quotes.matching.facing import Facing, Side
from quotes.matching.words import TELLING, Word

_DETERMINERS = frozenset(("a", "an", "the", "his", "her", "their", "our", "my", "your", "its"))
_FEW = 4
_CAUSAL = "because"


def order(facing: Facing) -> str:
    """ "The union sued the firm" / "The firm sued the union"; a passive may turn them round."""
    words = facing.a.reading.words
    moved = [match for match in facing.link.matches if match.moved]
    moved = [match for match in moved if _matters(words[match.a])]
    # "The church bell" and "the bell of the church"; "Orr and Lund" and "Lund and Orr".
    joined = any(_joined(facing, key) for key in ("of", "and"))
    # One word of many is more often told elsewhere than turned round.
    alone = len(moved) == 1 and (joined or len(facing.link.matches) > _FEW)
    if not moved or alone or _turned_round(facing):
        return ""
    return "who does what to whom may differ"


def _matters(word: Word) -> bool:
    return word.weight >= TELLING and not word.setting


def _joined(facing: Facing, key: str) -> bool:
    one, two = key in facing.a.keys, key in facing.b.keys
    return one and two if key == "and" else one != two


def voice(facing: Facing) -> str:
    """ "They were attacked at the bridge" / "They attacked at the bridge"."""
    if not _voices(facing) or _turned_round(facing):
        return ""
    return "what one does is done to it in the other"


def _voices(facing: Facing) -> list[tuple[bool, int, int]]:
    """The verbs that are passive on one side: whether on a's, and their two places."""
    found = []
    for match in facing.link.matches:
        one, two = facing.a.reading.words[match.a], facing.b.reading.words[match.b]
        if one.passive != two.passive and not _noun(two if one.passive else one):
            found.append((one.passive, match.a, match.b))
    return found


def _noun(word: Word) -> bool:
    """Whether it is no verb: "given a lecture" / "were lectured"."""
    return bool(word.before) and word.before[-1] in _DETERMINERS


def _turned_round(facing: Facing) -> bool:
    """Whether one side says in the passive what the other says in the active.

    Who stands after "by" in the passive must then stand before the verb in the active, and who
    stands before the verb in the passive after it.
    """
    voices = _voices(facing)
    if voices:
        return all(_fits(facing, *verb) for verb in voices)
    return any(_told_by(one, two) for one, two in ((facing.a, facing.b), (facing.b, facing.a)))


def _told_by(one: Side, two: Side) -> bool:
    """ "Taken by three people" / "three people made it": the verb corresponds to nothing."""
    agent = any("by" in word.before for word in one.matched())
    return (
        agent
        and any(word.passive for word in one.unmatched())
        and not any("by" in word.before for word in two.matched())
        and "by" in one.keys
    )


def _fits(facing: Facing, passive_is_a: bool, verb_a: int, verb_b: int) -> bool:
    pairs: Iterable[tuple[int, int]] = ((match.a, match.b) for match in facing.link.matches)
    if not passive_is_a:
        pairs, verb_a, verb_b = [(j, i) for i, j in pairs], verb_b, verb_a
    words = (facing.a if passive_is_a else facing.b).reading.words
    told = list(pairs)
    agents = [j < verb_b for i, j in told if i > verb_a and "by" in words[i].before]
    done_to = [j > verb_b for i, j in told if i < verb_a and _matters(words[i])]
    return bool(agents) and all(agents) and all(done_to)


def cause(facings: Sequence[Facing]) -> str:
    """ "We are poor because the roads are bad" / "The roads are bad because we are poor"."""
    causes = [(_opened(facing.a), _opened(facing.b)) for facing in facings]
    if (True, False) in causes and (False, True) in causes:
        return "the cause of one is the effect of the other"
    return ""


def _opened(side: Side) -> bool:
    return side.keys[:1] == [_CAUSAL]
