"""From the text of one article to its quotations: the steps in their order."""

from dataclasses import replace

from .attribution import Attribution, attribute
from .blocks import find_blocks
from .cues import Cue
from .document import Document, trim
from .marks import Marked, find_marked
from .mentions import PRONOUN, Mention
from .noise import is_label
from .people import Person
from .reading import Reading
from .sources import Ways
from .speakers import Speaker, Speakers
from .types import Kind, Quotation, Span

SPOKEN = 0.5  # below this likelihood of being anybody's words, a short stretch is left out
BLOCK_CONFIDENCE = 0.75


def extract(text: str) -> list[Quotation]:
    """Every quotation of `text`, in the order in which they begin. Never raises on any string."""
    found = find_marked(text)
    labels = [marked for marked in found if is_label(text, marked)]
    document = Document(text, [m for m in found if m not in labels], labels)
    return _Extraction(Reading(document)).run()


class _Extraction:
    """One article on its way through the steps."""

    def __init__(self, reading: Reading):
        self.reading = reading
        self.document = reading.document
        self.speakers = Speakers(reading)
        self.ways = Ways(reading)
        self.headlines = reading.headlines

    def run(self) -> list[Quotation]:
        """All quotations, in order."""
        quotations: list[Quotation] = []
        previous: Person | None = None
        last: tuple[Attribution, Person | None] | None = None
        for attribution in attribute(self.reading):
            if not self._is_spoken(attribution):
                continue
            quotation, speaker = self._read(attribution, previous)
            person = speaker.person if speaker else None
            if last is not None and self._goes_on(*last, attribution, person):
                quotations[-1] = _joined(quotations[-1], quotation)
            else:
                quotations.append(quotation)
                last = (attribution, person)
            previous = person or previous
        quotations += self._blocks()
        return sorted(quotations, key=lambda quotation: quotation.start)

    def _is_spoken(self, attribution: Attribution) -> bool:
        """Whether the marks hold somebody's words; in doubt, long ones and headlines do."""
        if attribution.spoken >= SPOKEN:
            return True
        marked = self.document.marked[attribution.number]
        words = len(self.document.text[marked.start : marked.end].split())
        line = self.reading.places[attribution.number][0][0]
        return self.headlines[line] and words < 12

    def _read(
        self, attribution: Attribution, previous: Person | None
    ) -> tuple[Quotation, Speaker | None]:
        marked = self.document.marked[attribution.number]
        line, token = self.reading.places[attribution.number][0]
        kind = self._kind(marked, line, token)
        fragments = tuple(self._trim(part, kind) for part in marked.parts)
        fragments = tuple(part for part in fragments if part[0] < part[1]) or marked.parts[:1]
        quotation = Quotation(
            start=fragments[0][0],
            end=fragments[-1][1],
            fragments=fragments,
            text=" ".join(self.document.text[a:b] for a, b in fragments),
            type=kind,
            headline=self.headlines[line],
            rule=attribution.rule,
            reason=attribution.reason,
            via=self.ways.via(line, token, attribution.cue, attribution.mention),
        )
        if attribution.mention is None or attribution.spoken < SPOKEN:
            return quotation, None
        return self._with_speaker(quotation, attribution, previous)

    def _with_speaker(
        self, quotation: Quotation, attribution: Attribution, previous: Person | None
    ) -> tuple[Quotation, Speaker]:
        mention = attribution.mention
        speaker = self.speakers.resolve(mention, previous)
        start, end = mention.span
        quotation = replace(
            quotation,
            speaker_text=speaker.text,
            speaker_kind=speaker.kind,
            speaker_start=start,
            speaker_end=end,
            speaker_as_printed=self.document.text[start:end],
            role=speaker.role,
            confidence=attribution.chance * speaker.doubt,
            **self._cue(attribution.cue, mention),
        )
        if speaker.text is None:
            reason = "nothing before it says whom the pronoun means"
            quotation = replace(quotation, reason=reason, confidence=0.0)
        return quotation, speaker

    def _cue(self, cue: Cue | None, mention: Mention) -> dict:
        """The fields of a quotation that tell of its cue."""
        if cue is None:
            return {}
        start, end = mention.paragraph.span(cue.at, cue.at + cue.length)
        return {
            "cue": self.document.text[start:end],
            "cue_start": start,
            "cue_end": end,
            "audience": self.ways.audience(cue, mention.paragraph),
        }

    def _kind(self, marked: Marked, line: int, token: int) -> Kind:
        """A whole sentence in the speaker's words is direct; a piece of one is partial."""
        inner = self.document.text[marked.start : marked.end].strip()
        tags = self.document.paragraphs[line].tags
        before = tags[token - 1 : token] if token else ""
        words = inner.split()
        capital = next((c.isupper() for c in inner if c.isalpha()), False)
        if len(marked.parts) > 1 or (
            capital and inner[-1:] in ",.!?…" and before in ("", *",:.E-")
        ):
            return "direct"
        if capital and len(words) > 3 and before not in tuple("DIxoaN"):
            return "direct"
        return "partial"

    def _trim(self, part: Span, kind: Kind) -> Span:
        start, end = trim(self.document.text, part)
        text = self.document.text
        if kind == "partial" and text[end - 1 : end] == "." and text[end - 3 : end] != "...":
            end -= 1  # the stop is the sentence's, not the fragment's
        return start, end

    def _goes_on(
        self, last: Attribution, said: Person | None, this: Attribution, says: Person | None
    ) -> bool:
        """Whether two stretches are one quotation around its attribution.

        “We won,” said Quill, the mayor. “It took years.” A sentence of the reporter's own between
        them, or a second speaker, makes two of it.
        """
        (line, token) = self.reading.places[last.number][-1]
        (other, at) = self.reading.places[this.number][0]
        if line != other or last.cue is None or last.cue.at < token or this.mention is None:
            return False
        same = this.mention is last.mention or (
            said is not None and said is says and this.mention.kind == PRONOUN
        )
        if not same or last.mention.paragraph.index != line:
            return False
        closing = self.document.text[self.document.marked[last.number].end - 1]
        between = self.document.paragraphs[line].tags[token + 1 : at]
        whole = "Q" not in between and "E" not in between and between.count(".") <= 1
        return whole and closing in ",.!?—-…"

    def _blocks(self) -> list[Quotation]:
        return [self._block(line, cue) for line, cue in find_blocks(self.reading)]

    def _block(self, line: int, cue: Cue) -> Quotation:
        """A paragraph without marks below the line that announces it."""
        paragraph = self.document.paragraphs[line]
        speaker = self.speakers.resolve(cue.source, None)
        start, end = cue.source.span
        quotation = Quotation(
            start=paragraph.start,
            end=paragraph.end,
            fragments=((paragraph.start, paragraph.end),),
            text=self.document.text[paragraph.start : paragraph.end],
            type="block",
            via=self.ways.via(line, 0, None, None),
            rule="block below a colon",
            reason="a paragraph without marks below a line that announces the speaker's words",
        )
        return replace(
            quotation,
            speaker_text=speaker.text,
            speaker_kind=speaker.kind,
            speaker_start=start,
            speaker_end=end,
            speaker_as_printed=self.document.text[start:end],
            role=speaker.role,
            confidence=BLOCK_CONFIDENCE * speaker.doubt if speaker.text else 0.0,
            **self._cue(cue, cue.source),
        )


def _joined(first: Quotation, second: Quotation) -> Quotation:
    """Two stretches as the pieces of one quotation, with the first one's attribution."""
    return replace(
        first,
        end=second.end,
        fragments=first.fragments + second.fragments,
        text=f"{first.text} {second.text}",
        confidence=min(first.confidence, second.confidence),
    )
