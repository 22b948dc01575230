"""Names that begin like what is being typed: people, outlets and topics."""

from dataclasses import dataclass

from django.db import connections
from django.db.models import Model, Q, QuerySet

from quotes.models import Outlet, OutletName, Person, PersonName, Topic
from quotes.naming import fold, outlet_fold

MOST = 5  # of each sort
SHORTEST = 2
LONGEST = 80
# Later words of a name stand in no index: so many names are read for them, and no more.
LOOKED_AT = 5_000
LAST = "\U0010ffff"
TOLD = {"outlet": "outlet", "via": "outlet", "topic": "topic"}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name, what it is the name of, and how a search asks for it."""

    name: str
    what: str
    term: str


def suggest(typed: str, kinds: tuple[str, ...] = ("person", "outlet", "topic")) -> list[Suggestion]:
    """Names to offer, in at most seven queries."""
    typed = typed[:LONGEST]
    if len(fold(typed)) < SHORTEST:
        return []
    return [
        Suggestion(row.name, what(row, kind), f'{kind}:"{row.name.replace(chr(34), " ")}"')
        for kind in kinds
        for row in FINDERS[kind](typed)
    ]


def what(row: Model, kind: str) -> str:
    """What stands beside a name: an organisation that speaks is no person."""
    return row.get_kind_display() if isinstance(row, Person) else TOLD[kind]


def people(typed: str) -> list[Model]:
    """Current people one of whose names, or a word of it, begins so."""
    names = PersonName.objects.filter(person__merged_into=None)
    return owners(names, "person", fold(typed), Person.objects.current())


def outlets(typed: str) -> list[Model]:
    """Outlets and agencies one of whose names, or a word of it, begins so."""
    return owners(OutletName.objects.all(), "outlet", outlet_fold(typed), Outlet.objects.all())


def topics(typed: str) -> list[Model]:
    """Topics whose name, or a word of it, begins so; there are few of them."""
    slug = fold(typed).replace(" ", "-")
    return list(
        Topic.objects.filter(Q(slug__startswith=slug) | Q(slug__contains=f"-{slug}"))[:MOST]
    )


def owners(names: QuerySet, owner: str, folded: str, rows: QuerySet) -> list[Model]:
    """Whose names these are: those that begin so first, then those with a word that does."""
    if not folded:
        return []
    keys = list(begins(names, folded).order_by("folded").values_list(owner, flat=True)[: MOST * 3])
    if len(set(keys)) < MOST:
        some = names.order_by("pk").values("pk")[:LOOKED_AT]
        within = names.filter(pk__in=some, folded__contains=f" {folded}").order_by("folded")
        keys += within.values_list(owner, flat=True)[: MOST * 3]
    first = list(dict.fromkeys(keys))[:MOST]
    found = rows.in_bulk(first)
    return [found[key] for key in first if key in found]


def begins(names: QuerySet, folded: str) -> QuerySet:
    """Names that begin so, by the index: SQLite uses it for a range, PostgreSQL for a LIKE."""
    if connections[names.db].vendor == "sqlite":
        return names.filter(folded__gte=folded, folded__lt=folded + LAST)
    return names.filter(folded__startswith=folded)


FINDERS = {"person": people, "outlet": outlets, "topic": topics, "via": outlets}
