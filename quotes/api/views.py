"""The addresses of the API."""

from collections.abc import Callable
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from quotes.api import serialize
from quotes.api.answers import answer, missing, refused, withheld
from quotes.api.openapi import description
from quotes.api.paging import PAGE, UnknownPlace, after, by_date, by_key, page
from quotes.budgets import TooBroad, budget
from quotes.filters import QuoteFilter
from quotes.filters.fields import standing
from quotes.filters.walk import Walk
from quotes.models import Article, Outlet, Person, Quote, Statement, StatementAlias, Topic
from quotes.models.article import Standing
from quotes.models.quote import WITHHELD
from quotes.presenting import present, present_all, ready
from quotes.presenting.record import record, with_topics

WORDINGS = 60


def site_of(request: HttpRequest) -> str:
    """The beginning of every address of this site."""
    return request.build_absolute_uri("/").rstrip("/")


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the API holds, for people."""
    return render(request, "quotes/api.html", {"page_size": PAGE})


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """The same for programs, as OpenAPI."""
    return answer(description(site_of(request)))


@require_safe
def quotes(request: HttpRequest) -> HttpResponse:
    """Quotes as the query string asks for them, which is that of every list."""
    asked = QuoteFilter(request.GET, queryset=Quote.objects.all())
    if asked.form.errors:
        return refused({name: list(faults) for name, faults in asked.form.errors.items()})
    order = asked.values.get("sort") or "newest"
    if order == "relevance":
        return refused({"sort": ["Best match first has no next page: write newest or oldest."]})
    try:
        last = after(request, Quote, "public_id")
    except UnknownPlace as error:
        return refused({"after": [str(error)]})
    try:
        with budget("search" if asked.words else "list"):
            rows, following = by_date(request, Walk(asked), last, oldest_first=order == "oldest")
    except TooBroad as error:
        return refused({"from": [f"{error} Ask for some years, with from and to."]})
    site = site_of(request)
    return answer({"next": following, "quotes": [record(row, site) for row in present_all(rows)]})


@require_safe
def quote(request: HttpRequest, public_id: str) -> HttpResponse:
    """One quote, in whatever state; suppressed words are gone."""
    found = ready(Quote.objects.all()).filter(public_id=public_id).first()
    if found is None:
        return missing("quote")
    if found.lifecycle in WITHHELD:
        return withheld(found.lifecycle)
    return answer(record(present(found), site_of(request)))


def listed(
    request: HttpRequest, name: str, rows: QuerySet, key: str, row: Callable[[Any, str], dict]
) -> HttpResponse:
    """A page of rows in the order of their key."""
    try:
        last = after(request, rows.model, key)
    except UnknownPlace as error:
        return refused({"after": [str(error)]})
    found, following = page(request, by_key(rows, last, key), key)
    site = site_of(request)
    return answer({"next": following, name: [row(one, site) for one in found]})


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody who is quoted or could be."""
    rows = Person.objects.current().prefetch_related("names")
    return listed(request, "people", rows, "slug", serialize.person)


@require_safe
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """One of them; whoever was merged into another leads there."""
    rows = Person.objects.select_related("merged_into").prefetch_related("names")
    found = rows.filter(slug=slug).first()
    if found is None:
        return missing("person")
    if found.merged_into:
        return HttpResponsePermanentRedirect(f"../{standing(found).slug}/")
    return answer(serialize.person(found, site_of(request)))


@require_safe
def outlets(request: HttpRequest) -> HttpResponse:
    """Outlets and agencies."""
    rows = Outlet.objects.prefetch_related("names")
    return listed(request, "outlets", rows, "slug", serialize.outlet)


@require_safe
def outlet(request: HttpRequest, slug: str) -> HttpResponse:
    """One outlet."""
    found = Outlet.objects.prefetch_related("names").filter(slug=slug).first()
    return answer(serialize.outlet(found, site_of(request))) if found else missing("outlet")


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    """Topics with their rules."""
    rows = Topic.objects.select_related("parent")
    return listed(request, "topics", rows, "slug", serialize.topic)


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """One topic."""
    found = Topic.objects.select_related("parent").filter(slug=slug).first()
    return answer(serialize.topic(found, site_of(request))) if found else missing("topic")


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    """What is known of the articles; their text is the outlets'."""
    rows = Article.objects.filter(standing=Standing.SHOWN).select_related("outlet")
    return listed(request, "articles", rows, "public_id", serialize.article)


@require_safe
def article(request: HttpRequest, public_id: str) -> HttpResponse:
    """One article."""
    found = Article.objects.select_related("outlet").filter(public_id=public_id).first()
    if found is None:
        return missing("article")
    if found.standing != Standing.SHOWN:
        return withheld(found.standing)
    return answer(serialize.article(found, site_of(request)))


@require_safe
def statements(request: HttpRequest) -> HttpResponse:
    """Statements of which a reader can see a wording."""
    shown = Quote.objects.shown().filter(statement=OuterRef("pk"))
    rows = Statement.objects.filter(Exists(shown))
    return listed(request, "statements", rows, "public_id", serialize.statement)


def former_statement(public_id: str) -> HttpResponse:
    """Where a statement's former address leads."""
    aliases = StatementAlias.objects.select_related("quote__statement")
    former = aliases.filter(public_id=public_id).first()
    if former is None:
        return missing("statement")
    if former.quote.lifecycle in WITHHELD:
        return withheld(former.quote.lifecycle)
    if former.quote.statement is None:
        return HttpResponsePermanentRedirect(f"../../quotes/{former.quote.public_id}/")
    return HttpResponsePermanentRedirect(f"../{former.quote.statement.public_id}/")


@require_safe
def statement(request: HttpRequest, public_id: str) -> HttpResponse:
    """One statement with its wordings, the oldest first; a former address leads on."""
    found = Statement.objects.filter(public_id=public_id).first()
    if found is None:
        return former_statement(public_id)
    rows = list(ready(with_topics(found.quotes.shown().oldest()))[: WORDINGS + 1])
    site = site_of(request)
    wordings = [record(row, site) for row in present_all(rows[:WORDINGS])]
    complete = len(rows) <= WORDINGS
    return answer(serialize.statement(found, site) | {"complete": complete, "quotes": wordings})
