"""Quotations that an editor worked on, and that a newer text no longer holds."""

from quotes.editing.queue.kind import Kind
from quotes.models import Quote
from quotes.models.quote import Lifecycle, QuoteQuerySet


def rows() -> QuoteQuerySet:
    return Quote.objects.filter(lifecycle=Lifecycle.ORPHANED).newest()


KIND = Kind(
    slug="orphaned",
    title="Edited, and no longer found in the article",
    lead="The newer text of the article does not hold these words. What shall become of them?",
    about="orphan",
    rows=rows,
)
