"""What the engine hands back: one quotation of an article, with its evidence.

All offsets count Unicode code points in the text that was given to `extract()`, half open
(`text[start:end]`), and never include the quotation marks.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["direct", "partial", "block", "indirect"]
SpeakerKind = Literal["person", "organisation", "group", "document", "anonymous"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation: the pieces that one attribution carries, and what the article says of it.

    `fragments` are the evidence; `start` and `end` enclose them; `text` joins the pieces with a
    space. `speaker_text` is the fullest name that the article gives, None when the engine
    abstains (`reason` then says why); `speaker_start`, `speaker_end` and `speaker_as_printed`
    are the mention beside the quotation ("he"), None when there is none. `via` names the outlets
    and agencies between the article and the speaker as printed, outermost first, and `via_basis`
    says what each rests on: "clause", "section" or "dateline". `confidence` is the engine's own
    estimate, 0 to 1, that both the words and the speaker are right.
    """

    start: int
    end: int
    fragments: tuple[Span, ...]
    text: str
    type: Kind
    speaker_text: str | None = None
    speaker_kind: SpeakerKind | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    speaker_as_printed: str | None = None
    role: str | None = None
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    via: tuple[str, ...] = ()
    via_basis: tuple[str, ...] = ()
    audience: str | None = None
    headline: bool = False
    rule: str = ""
    reason: str = ""
    confidence: float = 0.0

    def as_json(self) -> dict:
        """The quotation as the dictionary that `extract_quotes` prints."""
        return {
            "start": self.start,
            "end": self.end,
            "fragments": [list(span) for span in self.fragments],
            "text": self.text,
            "type": self.type,
            "speaker_text": self.speaker_text,
            "speaker_kind": self.speaker_kind,
            "speaker_start": self.speaker_start,
            "speaker_end": self.speaker_end,
            "speaker_as_printed": self.speaker_as_printed,
            "role": self.role,
            "cue": self.cue,
            "cue_start": self.cue_start,
            "cue_end": self.cue_end,
            "via": list(self.via),
            "via_basis": list(self.via_basis),
            "audience": self.audience,
            "headline": self.headline,
            "rule": self.rule,
            "reason": self.reason,
            "confidence": round(self.confidence, 3),
        }
