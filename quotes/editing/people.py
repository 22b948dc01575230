"""An editor says that two rows are one person."""

from typing import Any

from django.db import transaction
from django.db.models import Q

from quotes.deriving import refresh
from quotes.editing.history import Author, decide
from quotes.editing.recompute import recompute
from quotes.exceptions import DecisionError
from quotes.models import ChangeSet, Person, PersonName, Quote


@transaction.atomic
def merge(person: Person, into: Person, *, author: Author, reason: str, **stamp: Any) -> ChangeSet:
    """Make `person` another spelling of `into`. The row stays, and its address leads to the heir.

    Later imports that print the other spelling find the heir. DecisionError where a chain or a
    circle would arise, or where no reason is given. `stamp` goes to `decide`.
    """
    person, into = lock(person), lock(into)
    refuse_circles(person, into)
    decision = decide(author, reason, **stamp)
    decision.record("merged_into", None, into.slug, person=person)
    for name in person.names.all():
        PersonName.objects.get_or_create(
            person=into,
            folded=name.folded,
            defaults={"name": name.name, "origin": PersonName.Origin.EDITOR},
        )
    moved = list(Quote.objects.filter(Q(speaker=person) | Q(overrides__person=person)).distinct())
    person.merged_into = into
    person.save(update_fields=["merged_into"])
    move(moved)
    return decision.changeset


def lock(person: Person) -> Person:
    """The row as it is now, held until the transaction ends."""
    return Person.objects.select_for_update().get(pk=person.pk)


def refuse_circles(person: Person, into: Person) -> None:
    """Only two current people can become one."""
    if person.pk == into.pk:
        raise DecisionError("A person cannot be merged into themselves: choose another one.")
    for one in (person, into):
        if one.merged_into_id:
            raise DecisionError(
                f"{one} was merged into {one.merged_into} already: choose {one.merged_into}."
            )


def move(quotes: list[Quote]) -> None:
    """Write the new speaker into the quotes that were the merged person's."""
    for quote in Quote.objects.filter(pk__in=[quote.pk for quote in quotes]).select_related(
        "article"
    ):
        recompute(quote)
    refresh(quote.pk for quote in quotes)
