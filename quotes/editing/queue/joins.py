"""Pairs of wordings that may be one statement: proposed, never joined by themselves."""

from django.db.models import Exists, F, OuterRef, QuerySet

from quotes.editing.queue.kind import Kind
from quotes.models import WordingDecision, WordingPair
from quotes.models.quote import Lifecycle


def rows() -> QuerySet:
    """Pairs that make the same point, both live, of which no editor has decided; likest first."""
    decided = WordingDecision.objects.binding().filter(
        first=OuterRef("first"), second=OuterRef("second")
    )
    together = {"first__statement__isnull": False, "first__statement": F("second__statement")}
    return (
        WordingPair.objects.filter(
            level=WordingPair.Level.POINT,
            first__lifecycle=Lifecycle.LIVE,
            second__lifecycle=Lifecycle.LIVE,
        )
        .exclude(Exists(decided))
        .exclude(**together)
        .order_by("-score", "-pk")
    )


KIND = Kind(
    slug="one-statement",
    title="Two wordings that may be one statement",
    lead="Did the speaker say this once, or are these two statements?",
    about="pair",
    rows=rows,
)
