"""Outlets: the list, and one with what it published and what others carried from it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from quotes import profiles
from quotes.keeping import kept_page
from quotes.models import Outlet, Quote, QuoteSource
from quotes.models.quote import QuoteQuerySet
from quotes.presenting import present_all, ready
from quotes.remembering import remembered
from quotes.views.listing import quote_list

NEWEST = 8


@require_safe
@kept_page
def outlets(request: HttpRequest) -> HttpResponse:
    """All outlets: how many articles are held of each, and how often others name it."""
    found = list(Outlet.objects.all())
    held = remembered("articles by outlet", profiles.articles_by_outlet)
    printed = remembered("by outlet", profiles.by_outlet)
    carried = remembered("by source", profiles.by_source)
    rows = [(one, *(counts.get(one.pk, 0) for counts in (held, printed, carried))) for one in found]
    return render(request, "quotes/outlets.html", {"rows": rows})


@require_safe
@kept_page
def outlet(request: HttpRequest, slug: str) -> HttpResponse:
    """One outlet. Of an agency that has no article here, what others carried is the list."""
    found = get_object_or_404(Outlet, slug=slug)
    carried = carried_from(found)
    articles = list(found.articles.shown().newest()[:NEWEST])
    printed = profiles.count_for(articles, Quote.objects.live().filter(headline=False), "article")
    context = {
        "outlet": found,
        "names": found.names.exclude(name=found.name),
        "articles": [(article, printed.get(article.pk, 0)) for article in articles],
        "held": profiles.holdings_of(found),
        "carriers": profiles.outlets(carried.shown()),
        "carried": present_all(ready(carried.shown().newest())[:NEWEST]),
    }
    main, settled = listed_by(found)
    listed = quote_list(request, main, about={settled: [found]}, by_statement=True)
    counts = profiles.tallies({"outlet": [found]}, speakers="person", topics="topic")
    return render(request, "quotes/outlet.html", context | counts | listed)


def listed_by(outlet: Outlet) -> tuple[QuoteQuerySet | None, str]:
    """Which quotes its page lists, and the parameter that it has settled by that: what it printed,
    or of an agency that has no article here, what others carried."""
    if outlet.articles.shown().exists():
        return None, "outlet"
    return carried_from(outlet), "via"


def carried_from(outlet: Outlet):
    """What others printed and say that they have from this outlet."""
    named = QuoteSource.objects.filter(outlet=outlet).values("quote")
    return Quote.objects.filter(pk__in=named).exclude(outlet=outlet)
