"""How well the engine reads: its quotations against those that people marked.

Gold and readings are the dictionaries that `extract_quotes` prints: offsets count code points of
the gold text. A quotation counts as found when its characters in common with the gold one are at
least OVERLAP of the characters in either, one to one, best first; it is right when the speaker is
right too. Pieces over several lines are compared line by line.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from .agreement import same_speaker
from .cue_words import is_speech

OVERLAP = 0.8
EDGES = " \t\r\n\u00a0\u200b\ufeff\"'`‘’‚‛“”„‟«»＂,.;:!?…-–—―()[]{}*"
MARKED, REPORTED = frozenset({"direct", "partial"}), frozenset({"indirect", "block"})
VIEWS = ("marked", "direct", "indirect")
BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of a quotation, without marks and stops at its edges: [start, end)."""

    start: int
    end: int
    quotation: dict = field(compare=False)


@dataclass(slots=True)
class Scores:
    """The counts of one view over any number of articles."""

    gold: int = 0
    given: int = 0
    found: int = 0
    right: int = 0
    kinds: Counter = field(default_factory=Counter)  # (kind of speaker, right) -> pieces
    bands: Counter = field(default_factory=Counter)  # (band of confidence, right) -> pieces

    @property
    def precision(self) -> float:
        """Of what was given, how much is right in words and speaker."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Of what people marked, how much was given right."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def pieces(quotation: dict, text: str) -> Iterator[Piece]:
    """The lines of a quotation's fragments, without what stands at their edges."""
    spans = quotation.get("fragments") or [[quotation["start"], quotation["end"]]]
    for start, end in spans:
        position = start
        for line in text[start:end].split("\n"):
            left = len(line) - len(line.lstrip(EDGES))
            inner = line.strip(EDGES)
            if inner:
                yield Piece(position + left, position + left + len(inner), quotation)
            position += len(line) + 1


def _views(article: dict, view: str) -> tuple[list[dict], list[dict]]:
    """The gold quotations of a view, and those that are neither right nor wrong in it."""
    known = article["quotes"]
    if view == "indirect":
        wanted = [q for q in known if q["type"] in REPORTED and is_speech(q.get("cue"))]
        marked = [q for q in article.get("contents", ()) if q["type"] in ("mixed", "direct")]
        return wanted, [q for q in known if q not in wanted] + marked
    kinds = {"direct"} if view == "direct" else MARKED
    wanted = [q for q in known if q["type"] in kinds]
    left = [q for q in known if q["type"] not in kinds] if view == "direct" else []
    return wanted, left


def score(article: dict, given: list[dict], view: str, scores: Scores) -> None:
    """Add one article to the scores of a view."""
    text = article["text"]
    wanted, neutral = _views(article, view)
    kinds = REPORTED if view == "indirect" else MARKED
    gold = [piece for q in wanted for piece in pieces(q, text)]
    read = list({p: p for q in given if q["type"] in kinds for p in pieces(q, text)})
    pairs = matched(gold, read)
    spared = [piece for q in neutral for piece in pieces(q, text)]
    spared += [Piece(a, b, {}) for a, b in article.get("ignore", ())]
    taken = {id(other) for _, other in pairs}
    ignored = sum(id(piece) not in taken and _covered(piece, spared) for piece in read)
    scores.gold += len(gold)
    scores.given += len(read) - ignored
    scores.found += len(pairs)
    for one, other in pairs:
        right = same_speaker(one.quotation, other.quotation)
        scores.right += right
        scores.kinds[one.quotation.get("speaker_kind") or "none", right] += 1
        scores.bands[band(other.quotation), right] += 1
    for piece in read:
        if id(piece) not in taken and not _covered(piece, spared):
            scores.bands[band(piece.quotation), False] += 1


def band(quotation: dict) -> float:
    """The lower end of the band of confidence that a quotation falls into."""
    confidence = quotation.get("confidence") or 0.0
    return max(low for low in BANDS if low <= confidence)


def matched(gold: list[Piece], read: list[Piece]) -> list[tuple[Piece, Piece]]:
    """Which piece is which, one to one, the closest first."""
    ranked = []
    for i, one in enumerate(gold):
        for j, other in enumerate(read):
            common = min(one.end, other.end) - max(one.start, other.start)
            union = max(one.end, other.end) - min(one.start, other.start)
            if common > 0 and common / union >= OVERLAP:
                ranked.append((-common / union, i, j))
    pairs, gone, used = [], set(), set()
    for _, i, j in sorted(ranked):
        if i not in gone and j not in used:
            gone.add(i)
            used.add(j)
            pairs.append((gold[i], read[j]))
    return pairs


def _covered(piece: Piece, spared: list[Piece]) -> bool:
    """Whether more than half of a piece lies in something that does not count."""
    half = (piece.end - piece.start) / 2
    return any(min(piece.end, o.end) - max(piece.start, o.start) > half for o in spared)


def reliability(bands: Counter) -> list[tuple[float, float, int, float]]:
    """For each band of confidence: from, to, how many were given, which part of them is right."""
    table = []
    for low, high in pairwise(BANDS):
        right, wrong = bands[low, True], bands[low, False]
        if right + wrong:
            table.append((low, min(high, 1.0), right + wrong, right / (right + wrong)))
    return table


@dataclass(frozen=True, slots=True)
class Difference:
    """What one article gained or lost against an earlier reading."""

    article: str
    sign: str  # "+" gained, "-" lost, "~" the same words with another speaker
    text: str
    speaker: str
    was: str = ""


def differences(name: str, before: list[dict], after: list[dict]) -> Iterable[Difference]:
    """The quotations gained, lost, and given to another speaker, in the order of the text."""

    def keyed(quotations: list[dict]) -> dict:
        return {(q["type"], q["start"], q["end"]): q for q in quotations}

    old, new = keyed(before), keyed(after)
    for key in sorted({*old, *new}, key=lambda k: k[1:]):
        was, now = old.get(key), new.get(key)
        words = (now or was)["text"]
        if was is None:
            yield Difference(name, "+", words, str(now["speaker_text"]))
        elif now is None:
            yield Difference(name, "-", words, str(was["speaker_text"]))
        elif was["speaker_text"] != now["speaker_text"]:
            yield Difference(name, "~", words, str(now["speaker_text"]), str(was["speaker_text"]))
