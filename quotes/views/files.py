"""Lists of quotes as files: the address of the page with .csv, .json or .atom at its end."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from quotes.budgets import TooBroad, budget
from quotes.filters import QuoteFilter
from quotes.filters.fields import standing
from quotes.filters.narrowing import recent_years
from quotes.filters.walk import Walk
from quotes.listfiles import WRITERS, ListFile, refused
from quotes.models import Outlet, Person, Topic
from quotes.models.quote import QuoteQuerySet
from quotes.views.asking import site_of
from quotes.views.listing import question_of, tail
from quotes.views.outlets import listed_by


class Ending:
    """The ending of an address that asks for a file."""

    regex = "csv|json|atom"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


@require_safe
def quotes(request: HttpRequest, ending: str) -> HttpResponseBase:
    """All quotes, as the query string asks for them."""
    return written(request, ending, "quotes", reverse("quotes:quotes"))


@require_safe
def person(request: HttpRequest, slug: str, ending: str) -> HttpResponseBase:
    """What one person said; whoever was merged into another leads there for good."""
    found = get_object_or_404(Person.objects.select_related("merged_into"), slug=slug)
    if found.merged_into:
        heir = reverse("quotes:person_file", args=[standing(found).slug, ending])
        return HttpResponsePermanentRedirect(heir)
    return written(request, ending, found.name, found.get_absolute_url(), {"person": [found]})


@require_safe
def outlet(request: HttpRequest, slug: str, ending: str) -> HttpResponseBase:
    """What one outlet printed; of an agency without an article here, what others carried."""
    found = get_object_or_404(Outlet, slug=slug)
    listed, settled = listed_by(found)
    about = {settled: [found]}
    return written(request, ending, found.name, found.get_absolute_url(), about, listed)


@require_safe
def topic(request: HttpRequest, slug: str, ending: str) -> HttpResponseBase:
    """What was said on one topic."""
    found = get_object_or_404(Topic, slug=slug)
    return written(request, ending, found.name, found.get_absolute_url(), {"topic": [found]})


def written(
    request: HttpRequest,
    ending: str,
    name: str,
    path: str,
    about: dict[str, list] | None = None,
    quotes: QuoteQuerySet | None = None,
) -> HttpResponseBase:
    """The file of a list, narrowed down as its page would be."""
    asked = question_of(request, quotes, about)
    if asked.form.errors:
        return refused(
            ending, [str(fault) for faults in asked.form.errors.values() for fault in faults]
        )
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    page = request.build_absolute_uri(path) + query
    own = request.build_absolute_uri(request.path) + query
    try:
        with budget("file"):
            return WRITERS[ending](ListFile(Walk(asked), name, site_of(request), page, own))
    except TooBroad as error:
        return refused(ending, [str(error)]) if ending != "csv" else too_broad(request, path, asked)


def too_broad(request: HttpRequest, path: str, asked: QuoteFilter) -> HttpResponse:
    """What to ask instead, for whoever followed a link to a file of too much."""
    context = {"list": f"{path}{tail(asked.data)}", "narrower": recent_years(asked.data)}
    return render(request, "quotes/too_broad.html", context)
