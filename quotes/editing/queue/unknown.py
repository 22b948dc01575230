"""Quotations of which nothing says who spoke."""

from quotes.editing.queue.kind import Kind
from quotes.models import Quote
from quotes.models.quote import QuoteQuerySet, SpeakerKind
from quotes.naming import NAMELESS


def rows() -> QuoteQuerySet:
    """Without a speaker, and with no more than a pronoun in the place of one."""
    return (
        Quote.objects.waiting()
        .filter(speaker_name__in=NAMELESS)
        .exclude(speaker_kind=SpeakerKind.ANONYMOUS)
        .newest()
    )


KIND = Kind(
    slug="no-speaker",
    title="Nobody is named as the speaker",
    lead="Who speaks, or can nobody be named?",
    about="quote",
    rows=rows,
)
