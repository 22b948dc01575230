"""Quotations of which the machine now reads something else than the editor saw."""

from quotes.editing.queue.kind import Kind
from quotes.models import Quote
from quotes.models.quote import Lifecycle, QuoteQuerySet


def rows() -> QuoteQuerySet:
    """The editor's word stands; whether it still should, an editor says."""
    return Quote.objects.filter(flagged=True, lifecycle=Lifecycle.LIVE).newest()


KIND = Kind(
    slug="flagged",
    title="Decided, and read otherwise since",
    lead="A later reading differs from what the editor saw. Does the decision still stand?",
    about="quote",
    rows=rows,
)
