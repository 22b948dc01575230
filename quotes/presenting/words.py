"""The printed words of a quote, set in type: marks, breaks, and the sentence around them."""

import itertools
import re
from dataclasses import dataclass
from typing import Literal

from quotes.models.quote import Kind, Quote
from quotes.presenting.marks import Marks, marks_around
from quotes.presenting.surroundings import (
    BOUNDARY,
    narration,
    sentence,
    shorten_left,
    shorten_right,
)

Tone = Literal["said", "around", "gap", "paragraph"]

MARKED = (Kind.DIRECT, Kind.PARTIAL)
# A fragment says nothing alone, and reported words without their verb may say the opposite.
NEVER_ALONE = (Kind.PARTIAL, Kind.INDIRECT)
LETTER = re.compile(r"\w")
LONGEST_GAP = 90
BREAK = " […] "


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of what is shown.

    `tone` says whose words they are: "said" the speaker's, "around" and "gap" the outlet's
    narration, "paragraph" a break that the outlet printed. `opens` and `closes` are the marks set
    around what was said, with a comma or a stop that is printed before the closing one.
    """

    tone: Tone
    text: str = ""
    opens: str = ""
    closes: str = ""

    def __str__(self) -> str:
        return f"{self.opens}{self.text}{self.closes}"


def set_words(quote: Quote) -> tuple[Part, ...]:
    """The parts in the order in which they are read; the sentence around what needs it."""
    if quote.kind in NEVER_ALONE:
        return in_sentence(quote)
    pieces = evidence(quote)
    return (_stored(quote),) if pieces is None else tuple(_joined(quote, pieces))


def in_sentence(quote: Quote) -> tuple[Part, ...]:
    """The parts with their sentence around them, every printed character in its order."""
    pieces = evidence(quote)
    if pieces is None:
        return (_stored(quote),)
    before, after = _around(quote, pieces)
    parts = [Part("around", before), *_joined(quote, pieces, around=True), Part("around", after)]
    return tuple(part for part in parts if part.text or part.tone == "paragraph")


def evidence(quote: Quote) -> list[tuple[int, int]] | None:
    """Where the pieces stand in the captured text, or None where they are not what it says."""
    text = quote.version.text
    pieces = [(start, end) for start, end in quote.pieces or [(quote.start, quote.end)]]
    found = " ".join(text[start:end] for start, end in pieces)
    return pieces if found.split() == quote.text.split() else None


def plain(parts: tuple[Part, ...]) -> str:
    """The parts as a line of text; narration around a fragment stays, outside the marks."""
    return "".join(" " if part.tone == "paragraph" else str(part) for part in parts).strip()


def apart(quote: Quote) -> list[str]:
    """The words, cut wherever the article prints something else between two pieces."""
    pieces = evidence(quote)
    if pieces is None:
        return quote.words_by_piece()
    text = quote.version.text
    found = [text[start:end] for start, end in pieces[:1]]
    for before, after in itertools.pairwise(pieces):
        words = text[slice(*after)]
        if _runs_on(text, marks_around(text, *before), marks_around(text, *after)):
            found[-1] += f" {words}"
        else:
            found.append(words)
    return [" ".join(words.split()) for words in found]


def inside_last_mark(quote: Quote) -> str:
    """What is printed between the last word and its closing mark, a comma mostly."""
    pieces = evidence(quote)
    if pieces is None or quote.kind not in MARKED:
        return ""
    return marks_around(quote.version.text, *pieces[-1]).inside


def _stored(quote: Quote) -> Part:
    marked = quote.kind in MARKED
    return Part("said", quote.text, "“" if marked else "", "”" if marked else "")


def _joined(quote: Quote, pieces: list[tuple[int, int]], around: bool = False) -> list[Part]:
    """The pieces, with what the article prints between two of them.

    Where narration is shown too, the marks are those of print; words that stand alone get ours,
    without a comma before the closing one.
    """
    text, marked = quote.version.text, quote.kind in MARKED
    marks = [_marks(quote, piece) for piece in pieces]
    runs_on = [_runs_on(text, *pair) for pair in itertools.pairwise(marks)]
    as_printed = around or not all(runs_on)
    parts: list[Part] = []
    for number, ((start, end), printed) in enumerate(zip(pieces, marks, strict=True)):
        last = number == len(pieces) - 1
        opens, closes = (printed.opens, printed.closes) if as_printed else ("“", "”")
        if around or not last:
            closes = printed.inside + closes
        # As in print: a speech over paragraphs opens each of them and closes only the last.
        if not last and runs_on[number]:
            closes = ""
        parts.append(Part("said", text[start:end], *((opens, closes) if marked else ())))
        if not last:
            parts.append(
                Part("paragraph")
                if runs_on[number]
                else _gap(text[printed.end : marks[number + 1].start])
            )
    return parts


def _marks(quote: Quote, piece: tuple[int, int]) -> Marks:
    """The marks around one piece; without any where none belong to it."""
    if quote.kind in MARKED:
        return marks_around(quote.version.text, *piece)
    return Marks(*piece)


def _runs_on(text: str, before: Marks, after: Marks) -> bool:
    """Whether one piece goes on in the next: nothing is said between them, no mark closes it."""
    between = text[before.end : after.start]
    return not LETTER.search(between) and not (before.closed and after.opened)


def _gap(raw: str) -> Part:
    words = narration(raw)
    return Part("gap", words if len(words) <= LONGEST_GAP else BREAK)


def _around(quote: Quote, pieces: list[tuple[int, int]]) -> tuple[str, str]:
    """What the sentence says before the words and after them."""
    text = quote.version.text
    low, high = _marks(quote, pieces[0]).start, _marks(quote, pieces[-1]).end
    first, last = _sentence(quote)
    # A full stop inside the marks ends the sentence that quotes them, when a new one follows.
    if BOUNDARY.match(text, quote.end - 1):
        last = high
    before = narration(text[min(first, low) : low]).lstrip()
    after = narration(text[high : max(last, high)]).rstrip()
    if quote.kind == Kind.INDIRECT:
        return before, after
    return shorten_left(before), shorten_right(after)


def _sentence(quote: Quote) -> tuple[int, int]:
    """The sentence of the words; of reported ones also that of their verb, in the same line."""
    text, start, end = quote.version.text, quote.start, quote.end
    if quote.kind == Kind.INDIRECT and quote.cue_start is not None and quote.cue_end is not None:
        low, high = min(start, quote.cue_start), max(end, quote.cue_end)
        if "\n" not in text[low:high]:
            start, end = low, high
    return sentence(text, start, end)
