"""An editor says who is speaking."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet

from quotes.editing.decisions import claim, decide_field
from quotes.editing.fields.speaker import Speaker, shown_speaker
from quotes.models import Change, ChangeSet, Override, Person, Quote

__all__: Sequence[str] = [
    "Speaker",
    "change_speaker",
    "claim",
    "given_or_taken",
    "newest_gifts",
    "shown_speaker",
]
NEWEST = 100  # decisions about single quotes beside a person; all stand in the lives of the quotes


def change_speaker(quote: Quote, speaker: Speaker, **why: Any) -> Override:
    """Decide the speaker of a quote; the decision wins over every reading, for ever.

    `why` is what `decide_field` asks for: author, reason, seen_revision.
    """
    return decide_field(quote, Override.Field.SPEAKER, speaker, **why)


def given_or_taken(person: Person) -> QuerySet[Change]:
    """The changes that gave a quote to a person, or took one from them."""
    named = Q(before__person=person.slug) | Q(after__person=person.slug)
    return Change.objects.filter(named, field=Override.Field.SPEAKER)


def newest_gifts(person: Person) -> QuerySet[ChangeSet]:
    """The newest changesets in which such changes stand."""
    found = ChangeSet.objects.filter(pk__in=given_or_taken(person).values("changeset"))
    return found.order_by("-pk")[:NEWEST]
