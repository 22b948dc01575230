"""What readers reported and nobody has answered."""

from django.db.models import QuerySet

from quotes.editing.queue.kind import Kind
from quotes.models import Report
from quotes.models.quote import Lifecycle


def rows() -> QuerySet:
    """The oldest first: somebody waits for the answer."""
    live = Report.objects.open().exclude(quote__lifecycle=Lifecycle.SUPPRESSED)
    return live.order_by("made_at", "pk")


KIND = Kind(
    slug="reported",
    title="A reader reports an error",
    lead="Is the reader right?",
    about="report",
    rows=rows,
)
