"""Quotations that print a name of which two people may be the bearer, or nobody yet."""

from quotes.editing.queue.kind import Kind
from quotes.models import Quote
from quotes.models.quote import QuoteQuerySet, SpeakerKind
from quotes.naming import NAMELESS


def rows() -> QuoteQuerySet:
    """A person's name is printed, and nothing settled whose; the newest stored first."""
    return (
        Quote.objects.waiting()
        .filter(speaker_kind=SpeakerKind.PERSON)
        .exclude(speaker_name__in=NAMELESS)
        .order_by("-pk")
    )


KIND = Kind(
    slug="whose-name",
    title="A name is printed, and it is not settled whose",
    lead="Which of these people is meant?",
    about="quote",
    rows=rows,
)
