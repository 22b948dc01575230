"""What a merge would move, and what speaks for and against it, before anything is written."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Max, Min, Q, QuerySet

from quotes.editing.heirs import household
from quotes.models import Article, Override, Person, PersonName, Quote
from quotes.presenting.dates import span
from quotes.profiles import Role, Tally, outlets, roles

MOST = 5


@dataclass(frozen=True)
class Side:
    """One of two people, as this database knows them."""

    person: Person
    names: list[PersonName]
    merged: list[Person]
    quotes: int
    statements: int
    decided: int
    first: datetime.date | None
    last: datetime.date | None
    roles: list[Role]
    outlets: list[Tally]

    @property
    def period(self) -> str:
        """From when to when they are quoted; empty where no date is known."""
        return span(self.first, self.last) if self.first and self.last else ""


@dataclass(frozen=True)
class Preview:
    """Two people who may be one; `person` would lead to `into`."""

    person: Side
    into: Side
    together: Sequence[Article]

    @property
    def names(self) -> list[PersonName]:
        """The names that the heir would go by besides."""
        own = {(name.folded, name.scope) for name in self.into.names}
        return [name for name in self.person.names if (name.folded, name.scope) not in own]

    @property
    def against(self) -> list[str]:
        """What speaks against their being one, in sentences."""
        one, other = self.person.person, self.into.person
        told = []
        if one.wikidata_id and other.wikidata_id and one.wikidata_id != other.wikidata_id:
            told.append(f"Wikidata has two: {one.wikidata_id} and {other.wikidata_id}.")
        if self.together:
            told.append("One article quotes both; read there whether it speaks of two.")
        return told


def preview(person: Person, into: Person) -> Preview:
    """What would move, in a number of queries that does not grow with what is stored."""
    both = (
        Article.objects.shown()
        .filter(quotes__speaker=person)
        .filter(quotes__speaker=into)
        .select_related("outlet")
        .distinct()
    )
    return Preview(side(person), side(into), list(both.order_by("pk")[:MOST]))


def side(person: Person) -> Side:
    """One person, with what is theirs."""
    quotes = Quote.objects.filter(speaker=person)
    return Side(
        person=person,
        names=list(person.names.select_related("came_from", "outlet")),
        merged=household(person)[1:],
        decided=decided(person).count(),
        roles=roles(quotes.shown())[:MOST],
        outlets=outlets(quotes.shown())[:MOST],
        **quotes.aggregate(
            quotes=Count("pk"),
            statements=Count("statement", distinct=True),
            first=Min("published", filter=Q(lifecycle="live")),
            last=Max("published", filter=Q(lifecycle="live")),
        ),
    )


def decided(person: Person) -> QuerySet[Override]:
    """The standing decisions that name this person as the speaker."""
    return Override.objects.active().filter(person=person)
