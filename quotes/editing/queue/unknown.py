"""Quotations of which nothing says who spoke."""

from quotes.editing.queue.kind import Kind
from quotes.models import Quote
from quotes.models.quote import QuoteQuerySet, SpeakerKind
from quotes.naming import NAMELESS


def rows() -> QuoteQuerySet:
    """Nobody, or a pronoun, stands in the place of the speaker; the newest stored first."""
    return (
        Quote.objects.waiting()
        .filter(speaker_name__in=NAMELESS)
        .exclude(speaker_kind=SpeakerKind.ANONYMOUS)
        .order_by("-pk")
    )


KIND = Kind(
    slug="no-speaker",
    title="Nobody is named as the speaker",
    lead="Who speaks, or can nobody be named?",
    about="quote",
    rows=rows,
)
