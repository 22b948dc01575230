"""The printed words of a passage, of which an editor chooses the first and the last.

Nobody types printed words in: what is chosen is a place in the article's text.
"""

import re
from typing import Any

from django import forms

Piece = list[int]
Choices = list[tuple[str, str]]

WORD = re.compile(r"\w+(?:[’'\-.]\w+)*|[^\w\s]")
LINE = re.compile(r"[^\n]*\S[^\n]*")
BESIDE = 3  # words told beside the one that is chosen, so that one “the” is not another
FARTHEST = 2500  # characters on either side that are offered of a text without paragraphs
CHOOSE = ("", "–")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Where each printed paragraph begins and ends."""
    return [found.span() for found in LINE.finditer(text)]


def window(text: str, start: int, end: int) -> tuple[int, int]:
    """The paragraphs that hold a stretch, with the one before and the one after."""
    all_of = paragraphs(text) or [(0, len(text))]
    inside = [at for at, (low, high) in enumerate(all_of) if low < end and start < high]
    first = all_of[max(0, min(inside, default=0) - 1)][0]
    last = all_of[min(len(all_of) - 1, max(inside, default=len(all_of) - 1) + 1)][1]
    return max(first, start - FARTHEST), min(last, end + FARTHEST)


def firsts(text: str, low: int, high: int) -> Choices:
    """Each word of a stretch as the first of a piece, told with those after it."""
    words = list(WORD.finditer(text, low, high))
    return [
        (str(one.start()), told(one[0], "{} ({})", text[one.end() : after(words, at).end()]))
        for at, one in enumerate(words)
    ]


def lasts(text: str, low: int, high: int) -> Choices:
    """Each word of a stretch as the last of a piece, told with those before it."""
    words = list(WORD.finditer(text, low, high))
    return [
        (str(one.end()), told(one[0], "({1}) {0}", text[before(words, at).start() : one.start()]))
        for at, one in enumerate(words)
    ]


def after(words: list[re.Match], at: int) -> re.Match:
    return words[min(at + BESIDE, len(words) - 1)]


def before(words: list[re.Match], at: int) -> re.Match:
    return words[max(at - BESIDE, 0)]


def told(word: str, form: str, beside: str) -> str:
    """A word with what stands beside it; alone where nothing does."""
    beside = shortened(beside)
    return form.format(word, beside) if beside else word


def shortened(words: str) -> str:
    return " ".join(words.split())


def name_of(at: int, end: str) -> str:
    return f"piece_{at}_{end}"


def fields_for(text: str, span: tuple[int, int], pieces: list[Piece], spare: int) -> dict[str, Any]:
    """For each piece, and some more, a choice of its first and one of its last word."""
    fields: dict[str, Any] = {}
    for at in range(len(pieces) + spare):
        piece = pieces[at] if at < len(pieces) else None
        for end, offered, place in (("first", firsts, 0), ("last", lasts, 1)):
            choices = offered(text, *span)
            if piece is not None and str(piece[place]) not in dict(choices):
                choices.append((str(piece[place]), shortened(text[piece[0] : piece[1]])))
            fields[name_of(at, end)] = forms.ChoiceField(
                label=f"{'First' if end == 'first' else 'Last'} word"
                + (f" of piece {at + 1}" if len(pieces) + spare > 1 else ""),
                required=False,
                choices=[CHOOSE, *choices],
                initial=str(piece[place]) if piece is not None else "",
            )
    return fields


def chosen(form: forms.Form, count: int) -> list[Piece]:
    """The pieces that were chosen; one of which an end is missing is refused beside it."""
    pieces = []
    for at in range(count):
        names = name_of(at, "first"), name_of(at, "last")
        first, last = (form.cleaned_data.get(name) or "" for name in names)
        if bool(first) != bool(last) and not any(name in form.errors for name in names):
            missing = names[1] if first else names[0]
            form.add_error(missing, "Choose both the first and the last word, or neither.")
        elif first and last:
            pieces.append([int(first), int(last)])
    return pieces
