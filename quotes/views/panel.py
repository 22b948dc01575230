"""The panel beside a list: what it can be narrowed down by, with counts. It is a page of its own,
so that no list waits for it; a script puts it beside the list."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from quotes.budgets import TooBroad, budget
from quotes.filters.chips import chips, searched
from quotes.filters.facets import chosen, counted, names
from quotes.filters.fields import standing
from quotes.filters.histogram import histogram
from quotes.filters.quotefilter import QuoteFilter
from quotes.filters.scan import Scan, scan
from quotes.keeping import kept_page
from quotes.models import Outlet, Person, Topic
from quotes.models.quote import QuoteQuerySet
from quotes.presenting.holdings import CAP
from quotes.views.listing import question_of
from quotes.views.outlets import listed_by


@require_safe
@kept_page
def quotes(request: HttpRequest) -> HttpResponse:
    """Of the list of all quotes."""
    return panel(request, reverse("quotes:quotes"), "Quotes")


@require_safe
@kept_page
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """Of what one person said."""
    found = get_object_or_404(Person, slug=slug)
    if found.merged_into_id:
        heir = standing(found).slug
        return HttpResponsePermanentRedirect(reverse("quotes:person_panel", args=[heir]))
    return panel(request, found.get_absolute_url(), found.name, about={"person": [found]})


@require_safe
@kept_page
def outlet(request: HttpRequest, slug: str) -> HttpResponse:
    """Of what one outlet printed, or what others carried from it."""
    found = get_object_or_404(Outlet, slug=slug)
    quotes, settled = listed_by(found)
    return panel(request, found.get_absolute_url(), found.name, quotes, {settled: [found]})


@require_safe
@kept_page
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Of what was said on one topic."""
    found = get_object_or_404(Topic, slug=slug)
    return panel(request, found.get_absolute_url(), found.name, about={"topic": [found]})


def panel(
    request: HttpRequest,
    address: str,
    name: str,
    quotes: QuoteQuerySet | None = None,
    about: dict[str, list] | None = None,
) -> HttpResponse:
    """The page of a panel; `address` is that of its list."""
    asked = question_of(request, quotes, about)
    hide = frozenset(asked.about)
    found = counts(asked, hide)
    context = {
        "name": name,
        "address": address,
        "asked": asked,
        "chips": chips(asked, hide),
        "searched": searched(asked, hide),
        "too_broad": found is None,
        "facets": chosen(asked, hide) if found is None else counted(asked, found, hide),
        "histogram": histogram(found.counts.get("day", {}), asked.data) if found else None,
        "newest": f"{CAP:,}" if found and found.capped else "",
    }
    return render(request, "quotes/panel.html", context)


def counts(asked: QuoteFilter, hide: frozenset[str]) -> Scan | None:
    """All that the panel counts; None where there was no time for it."""
    try:
        with budget("panel"):
            return scan(asked, [*names(hide), "day"])
    except TooBroad:
        return None
