"""Whether two quotations are one utterance, and how sure that is."""

from datetime import timedelta

from quotes.matching import days
from quotes.matching.guards import objection
from quotes.matching.likeness import Likeness, liken
from quotes.matching.reading import Reading, read
from quotes.matching.surroundings import agree, carries
from quotes.matching.types import POINT, STATEMENT, WORDS, Pair, Utterance

# The part of the lighter text's weight that must be in the other.
_CONTAINED, _WORDED_OTHERWISE, _SAME_POINT = 0.85, 0.65, 0.3
# How many words of matter must correspond before texts alone are enough: for whole sentences of
# the same words, for a part, for other wordings, and where the days do not meet.
_ENOUGH_SENTENCE, _ENOUGH, _ENOUGH_OTHERWISE, _ENOUGH_APART = 2, 3, 5, 5
# Two cuts of one speech overlap where so many words of matter follow each other in both.
_ENOUGH_RUN = 8
# Fewer words than these come from a longer quotation only if the sentence around says so too.
_FRAGMENT = 8


def compare(a: Utterance, b: Utterance) -> Pair | None:
    """Whether two quotations are one utterance; None where they are nothing to one another.

    Symmetric: `compare(a, b) == compare(b, a)`.
    """
    one, two = (a, b) if a.key < b.key else (b, a)
    if one.key == two.key or one.headline or two.headline or not _may_share(one, two):
        return None
    apart = days.gap(one, two)
    if apart is not None and apart > days.FAR:
        return None
    return _compare_read(read(one), read(two), apart)


def _compare_read(a: Reading, b: Reading, apart: timedelta | None) -> Pair | None:
    likeness = liken(a, b)
    level, reason = _judge(a, b, likeness, apart)
    if not level:
        return None
    short = tuple(reading.utterance.key for reading in (a, b) if reading.short)
    return Pair(a.utterance.key, b.utterance.key, level, round(likeness.covered, 3), reason, short)


def _may_share(a: Utterance, b: Utterance) -> bool:
    """Whether the speakers leave room for one utterance: never two different people."""
    if a.speaker is None or b.speaker is None or a.speaker == b.speaker:
        return True
    bodies = sum(utterance.speaker_kind in ("organisation", "group") for utterance in (a, b))
    return bodies == 1


def _judge(a: Reading, b: Reading, likeness: Likeness, apart: timedelta | None) -> tuple[str, str]:
    """The level ("" for none) and the reason."""
    level, reason = _by_text(a, b, likeness)
    if level in ("", POINT):
        return level, reason
    against = _against(a, b, likeness, apart)
    return (POINT, f"{reason}, but {against}") if against else (level, reason)


def _by_text(a: Reading, b: Reading, likeness: Likeness) -> tuple[str, str]:
    """The level by the words and the sentences around, before what speaks against joining."""
    enough = _ENOUGH_SENTENCE if a.sentence_like and b.sentence_like else _ENOUGH
    sure = likeness.telling >= enough and not a.tiny and not b.tiny
    part = f"{likeness.covered:.0%} of the shorter wording is in the other"
    if likeness.same and (sure or agree(a, b)):
        return WORDS, "the same words"
    if likeness.telling and likeness.covered >= _CONTAINED:
        return _contained(a, b, likeness)
    if likeness.telling >= _ENOUGH_OTHERWISE and likeness.covered >= _WORDED_OTHERWISE:
        return STATEMENT, part
    if likeness.run >= _ENOUGH_RUN:
        return STATEMENT, "a whole passage is in both"
    if likeness.telling >= 2 and likeness.covered >= _SAME_POINT:
        return POINT, part
    if likeness.links and likeness.covered >= _CONTAINED and agree(a, b):
        return POINT, "a short piece that may come from the other"
    return "", ""


def _contained(a: Reading, b: Reading, likeness: Likeness) -> tuple[str, str]:
    """The level where the lighter text stands in the other one."""
    part, whole = sorted((a, b), key=lambda reading: (reading.weight, reading.utterance.key))
    sure = likeness.telling >= _ENOUGH and not part.tiny
    if sure and (part.length >= _FRAGMENT or part.sentence_like):
        return STATEMENT, "the shorter wording stands in the other"
    if agree(a, b) or (not part.tiny and carries(part, whole)):
        return STATEMENT, "the shorter wording stands in the other and the sentences around agree"
    if sure or (likeness.telling >= 2 and part.sentence_like):
        return POINT, "a short piece that may come from the other"
    return "", ""


def _against(a: Reading, b: Reading, likeness: Likeness, apart: timedelta | None) -> str:
    """Why a machine must not join the two although the texts are alike; "" when it may."""
    if a.utterance.speaker is None or b.utterance.speaker is None:
        return "a speaker is not known"
    if a.utterance.speaker != b.utterance.speaker:
        return "the speakers are a person and a body"
    if apart is None:
        return "the day of one is not known"
    strong = likeness.covered >= _CONTAINED and likeness.telling >= _ENOUGH_APART
    if apart > days.SLACK or (apart and not strong):
        return f"{apart.days} days lie between" if apart.days > 1 else "a day lies between"
    if likeness.covered < _CONTAINED and _in_one_article(a.utterance, b.utterance):
        return "one article prints them as two"
    if likeness.same and "partial" not in (a.utterance.kind, b.utterance.kind):
        return ""
    return objection(a, b, likeness)


def _in_one_article(a: Utterance, b: Utterance) -> bool:
    return bool(a.article) and a.article == b.article
