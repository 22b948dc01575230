"""What sort of quotation it is and who stands behind it, in the words that every page uses."""

from collections.abc import Iterable

from django.db.models import Q

from quotes.models import TakeDown
from quotes.models.quote import Kind, Lifecycle, Quote, Review, SpeakerKind
from quotes.naming import NAMELESS
from quotes.presenting.speaker import state_of

KINDS = {
    Kind.DIRECT: "whole quotation, in quotation marks",
    Kind.PARTIAL: "part of a sentence, in quotation marks; the rest is the outlet’s narration",
    Kind.BLOCK: "set as a block, printed without quotation marks",
    Kind.INDIRECT: "reported speech, not the speaker’s printed words",
}

HEADLINE = "headline"  # beside the kinds, where readers choose among them

# The same in few words, for choosing among them.
KIND_CHOICES = {
    Kind.DIRECT.value: "whole quotations",
    Kind.PARTIAL.value: "parts of a sentence",
    Kind.BLOCK.value: "blocks without marks",
    Kind.INDIRECT.value: "reported speech",
    HEADLINE: "pieces of headlines",
}

# What a list of some kinds is a list of. Reported speech is no quotation.
QUOTATIONS = ("quotation", "quotations")
NOUNS = {
    Kind.INDIRECT.value: ("passage of reported speech", "passages of reported speech"),
    HEADLINE: ("piece of a headline", "pieces of headlines"),
}

READ, CHECKED, CORRECTED, UNKNOWN = "machine", "checked", "corrected", "unknown"
STATES = {
    READ: "read by machine",
    CHECKED: "checked by an editor",
    CORRECTED: "corrected by an editor",
    UNKNOWN: "speaker unknown",
}

NOTICES = {
    Lifecycle.SUPERSEDED: "A later reading of the article no longer finds this quotation. "
    "It is kept so that its address still answers.",
    Lifecycle.ORPHANED: "An editor worked on this quotation, and the article’s newer text no "
    "longer holds it. It waits for an editor.",
    Lifecycle.REJECTED: "Not a quotation: an editor looked at the article and took this off the "
    "lists. The page is kept so that whoever has cited it can see that.",
    Lifecycle.RETRACTED: "Retracted. These words no longer stand; the page is kept so that "
    "whoever has cited it can see that.",
}


def kind_in_words(quote: Quote) -> str:
    """How the outlet printed the words; silence for the plain case is the template's choice."""
    return KINDS[Kind(quote.kind)]


def nouns(kinds: Iterable[str]) -> tuple[str, str]:
    """What quotes of these kinds are called, one of them and several."""
    found = list(dict.fromkeys(NOUNS.get(kind, QUOTATIONS) for kind in kinds)) or [QUOTATIONS]
    ones, many = zip(*found, strict=True)
    return " or ".join(ones), " and ".join(many)


def state(quote: Quote) -> str:
    """One of the four states; what an editor did outweighs what the machine could not tell."""
    if quote.review != Review.MACHINE:
        return str(quote.review)
    return UNKNOWN if state_of(quote) == "unknown" else READ


def notice(quote: Quote) -> str:
    """What a reader must know before the words, or nothing."""
    told = NOTICES.get(Lifecycle(quote.lifecycle), "")
    if quote.lifecycle != Lifecycle.RETRACTED:
        return told
    placed = TakeDown.objects.standing().filter(quote__in=[quote, quote.body_quote]).last()
    return f"{told} {placed.note}" if placed and placed.note else told


def state_query(name: str) -> Q:
    """The quotes that `state` answers with this name, for the database."""
    unknown = Q(review=Review.MACHINE, speaker__isnull=True, speaker_name__in=NAMELESS) & ~Q(
        speaker_kind=SpeakerKind.ANONYMOUS
    )
    if name == UNKNOWN:
        return unknown
    return Q(review=name) & ~unknown
