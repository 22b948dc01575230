"""Quotations of whose speaker the machine is not sure."""

from django.db.models import Exists, OuterRef

from quotes.editing.queue.kind import Kind
from quotes.models import Quote, Reading
from quotes.models.quote import QuoteQuerySet, Review
from quotes.models.reading import UNSURE


def rows() -> QuoteQuerySet:
    """The speaker was read with little confidence, by the newest reading; the least first.

    Ordered by the reading's own column, so that an index of the unsure ones leads to the first.
    """
    newer = Reading.objects.filter(quote=OuterRef("pk"), number__gt=OuterRef("readings__number"))
    return (
        Quote.objects.shown()
        .filter(
            ~Exists(newer),
            review=Review.MACHINE,
            speaker__isnull=False,
            readings__confidence__lt=UNSURE,
        )
        .order_by("readings__confidence", "-pk")
    )


KIND = Kind(
    slug="unsure",
    title="The machine is not sure who speaks",
    lead="Is this the speaker?",
    about="quote",
    rows=rows,
)
