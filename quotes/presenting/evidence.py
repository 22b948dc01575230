"""The article's own text with what was read in it marked: quotations, cue, printed speaker."""

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from quotes.models.quote import Quote
from quotes.presenting.surroundings import paragraph
from quotes.presenting.words import evidence as pieces_of

Role = Literal["said", "cue", "speaker"]

LINE = re.compile(r"[^\n]*\S[^\n]*")
FAR = 1500  # characters between the words and a mention that is still shown with them
BROAD = 1200  # characters of one line that are shown on either side of the words


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text and what it is, of which quote."""

    start: int
    end: int
    role: Role
    quote: Quote


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that are all the same: whose words they are, whether the cue or the speaker."""

    text: str
    said: Quote | None = None
    cue: bool = False
    speaker: bool = False
    first: bool = False  # where a quotation begins, so that a link can lead there


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line, or (without runs) a gap where `left_out` lines are not shown."""

    runs: tuple[Run, ...] = ()
    left_out: int = 0


def spans_of(quote: Quote, *, with_attribution: bool = True) -> list[Span]:
    """What was read for one quote, where the captured text still says so."""
    pieces = pieces_of(quote)
    if pieces is None:
        return []
    spans = [Span(start, end, "said", quote) for start, end in pieces]
    if with_attribution:
        if quote.cue_start is not None and quote.cue_end is not None:
            spans.append(Span(quote.cue_start, quote.cue_end, "cue", quote))
        if quote.speaker_start is not None and quote.speaker_end is not None:
            spans.append(Span(quote.speaker_start, quote.speaker_end, "speaker", quote))
    return spans


def passage(quote: Quote, others: Iterable[Quote] = ()) -> list[Line]:
    """The lines around one quote, from the one before its attribution to the one after its words.

    Other quotes in these lines are marked too, so that no fragment of them looks like narration.
    """
    own = spans_of(quote)
    if not own:
        return []
    near = [span for span in own if span.start > quote.start - FAR and span.end < quote.end + FAR]
    text = quote.version.text
    low, high = paragraph(text, min(s.start for s in near), max(s.end for s in near))
    low, high = _line_before(text, low), _line_after(text, high)
    spans = own + [span for other in others for span in spans_of(other, with_attribution=False)]
    return [Line(runs) for runs in _lines(text, low, high, spans, around=quote)]


def whole(text: str, quotes: Iterable[Quote], *, with_attribution: bool = False) -> list[Line]:
    """Every line of an article with all its quotes marked, and with what attributes them."""
    spans = [
        span for quote in quotes for span in spans_of(quote, with_attribution=with_attribution)
    ]
    return [Line(runs) for runs in _lines(text, 0, len(text), spans)]


def passages(text: str, quotes: Iterable[Quote]) -> list[Line]:
    """Only the lines that hold a quotation or its attribution; the gaps between them are said."""
    quotes = list(quotes)
    wanted = [span for quote in quotes for span in spans_of(quote)]
    said = [span for span in wanted if span.role == "said"]
    lines: list[Line] = []
    for found in LINE.finditer(text):
        if any(span.start < found.end() and found.start() < span.end for span in wanted):
            lines.append(Line(_runs(text, found.start(), found.end(), said)))
        elif lines and not lines[-1].runs:
            lines[-1] = Line(left_out=lines[-1].left_out + 1)
        else:
            lines.append(Line(left_out=1))
    return lines


def _lines(
    text: str, low: int, high: int, spans: list[Span], around: Quote | None = None
) -> list[tuple[Run, ...]]:
    """The runs of every line; of one as long as an article, what stands around the words."""
    lines = []
    for found in LINE.finditer(text, low, high):
        start, end = found.span()
        if around is None:
            lines.append(_runs(text, start, end, spans))
            continue
        first = max(start, min(around.start - BROAD, end))
        last = min(end, max(around.end + BROAD, start))
        if first < last:
            before = (Run("[…] "),) if first > start else ()
            after = (Run(" […]"),) if last < end else ()
            lines.append((*before, *_runs(text, first, last, spans), *after))
    return lines


def _runs(text: str, low: int, high: int, spans: list[Span]) -> tuple[Run, ...]:
    """The characters from `low` to `high`, cut wherever a span begins or ends."""
    here = [span for span in spans if span.start < high and low < span.end]
    cuts = sorted({low, high, *(cut for s in here for cut in (s.start, s.end) if low < cut < high)})
    runs = []
    for start, end in itertools.pairwise(cuts):
        over = [span for span in here if span.start <= start and end <= span.end]
        said = [span for span in over if span.role == "said"]
        # Of a quotation within another, the inner one is what was marked here.
        inner = min(said, key=lambda span: span.end - span.start, default=None)
        runs.append(
            Run(
                text[start:end],
                said=inner.quote if inner else None,
                cue=any(span.role == "cue" for span in over),
                speaker=any(span.role == "speaker" for span in over),
                first=inner is not None and start == inner.quote.start,
            )
        )
    return tuple(runs)


def _line_before(text: str, low: int) -> int:
    """Where the printed line before the one at `low` begins."""
    head = text[:low].rstrip()
    return head.rfind("\n") + 1 if head else low


def _line_after(text: str, high: int) -> int:
    """Where the printed line after the one that ends at `high` ends."""
    rest = LINE.search(text, high)
    return rest.end() if rest else high
