"""Lists of quotes as files: the address of the page with .csv, .json or .atom at its end."""

from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from quotes.filters import QuoteFilter
from quotes.filters.fields import standing
from quotes.listfiles import WRITERS, ListFile, refused
from quotes.models import Outlet, Person, Quote, Topic
from quotes.models.quote import QuoteQuerySet
from quotes.views.asking import site_of
from quotes.views.outlets import carried_from


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
    return written(request, ending, Quote.objects.all(), "quotes", reverse("quotes:quotes"))


@require_safe
def person(request: HttpRequest, slug: str, ending: str) -> HttpResponseBase:
    """What one person said; whoever was merged into another leads there for good."""
    found = get_object_or_404(Person.objects.select_related("merged_into"), slug=slug)
    if found.merged_into:
        heir = reverse("quotes:person_file", args=[standing(found).slug, ending])
        return HttpResponsePermanentRedirect(heir)
    said = Quote.objects.filter(speaker=found)
    return written(request, ending, said, found.name, found.get_absolute_url(), "person")


@require_safe
def outlet(request: HttpRequest, slug: str, ending: str) -> HttpResponseBase:
    """What one outlet printed; of an agency without an article here, what others carried."""
    found = get_object_or_404(Outlet, slug=slug)
    printed = found.articles.exists()
    listed = Quote.objects.filter(outlet=found) if printed else carried_from(found)
    settled = "outlet" if printed else "via"
    return written(request, ending, listed, found.name, found.get_absolute_url(), settled)


@require_safe
def topic(request: HttpRequest, slug: str, ending: str) -> HttpResponseBase:
    """What was said on one topic."""
    found = get_object_or_404(Topic, slug=slug)
    said = Quote.objects.filter(topics=found)
    return written(request, ending, said, found.name, found.get_absolute_url(), "topic")


def written(
    request: HttpRequest,
    ending: str,
    quotes: QuoteQuerySet,
    name: str,
    path: str,
    settled: str = "",
) -> HttpResponseBase:
    """The file of a list, narrowed down as its page would be."""
    question = request.GET.copy()
    question.pop(settled, None)
    asked = QuoteFilter(question, queryset=quotes.live())
    if asked.form.errors:
        return refused(
            ending, [str(fault) for faults in asked.form.errors.values() for fault in faults]
        )
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    page = request.build_absolute_uri(path) + query
    own = request.build_absolute_uri(request.path) + query
    return WRITERS[ending](ListFile(asked.qs, name, site_of(request), page, own))
