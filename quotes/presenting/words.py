"""The printed words of a quote, set in type: marks, breaks, and the sentence around a fragment."""

import re
from dataclasses import dataclass
from typing import Literal

from quotes.models.quote import Kind, Quote
from quotes.presenting.surroundings import narration, sentence, shorten_left, shorten_right

Tone = Literal["said", "around", "gap", "paragraph"]

MARKS = "\"“”„‟«»‘’‚'`"
CLOSING = re.compile(rf"\s*([.,;:!?]?)[{MARKS}]+")
LETTER = re.compile(r"\w")
LONGEST_GAP = 90


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of what is shown.

    `tone` says whose words they are: "said" the speaker's, "around" and "gap" the outlet's
    narration, "paragraph" a break that the outlet printed. `opens` and `closes` are the marks set
    around what was said.
    """

    tone: Tone
    text: str = ""
    opens: str = ""
    closes: str = ""

    def __str__(self) -> str:
        return f"{self.opens}{self.text}{self.closes}"


def set_words(quote: Quote) -> tuple[Part, ...]:
    """The parts in the order in which they are read."""
    marked = quote.kind in (Kind.DIRECT, Kind.PARTIAL)
    pieces = evidence(quote)
    if pieces is None:
        return (_said(quote.text, marked),)
    parts = _joined(quote.version.text, pieces, marked)
    return _surrounded(quote, parts) if quote.kind == Kind.PARTIAL else tuple(parts)


def evidence(quote: Quote) -> list[tuple[int, int]] | None:
    """Where the pieces stand in the captured text, or None where they are not what it says."""
    text = quote.version.text
    pieces = [(start, end) for start, end in quote.pieces or [(quote.start, quote.end)]]
    found = " ".join(text[start:end] for start, end in pieces)
    return pieces if found.split() == quote.text.split() else None


def plain(parts: tuple[Part, ...]) -> str:
    """The parts as a line of text; narration around a fragment stays, outside the marks."""
    return "".join(" " if part.tone == "paragraph" else str(part) for part in parts).strip()


def _said(text: str, marked: bool, opens: bool = True, closes: bool = True) -> Part:
    return Part("said", text, "“" if marked and opens else "", "”" if marked and closes else "")


def _joined(text: str, pieces: list[tuple[int, int]], marked: bool) -> list[Part]:
    """The pieces, with what the article prints between two of them."""
    parts: list[Part] = []
    for number, (start, end) in enumerate(pieces):
        gap = text[end : pieces[number + 1][0]] if number + 1 < len(pieces) else "."
        runs_on = not LETTER.search(gap) and gap != "."
        # As in print: a speech over paragraphs opens each of them and closes only the last.
        parts.append(_said(text[start:end], marked, closes=not runs_on))
        if runs_on:
            parts.append(Part("paragraph"))
        elif number + 1 < len(pieces):
            parts.append(_gap(gap))
    return parts


def _gap(raw: str) -> Part:
    words = narration(raw).strip(f" ,{MARKS}")
    return Part("gap", f" {words} " if len(words) <= LONGEST_GAP else " […] ")


def _surrounded(quote: Quote, parts: list[Part]) -> tuple[Part, ...]:
    """The fragment within its sentence, so that it cannot be taken for one."""
    text = quote.version.text
    first, last = sentence(text, quote.start, quote.end)
    before = narration(text[first : quote.start]).lstrip().rstrip(MARKS)
    after = narration(CLOSING.sub(r"\1", text[quote.end : last], count=1)).rstrip(" :")
    shown = [
        Part("around", shorten_left(before)),
        *parts,
        Part("around", shorten_right(after)),
    ]
    return tuple(part for part in shown if part.text or part.tone == "paragraph")
