"""Two people whose names look alike and who may be one: proposed, never merged by themselves."""

from django.db.models import Exists, OuterRef, QuerySet

from quotes.editing.queue.kind import Kind
from quotes.models import PersonDecision, PersonPair


def rows() -> QuerySet:
    """Pairs of current people of whom no editor said that they are two; the likest first."""
    apart = PersonDecision.objects.apart().filter(
        first=OuterRef("first"), second=OuterRef("second")
    )
    return (
        PersonPair.objects.filter(first__merged_into=None, second__merged_into=None)
        .exclude(Exists(apart))
        .order_by("-score", "-pk")
    )


KIND = Kind(
    slug="one-person",
    title="Two names that may be one person’s",
    lead="Are these one person?",
    about="people",
    rows=rows,
)
