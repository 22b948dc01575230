"""Who said it, as far as the article and the editors know."""

from dataclasses import dataclass
from typing import Literal

from quotes.models.naming import fold
from quotes.models.quote import Quote, SpeakerKind
from quotes.naming import NAMELESS, PRONOUNS
from quotes.presenting.marks import without_loose_marks

State = Literal["known", "unresolved", "anonymous", "unknown"]

NOTES = {
    "known": "",
    "unresolved": "name not yet matched to a person here",
    "anonymous": "not named in the article",
    "unknown": "",
}


@dataclass(frozen=True, slots=True)
class Speaker:
    """The speaker as pages name them; `url` is empty where there is no page about them."""

    state: State
    name: str
    url: str
    role: str
    as_printed: str
    note: str

    @property
    def printed_otherwise(self) -> bool:
        """Whether the article prints a form that a reader would not know from name and role."""
        printed = set(fold(self.as_printed).split())
        known = set(fold(f"{self.name} {self.role}").split())
        if self.state == "unknown":
            return bool(printed)
        return bool(printed) and not printed <= known | PRONOUNS

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.name, self.role, self.note)))


def speaker_of(quote: Quote) -> Speaker:
    """The effective speaker of a quote."""
    state = state_of(quote)
    name = _name(quote, state)
    return Speaker(
        state=state,
        name=name,
        url=quote.speaker.get_absolute_url() if quote.speaker else "",
        role="" if fold(quote.role) in fold(name) else quote.role,
        as_printed=without_loose_marks(quote.speaker_as_printed),
        note=NOTES[state],
    )


def state_of(quote: Quote) -> State:
    """How much is known of who said it."""
    if quote.speaker is not None:
        return "known"
    if quote.speaker_kind == SpeakerKind.ANONYMOUS:
        return "anonymous"
    return "unknown" if quote.speaker_name in NAMELESS else "unresolved"


def _name(quote: Quote, state: State) -> str:
    if quote.speaker is not None:
        return quote.speaker.name
    if state == "unknown":
        return "Speaker unknown"
    printed = quote.speaker_name or quote.speaker_as_printed
    return without_loose_marks(printed) or "Unnamed source"
