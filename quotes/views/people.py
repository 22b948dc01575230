"""People: the list with its search, and one with names, roles, who quotes them, and the words."""

from itertools import groupby

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from quotes import corrections, profiles
from quotes.choosing import LONGEST, search_people
from quotes.filters.fields import short, standing
from quotes.keeping import kept_page
from quotes.models import Person, Quote
from quotes.models.naming import fold
from quotes.pointing import near_people
from quotes.remembering import remembered
from quotes.views.listing import quote_list

A_PAGE = 100


@require_safe
@kept_page
def people(request: HttpRequest) -> HttpResponse:
    """Everybody who is quoted, by family name, or those whom a name finds."""
    asked = request.GET.get("q", "").strip()[:LONGEST]
    found = search_people(asked)
    if not asked:
        # Whoever is only reported, or waits for a first quotation, is found by name.
        found = found.filter(Exists(Quote.objects.shown().filter(speaker=OuterRef("pk"))))
    pages = Paginator(found.order_by(Lower("sort_name"), "pk"), A_PAGE)
    if not asked:
        # A paginator keeps what it counted, and asks no more where it is told.
        pages.__dict__["count"] = remembered("people", found.count)
    page = pages.get_page(request.GET.get("page"))
    rows = list(page.object_list)
    counts = profiles.count_for(rows, Quote.objects.shown(), "speaker")
    counted = ((person, counts.get(person.pk, 0)) for person in rows)
    letters = [(letter, list(group)) for letter, group in groupby(counted, key=_letter)]
    near = near_people([asked]) if asked and not rows else []
    context = {"page": page, "letters": letters, "asked": short(asked), "near": near}
    return render(request, "quotes/people.html", context)


@require_safe
@kept_page
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """One person; whoever was merged into another leads there for good."""
    found = get_object_or_404(Person.objects.select_related("merged_into"), slug=slug)
    if found.merged_into:
        return HttpResponsePermanentRedirect(standing(found).get_absolute_url())
    shown = profiles.newest_of(Quote.objects.filter(speaker=found))
    context = {
        "person": found,
        "names": profiles.names(found, shown),
        "taken": corrections.taken_from(found),
        "roles": profiles.roles(shown),
        **profiles.tallies({"person": [found]}, outlets="outlet", agencies="via", topics="topic"),
    }
    listed = quote_list(request, about={"person": [found]}, by_statement=True)
    return render(request, "quotes/person.html", context | listed)


def _letter(row: tuple[Person, int]) -> str:
    """The letter under which a person stands, without its accent."""
    initial = fold(row[0].sort_name)[:1].upper()
    return initial if initial.isalpha() else "Other"
