"""Learns the weights of `ranking` from articles that people annotated.

Stochastic gradient steps on the log-likelihood of the right candidates (AdaGrad, so that rare
features learn as fast as common ones), a little shrinking, and weights near zero left out, so that
the data file stays readable.
"""

import random
from collections import Counter
from collections.abc import Iterable
from math import sqrt

from .candidates import Candidate, Previous
from .indirect import as_candidates, stretches
from .mentions import NAME, Mention
from .ranking import probabilities
from .reading import read
from .surroundings import Surroundings

OWN = 3  # how often an example of our own counts

Example = tuple[list[Candidate], list[int]]


def examples(article: dict) -> Iterable[Example]:
    """The candidates of every quotation of one gold article, and the indices of the right ones.

    `article` is a line of a gold file: `text` and `quotes` with `start`, `end`, `type`,
    `speaker_text`, `speaker_start`, `speaker_end`.
    """
    reading = read(article["text"])
    gold = [q for q in article["quotes"] if q["type"] in ("direct", "partial")]
    previous: Previous | None = None
    for number, marked in enumerate(reading.document.marked):
        candidates = Surroundings(reading, number, previous).candidates()
        quotation = next((q for q in gold if _overlap(q, marked.start, marked.end)), None)
        if quotation is None or not quotation.get("speaker_text"):
            yield candidates, [0]
            continue
        right = [
            index
            for index, candidate in enumerate(candidates)
            if candidate.mention is not None and _is_speaker(candidate.mention, quotation)
        ]
        line, token = reading.places[number][-1]
        chosen = candidates[right[0]].mention if right else None
        previous = Previous(line, token, chosen)
        if right:
            yield candidates, right


def indirect_examples(article: dict) -> Iterable[Example]:
    """The stretches that may be indirect speech, and which of them people marked as such.

    What touches other marked content (thoughts, quotations) is left out: it is neither right nor
    wrong.
    """
    reading = read(article["text"])
    gold = [q for q in article["quotes"] if q["type"] in ("indirect", "block")]
    others = [q for q in article.get("contents", ()) if q["type"] in ("mixed", "direct")]
    for line in reading.lines:
        for found in stretches(line):
            spans = [line.paragraph.span(s.first, s.last) for s in found]
            cue = found[0].cue
            right = [
                index
                for index, (start, end) in enumerate(spans, start=1)
                if any(_share(q, start, end) >= 0.8 and _is_source(cue.source, q) for q in gold)
            ]
            touched = any(_overlap(q, *span) for q in others for span in spans)
            if right or not touched:
                yield as_candidates(found), right or [0]


def _share(quotation: dict, start: int, end: int) -> float:
    common = min(quotation["end"], end) - max(quotation["start"], start)
    union = max(quotation["end"], end) - min(quotation["start"], start)
    return common / union if common > 0 else 0.0


def _is_source(mention: Mention, quotation: dict) -> bool:
    return bool(quotation.get("speaker_text")) and _is_speaker(mention, quotation)


def _overlap(quotation: dict, start: int, end: int) -> bool:
    common = min(quotation["end"], end) - max(quotation["start"], start)
    return common > 0.5 * min(end - start, quotation["end"] - quotation["start"])


def _is_speaker(mention: Mention, quotation: dict) -> bool:
    start, end = mention.span
    low, high = quotation.get("speaker_start"), quotation.get("speaker_end")
    if low is not None and min(end, high) > max(start, low):
        return True
    same = mention.kind == NAME and quotation.get("speaker_kind") == "name"
    return same and mention.head.lower() in quotation["speaker_text"].lower().split()


def own_examples(lines: Iterable[str]) -> Iterable[dict]:
    """Gold articles from lines of our own, with [[ ]] around the speaker.

    "“It rained,” said [[Ada Quill]]." is an article of one sentence. A line that ends in "none" has
    nobody's words between its marks; lines that begin with "#" are comments.
    """
    for line in lines:
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        before, opened, rest = line.partition("[[")
        name, _, after = rest.partition("]]")
        text = before + name + after if opened else line.removesuffix("none").rstrip()
        speaker = {"speaker_text": name, "speaker_start": len(before)} if opened else {}
        speaker |= {"speaker_end": len(before) + len(name)} if opened else {}
        whole = [{"start": 0, "end": len(text), "type": "direct", **speaker}] if opened else []
        yield {"text": text, "quotes": whole}


def train(
    articles: list[dict],
    own: Iterable[dict] = (),
    rounds: int = 8,
    rate: float = 0.15,
    decay: float = 1e-2,
    fewest: int = 4,
) -> dict[str, float]:
    """The weights learned from gold articles; the same input gives the same weights.

    `own` are examples that count OWN times; a feature seen with fewer than `fewest` quotations is
    not learned.
    """
    data = [example for article in articles for example in examples(article)]
    data += [example for article in articles for example in indirect_examples(article)]
    data += [example for article in own for example in examples(article)] * OWN
    counts = Counter(
        name for candidates, _ in data for name in {f for c in candidates for f in c.features}
    )
    for candidates, _ in data:
        for candidate in candidates:
            candidate.features = [f for f in candidate.features if counts[f] >= fewest]
    weights: dict[str, float] = {}
    squares: dict[str, float] = {}
    shuffle = random.Random(7).shuffle  # noqa: S311  (an order, not a secret)
    total: Counter[str] = Counter()
    for number in range(rounds):
        shuffle(data)
        for candidates, right in data:
            _step(candidates, right, weights, squares, rate, decay)
        if number >= rounds // 2:  # the mean of the later rounds wavers less than the last one
            total.update(weights)
    mean = {name: value / (rounds - rounds // 2) for name, value in sorted(total.items())}
    return {name: round(value, 2) for name, value in mean.items() if abs(value) > 0.02}


def _step(
    candidates: list[Candidate],
    right: list[int],
    weights: dict[str, float],
    squares: dict[str, float],
    rate: float,
    decay: float,
) -> None:
    """Move the weights towards the right candidates of one quotation."""
    chances = probabilities(candidates, weights)
    mass = sum(chances[index] for index in right) or 1e-9
    change: dict[str, float] = {}
    for index, candidate in enumerate(candidates):
        wanted = chances[index] / mass if index in right else 0.0
        push = wanted - chances[index]
        if abs(push) > 1e-4:
            for feature in candidate.features:
                change[feature] = change.get(feature, 0.0) + push
    for feature, push in change.items():
        value = weights.get(feature, 0.0)
        slope = push - decay * value
        squares[feature] = squares.get(feature, 1.0) + slope * slope
        weights[feature] = value + rate * slope / sqrt(squares[feature])
