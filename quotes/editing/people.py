"""An editor says that two rows are one person."""

from typing import Any

from django.db.models import Q

from quotes.deriving import refresh
from quotes.deriving.searchrows import write_names
from quotes.editing.history import Author, decide
from quotes.editing.recompute import recompute
from quotes.exceptions import DecisionError
from quotes.models import ChangeSet, Person, PersonName, Quote
from quotes.models.locking import writing


@writing()
def merge(person: Person, into: Person, *, author: Author, reason: str, **stamp: Any) -> ChangeSet:
    """Make `person` another spelling of `into`. The row stays, and its address leads to the heir.

    Later imports that print the other spelling find the heir. DecisionError where a chain or a
    circle would arise, or where no reason is given. `stamp` goes to `decide`.
    """
    person, into = fresh(person), fresh(into)
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
    # The heir's own quotes did not move, and are now found by the other spelling too.
    write_names(into)
    return decision.changeset


def fresh(person: Person) -> Person:
    """The row as it is now that nobody else writes."""
    return Person.objects.get(pk=person.pk)


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
