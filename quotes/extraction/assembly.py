"""From what the rules found to the quotations that are handed back."""

from .attribution import REASONS, Attribution
from .cues import Cue
from .document import trim
from .indirect import Stretch
from .marks import Marked
from .mentions import Mention
from .people import Person
from .reading import Line, Reading
from .sources import Ways
from .speakers import Speaker, Speakers
from .types import Kind, Quotation, Span

SPOKEN = 0.6  # below this likelihood of being anybody's words, no speaker is named
BLOCK = 0.75  # the confidence of a block quotation
UNCLEAR = "nothing before it says whom the pronoun means"
BARE = "a paragraph without marks below a line that announces the speaker's words"


class Assembler:
    """Makes the quotations of one article: words, kind, speaker, role, cue, way."""

    def __init__(self, reading: Reading):
        self.reading = reading
        self.text = reading.document.text
        self.speakers = Speakers(reading)
        self.ways = Ways(reading)

    def marked(
        self, attribution: Attribution, previous: Person | None
    ) -> tuple[Quotation, Person | None]:
        """A stretch between marks, and the person who speaks it, if it is a named one.

        `previous` spoke the quotation before.
        """
        marked = self.reading.document.marked[attribution.number]
        line, token = self.reading.places[attribution.number][0]
        kind = self._kind(marked, line, token)
        fragments = tuple(self._trim(part, kind) for part in marked.parts)
        fragments = tuple(part for part in fragments if part[0] < part[1]) or marked.parts[:1]
        fields = {
            "headline": self.reading.headlines[line],
            "rule": attribution.rule,
            "reason": attribution.reason,
            **self.ways.way(line, token, attribution.mention),
        }
        speaker = None
        if attribution.mention is not None and attribution.spoken >= SPOKEN:
            speaker = self.speakers.resolve(attribution.mention, previous)
            fields |= self._speaker(attribution.mention, speaker, attribution.chance)
            fields |= self._cue(attribution.cue)
        quotation = self._quotation(fragments, kind, fields)
        return quotation, speaker.person if speaker else None

    def reported(self, line: Line, stretch: Stretch, chance: float) -> Quotation:
        """Indirect speech."""
        cue = stretch.cue
        fields = {
            "rule": f"reported, {cue.link}",
            "reason": REASONS[cue.link].format(cue=line.paragraph.words[cue.at]),
            **self.ways.way(line.paragraph.index, cue.at, cue.source),
        }
        span = line.paragraph.span(stretch.first, stretch.last)
        return self._quotation((span,), "indirect", fields | self._said(cue, chance))

    def block(self, line: int, cue: Cue) -> Quotation:
        """A paragraph without marks below the line that announces it."""
        paragraph = self.reading.document.paragraphs[line]
        fields = {
            "rule": "block below a colon",
            "reason": BARE,
            **self.ways.way(line, 0, None),
        }
        span = (paragraph.start, paragraph.end)
        return self._quotation((span,), "block", fields | self._said(cue, BLOCK))

    def _quotation(self, fragments: tuple[Span, ...], kind: Kind, fields: dict) -> Quotation:
        return Quotation(
            start=fragments[0][0],
            end=fragments[-1][1],
            fragments=fragments,
            text=" ".join([self.text[a:b] for a, b in fragments]),
            type=kind,
            **fields,
        )

    def _said(self, cue: Cue, chance: float) -> dict:
        """The fields of words whose speaker is the source of a cue."""
        speaker = self.speakers.resolve(cue.source, None)
        return self._speaker(cue.source, speaker, chance) | self._cue(cue)

    def _speaker(self, mention: Mention, speaker: Speaker, chance: float) -> dict:
        """The fields of a quotation that tell of its speaker."""
        start, end = mention.span
        fields = {
            "speaker_text": speaker.text,
            "speaker_kind": speaker.kind,
            "speaker_start": start,
            "speaker_end": end,
            "speaker_as_printed": self.text[start:end],
            "role": speaker.role,
            "confidence": chance * speaker.doubt,
        }
        if speaker.text is None:
            fields |= {"reason": UNCLEAR, "confidence": 0.0}
        return fields

    def _cue(self, cue: Cue | None) -> dict:
        """The fields of a quotation that tell of its cue."""
        if cue is None or cue.source is None:
            return {}
        paragraph = cue.source.paragraph
        start, end = paragraph.span(cue.at, cue.at + cue.length)
        return {
            "cue": self.text[start:end],
            "cue_start": start,
            "cue_end": end,
            "audience": self.ways.audience(cue, paragraph),
        }

    def _kind(self, marked: Marked, line: int, token: int) -> Kind:
        """A whole sentence in the speaker's words is direct; a piece of one is partial."""
        inner = self.text[marked.start : marked.end].strip()
        tags = self.reading.document.paragraphs[line].tags
        before = tags[token - 1 : token] if token else ""
        capital = next((c.isupper() for c in inner if c.isalpha()), False)
        if len(marked.parts) > 1:
            return "direct"
        if capital and inner[-1:] in ",.!?…" and before in ("", *",:.E-"):
            return "direct"
        if capital and before not in tuple("DIxoaN") and inner.count(" ") > 2:
            return "direct"
        return "partial"

    def _trim(self, part: Span, kind: Kind) -> Span:
        start, end = trim(self.text, part)
        if kind == "partial" and self.text[end - 1 : end] == "." != self.text[end - 2 : end - 1]:
            end -= 1  # the stop is the sentence's, not the fragment's
        return start, end
