"""What readers reported and nobody has answered."""

from django.db.models import Exists, OuterRef, QuerySet

from quotes.editing.queue.kind import Kind
from quotes.models import Quote, Report
from quotes.models.quote import Lifecycle


def rows() -> QuerySet:
    """The oldest first: somebody waits for the answer."""
    # Reports are few beside the quotes: they are asked first, and each for its quote.
    gone = Quote.objects.filter(pk=OuterRef("quote"), lifecycle=Lifecycle.SUPPRESSED)
    return Report.objects.open().exclude(Exists(gone)).order_by("made_at", "pk")


KIND = Kind(
    slug="reported",
    title="A reader reports an error",
    lead="Is the reader right?",
    about="report",
    rows=rows,
)
