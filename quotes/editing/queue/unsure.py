"""Quotations of whose speaker the machine is not sure."""

from django.db.models import OuterRef, Subquery

from quotes.editing.queue.kind import Kind
from quotes.models import Quote, Reading
from quotes.models.quote import UNSURE, QuoteQuerySet, Review


def rows() -> QuoteQuerySet:
    """The speaker was read with little confidence, by the newest reading; the least first."""
    readings = Reading.objects.filter(quote=OuterRef("pk")).order_by("-number")
    # Few readings are unsure, and an index holds them: the newest is asked of their quotes alone.
    ever = Reading.objects.filter(confidence__lt=UNSURE).order_by().values("quote")
    return (
        Quote.objects.shown()
        .filter(review=Review.MACHINE, speaker__isnull=False, pk__in=ever)
        .annotate(sure=Subquery(readings.values("confidence")[:1]))
        .filter(sure__lt=UNSURE)
        .order_by("sure", "-pk")
    )


KIND = Kind(
    slug="unsure",
    title="The machine is not sure who speaks",
    lead="Is this the speaker?",
    about="quote",
    rows=rows,
)
