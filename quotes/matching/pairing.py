"""Whether two quotations are one utterance, and how sure that is."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import timedelta

from quotes.matching import days
from quotes.matching.alignment import align
from quotes.matching.guards import Match, objection
from quotes.matching.reading import Reading, read
from quotes.matching.surroundings import agree
from quotes.matching.types import POINT, STATEMENT, WORDS, Pair, Utterance

# A word that corresponds but stands elsewhere in the order proves a little less.
_MOVED = 0.8
# The part of the shorter one's weight that must be in the other.
_CONTAINED, _WORDED_OTHERWISE, _SAME_POINT = 0.85, 0.6, 0.3
# How many words of matter must correspond before the texts alone are enough.
_ENOUGH = 3
# Words of at least this weight are words of matter.
_TELLING = 0.5


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two texts are alike.

    Attributes:
        covered: the part (0 to 1) of the lighter text's weight that the other one has too.
        matches: the words that correspond.
        weight: the weight of what corresponds.
        same: whether they are the same words, typography aside.
    """

    covered: float
    matches: list[Match]
    weight: float
    same: bool


def compare(a: Utterance, b: Utterance) -> Pair | None:
    """Whether two quotations are one utterance; None where they are nothing to one another.

    Symmetric: `compare(a, b) == compare(b, a)`.
    """
    return compare_read(read(a), read(b))


def compare_read(a: Reading, b: Reading) -> Pair | None:
    """`compare` for utterances that have been read already."""
    if b.utterance.key < a.utterance.key:
        a, b = b, a
    one, two = a.utterance, b.utterance
    if one.key == two.key or one.headline or two.headline or not _may_share(one, two):
        return None
    apart = days.gap(one, two)
    if apart is not None and apart > days.FAR:
        return None
    likeness = liken(a, b)
    level, reason = _judge(a, b, likeness, apart)
    if not level:
        return None
    short = tuple(reading.utterance.key for reading in (a, b) if reading.short)
    return Pair(one.key, two.key, level, round(likeness.covered, 3), reason, short)


def _may_share(a: Utterance, b: Utterance) -> bool:
    """Whether the speakers leave room for one utterance: never two different people."""
    if a.speaker is None or b.speaker is None or a.speaker == b.speaker:
        return True
    bodies = sum(utterance.speaker_kind in ("organisation", "group") for utterance in (a, b))
    return bodies == 1


def liken(a: Reading, b: Reading) -> Likeness:
    """Align two texts word by word, and then what is left wherever it stands."""
    matches = [Match(i, j) for i, j in align(_ideas(a), _ideas(b))]
    weight = sum(min(a.words[m.a].weight, b.words[m.b].weight) for m in matches)
    moved = _moved(a, b, matches)
    weight += _MOVED * sum(min(a.words[m.a].weight, b.words[m.b].weight) for m in moved)
    lighter = min(a.weight, b.weight)
    covered = min(1.0, weight / lighter) if lighter else float(a.keys == b.keys)
    return Likeness(covered, matches + moved, weight, bool(a.keys) and a.keys == b.keys)


def _ideas(reading: Reading) -> list[str]:
    return [word.idea for word in reading.words]


def _moved(a: Reading, b: Reading, matches: list[Match]) -> list[Match]:
    """What the alignment left over on both sides, matched regardless of order."""
    taken_a, taken_b = {m.a for m in matches}, {m.b for m in matches}
    waiting: dict[str, list[int]] = defaultdict(list)
    for place in range(len(b.words) - 1, -1, -1):
        if place not in taken_b:
            waiting[b.words[place].idea].append(place)
    found = []
    for place, word in enumerate(a.words):
        if place not in taken_a and waiting.get(word.idea):
            found.append(Match(place, waiting[word.idea].pop()))
    return found


def _judge(a: Reading, b: Reading, likeness: Likeness, apart: timedelta | None) -> tuple[str, str]:
    """The level ("" for none) and the reason."""
    level, reason = _by_text(a, b, likeness)
    if level in ("", POINT):
        return level, reason
    against = _against(a, b, likeness, apart)
    return (POINT, f"{reason}, but {against}") if against else (level, reason)


def _by_text(a: Reading, b: Reading, likeness: Likeness) -> tuple[str, str]:
    """The level by the words and the sentences around, before what speaks against joining."""
    telling = sum(1 for m in likeness.matches if a.words[m.a].weight >= _TELLING)
    sure = telling >= _ENOUGH and not (a.short or b.short)
    part = f"{likeness.covered:.0%} of the shorter wording is in the other"
    if likeness.same and (sure or agree(a, b)):
        return WORDS, "the same words"
    if telling and likeness.covered >= _CONTAINED and (sure or agree(a, b)):
        return STATEMENT, _contained_reason(a, b)
    if sure and likeness.covered >= _WORDED_OTHERWISE:
        return STATEMENT, part
    if likeness.covered >= _SAME_POINT and telling >= 2 and (sure or _near(a, b, likeness)):
        return POINT, part
    if likeness.matches and likeness.covered >= _CONTAINED and agree(a, b):
        return POINT, "a short piece that may come from the other"
    return "", ""


def _near(a: Reading, b: Reading, likeness: Likeness) -> bool:
    """Whether two matches stand in one clause on both sides, or the sentences around agree."""
    clauses = Counter((a.words[m.a].clause, b.words[m.b].clause) for m in likeness.matches)
    return max(clauses.values()) >= 2 or agree(a, b, at_least=2)


def _contained_reason(a: Reading, b: Reading) -> str:
    shorter = min(a, b, key=lambda reading: (reading.weight, reading.utterance.key))
    where = "the sentences around agree and " if shorter.short else ""
    return f"{where}the shorter wording stands in the other"


def _against(a: Reading, b: Reading, likeness: Likeness, apart: timedelta | None) -> str:
    """Why a machine must not join the two although the texts are alike; "" when it may."""
    if a.utterance.speaker is None or b.utterance.speaker is None:
        return "a speaker is not known"
    if a.utterance.speaker != b.utterance.speaker:
        return "the speakers are a person and a body"
    if apart is None:
        return "the day of one is not known"
    if apart > days.SLACK:
        return f"{apart.days} days lie between"
    return objection(a, b, likeness.matches)
