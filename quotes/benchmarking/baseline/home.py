"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from quotes import profiles
from quotes.benchmarking.baseline.rows import fetched, quotes_at
from quotes.presenting import present_all
from quotes.presenting.groups import Group
from quotes.remembering import remembered

NEW = 6  # quotes, as on our page


def home(request: HttpRequest) -> HttpResponse:
    """The newest quotations and the topics; the rows have no statements of several wordings."""
    keys = fetched(
        "SELECT date_key FROM quotes_quote WHERE listed ORDER BY date_key DESC LIMIT %s", [NEW]
    )
    newest = quotes_at([key for (key,) in keys])
    context = {
        "lead": None,
        "groups": [Group(shown) for shown in present_all(newest)],
        "topics": remembered("topics", profiles.topics_of_all),
    }
    return render(request, "quotes/home.html", context)
