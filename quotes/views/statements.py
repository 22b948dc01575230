"""Statements: the list of those with several wordings, and one with its wordings side by side."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_list_or_404, get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from quotes.comparing import (
    NewestStatements,
    compare_wordings,
    proposals,
    statements_at,
    with_wordings,
)
from quotes.comparing.bonds import with_bonds
from quotes.comparing.gone import Subject
from quotes.comparing.since import changed_since
from quotes.comparing.travel import travel
from quotes.exports import respond, statement_rows
from quotes.keeping import kept_page
from quotes.matching.days import FAR
from quotes.models import Quote, Statement, StatementAlias
from quotes.models.quote import WITHHELD
from quotes.paging import UnknownPlace, page_of
from quotes.presenting import present_all, ready
from quotes.presenting.retracted import retracted_from
from quotes.remembering import remembered
from quotes.views.asking import csv_address, share_address, shared_on, site_of, wants_csv
from quotes.views.withheld import withheld

A_PAGE = 20
# So many columns are set on one page; the page says when there are more.
MOST = 60


@require_safe
@kept_page
def statements(request: HttpRequest) -> HttpResponse:
    """All statements of which readers can see two or more wordings, the newest first."""
    walked, problem = NewestStatements(), ""
    try:
        page = page_of(walked, request.GET, A_PAGE)
    except UnknownPlace as error:
        page, problem = page_of(walked, QueryDict(), A_PAGE), str(error)
    context = {
        "page": page,
        "problem": problem,
        "rows": with_wordings(statements_at(page.keys)),
        "total": remembered("statements", walked.count),
    }
    return render(request, "quotes/statements.html", context)


@require_safe
@kept_page
def statement(request: HttpRequest, public_id: str) -> HttpResponse:
    """One statement. `base` chooses the wording that the others are read against, `trivial=show`
    unfolds mere typography, and `as-of` asks what changed since that day."""
    found = Statement.objects.filter(public_id=public_id).first()
    if found is None:
        former = get_object_or_404(
            StatementAlias.objects.select_related("quote"), public_id=public_id
        )
        if former.quote.lifecycle in WITHHELD:
            return withheld(request, former.quote.lifecycle)
        return redirect(former)
    unfold = request.GET.get("trivial") == "show"
    quotes = list(ready(found.quotes.shown().oldest())[: MOST + 1])
    compared = compare_wordings(quotes[:MOST], request.GET.get("base", ""), unfold=unfold)
    if compared is None:
        # No wording of it can be shown now; the page of its first quote says why.
        return redirect(get_list_or_404(found.quotes.oldest())[0])
    compared = with_bonds(compared)
    asked = {"base": compared.base.quote.public_id} | ({"trivial": "show"} if unfold else {})
    if wants_csv(request):
        return respond(statement_rows(compared, site_of(request)), f"statement {public_id}")
    headlines = Quote.objects.live().filter(headline=True, body_quote__in=quotes)
    context = {
        "statement": found,
        "compared": compared,
        "cut": len(quotes) > MOST,
        "headlines": present_all(ready(headlines.oldest())),
        "retracted": retracted_from(found),
        "proposals": proposals(quotes),
        "travel": travel(wording.shown for wording in compared.wordings),
        "unfold": unfold,
        "csv": csv_address(request),
        "since": changed_since(quotes, shared_on(request), subject(found, quotes)),
        "address": share_address(request, asked),
    }
    return render(request, "quotes/statement.html", context)


def subject(statement: Statement, quotes: list[Quote]) -> Subject:
    """What the page is about, for telling what left it: what this speaker was said to have said
    about these days, and whose words are a wording of it."""
    days = [quote.published for quote in quotes if quote.published]
    among = Quote.objects.all()
    if days:
        among = among.filter(published__range=(min(days) - FAR, max(days) + FAR))
    people = {quote.speaker for quote in quotes if quote.speaker}
    now = Quote.objects.shown().filter(statement=statement)
    return Subject(now, among, sorted(people, key=lambda person: person.slug), wordings=quotes)
