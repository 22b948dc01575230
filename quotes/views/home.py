"""The front page: a search, one statement in two wordings, what is new, the topics."""

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from quotes import profiles
from quotes.comparing import Comparison, compare_wordings
from quotes.keeping import kept_page
from quotes.models import LeadPair, Quote
from quotes.presenting import ready
from quotes.presenting.groups import newest_groups
from quotes.presenting.shown import is_wording
from quotes.remembering import remembered

NEW = 6


@require_safe
@kept_page
def home(request: HttpRequest) -> HttpResponse:
    """What the database is for, seen at once."""
    context = {
        "lead": lead(),
        "groups": newest_groups(Quote.objects.shown(), NEW),
        "topics": remembered("topics", profiles.topics_of_all),
    }
    return render(request, "quotes/home.html", context)


def lead() -> Comparison | None:
    """The pair that an editor chose last, if both still stand and still are one statement."""
    joined = LeadPair.objects.filter(first__statement=F("second__statement"))
    chosen = joined.order_by("-chosen_at", "-id").first()
    if chosen is None:
        return None
    found = ready(Quote.objects.all()).in_bulk([chosen.first_id, chosen.second_id])
    first, second = found[chosen.first_id], found[chosen.second_id]
    one_statement = first.statement_id is not None and first.statement_id == second.statement_id
    if not (one_statement and is_wording(first) and is_wording(second)):
        return None
    return compare_wordings([first, second], first.public_id)
