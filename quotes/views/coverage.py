"""The coverage of a topic: outlets × statements."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from quotes.choosing import Choice, read_period
from quotes.comparing.coverage import ABSENT, SORTS, coverage
from quotes.comparing.gone import Subject
from quotes.comparing.since import changed_since
from quotes.exports import coverage_rows, respond
from quotes.keeping import kept_page
from quotes.models import Quote, Topic
from quotes.views.asking import (
    asked_of,
    csv_address,
    lasting_address,
    share_address,
    shared_on,
    site_of,
    wants_csv,
)


@require_safe
@kept_page
def matrix(request: HttpRequest, slug: str) -> HttpResponse:
    """Which outlet printed which statement on a topic, in a period of publication."""
    choice = read_period(request.GET)
    choice.topic = get_object_or_404(Topic, slug=slug)
    sort = request.GET.get("sort", "")
    if not choice.problems and asked_of(request) != params(choice, sort):
        return HttpResponseRedirect(address(request, choice, sort))
    quotes = choice.narrow(Quote.objects.shown())
    table, since = None, None
    subject = Subject(quotes, choice.in_period(Quote.objects.all()), topic=choice.topic)
    if not choice.problems:
        with choice.within("coverage", request.GET):
            made = coverage(quotes, choice.walk(), sort)
            since = changed_since(made.quotes, shared_on(request), subject)
            table = made
    if table and wants_csv(request):
        return respond(coverage_rows(table, site_of(request)), f"coverage of {slug}")
    context = {
        "topic": choice.topic,
        "choice": choice,
        "table": table,
        "csv": csv_address(request),
        "address": share_address(request, params(choice, sort)),
        "since": since,
        "absent": ABSENT,
        "asked": bool(request.GET),
        "sorts": [(key, label, address(request, choice, key)) for key, label in SORTS.items()],
    }
    return render(request, "quotes/coverage.html", context)


def params(choice: Choice, sort: str) -> dict[str, list[str]]:
    """The query string that lasts: days in full, an order only where it is not the usual one."""
    asked = {name: value for name, value in choice.params().items() if name in ("from", "to")}
    usual = next(iter(SORTS))
    return asked | ({"sort": [sort]} if sort in SORTS and sort != usual else {})


def address(request: HttpRequest, choice: Choice, sort: str) -> str:
    """The address of this table in that order."""
    return lasting_address(request, params(choice, sort))
