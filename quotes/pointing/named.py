"""The people, outlets and topics whose names somebody typed, whatever the search itself finds."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.text import slugify

from quotes.models import Outlet, OutletName, Person, PersonName, Quote, Topic
from quotes.naming import fold, outlet_fold
from quotes.presenting.holdings import Total, counted, up_to_cap
from quotes.search import Query
from quotes.search.fields import words_of

MOST = 5  # of each sort


@dataclass(frozen=True, slots=True)
class Signpost:
    """A page about somebody or something, and how many quotations lead from it."""

    name: str
    url: str
    holds: str


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed without its signs: all of it as one name, and each of several parts."""

    whole: str
    parts: tuple[str, ...]


def signposts(query: Query) -> list[Signpost]:
    """The pages to offer above the results, in at most six queries.

    All the words together may be part of a name ("Fars": Fars News Agency); a single one of
    several must be a whole name or somebody's family name, or a common word would offer too much.
    """
    typed = read(query)
    if not typed.whole:
        return []
    return [*people_called(typed), *outlets_called(typed), *topics_called(typed)]


def read(query: Query) -> Typed:
    """The words of a search that may be a name."""
    texts = [term.text for term in query.sought]
    whole = fold(" ".join(texts))
    parts = tuple(part for part in dict.fromkeys(map(fold, texts)) if part not in ("", whole))
    return Typed(whole, parts)


def people_called(typed: Typed) -> list[Signpost]:
    """People by any form of their name."""
    family = Q()
    for part in typed.parts:
        family |= Q(folded__endswith=f" {part}", person__kind=Person.Kind.PERSON)
    named = words_of("folded", typed.whole) | Q(folded__in=typed.parts) | family
    found = list(Person.objects.current().filter(pk__in=owners(PersonName, "person", named))[:MOST])
    totals = up_to_cap([Quote.objects.shown().filter(speaker=one) for one in found])
    return [
        signpost(one, counted(held, "quotation")) for one, held in zip(found, totals, strict=True)
    ]


def outlets_called(typed: Typed) -> list[Signpost]:
    """Outlets and agencies by any of their names, with what they print and what they pass on."""
    parts = tuple(map(outlet_fold, typed.parts))
    named = words_of("folded", outlet_fold(typed.whole)) | Q(folded__in=parts)
    found = list(Outlet.objects.filter(pk__in=owners(OutletName, "outlet", named))[:MOST])
    shown = Quote.objects.shown()
    totals = up_to_cap(
        [
            *(shown.filter(outlet=one) for one in found),
            *(shown.filter(pk__in=one.carried.values("quote")) for one in found),
        ]
    )
    printed, carried = totals[: len(found)], totals[len(found) :]
    return [
        signpost(one, passed_on(*held)) for one, *held in zip(found, printed, carried, strict=True)
    ]


def topics_called(typed: Typed) -> list[Signpost]:
    """Topics by words of their name."""
    named = words_of("slug", slugify(typed.whole), "-") | Q(name__iexact=typed.whole)
    found = list(Topic.objects.filter(named)[:MOST])
    totals = up_to_cap([one.quote_links.filter(listed=True) for one in found])
    return [
        signpost(one, counted(held, "quotation")) for one, held in zip(found, totals, strict=True)
    ]


def owners(names: type, owner: str, named: Q):
    """Whose names these are."""
    return names.objects.filter(named).values(owner)


def passed_on(printed: Total, carried: Total) -> str:
    """How much of what is here an outlet printed, and how much came through it."""
    through = f"{counted(carried, 'quotation')} came through it"
    if not printed:
        return through if carried else "no quotation"
    return f"{counted(printed, 'quotation')}" + (f", {through}" if carried else "")


def signpost(row: Person | Outlet | Topic, holds: str) -> Signpost:
    """The way to a page."""
    return Signpost(row.name, row.get_absolute_url(), holds)
