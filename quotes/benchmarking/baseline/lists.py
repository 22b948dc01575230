"""The list of quotes, for the questions of the table and no others."""

from collections.abc import Sequence

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from quotes.benchmarking.baseline.rows import fetched, quotes_at
from quotes.filters import QuoteFilter
from quotes.filters.chips import chips, searched
from quotes.filters.facets import chosen
from quotes.listfiles import alternates
from quotes.models import Quote
from quotes.paging import AHEAD, BEHIND, Page, address, key_at
from quotes.pointing import near_names
from quotes.pointing.named import Signpost
from quotes.presenting import present_all
from quotes.presenting.holdings import CAP, Total, counted
from quotes.presenting.states import nouns
from quotes.search import sqlite
from quotes.search.postgres import EVERYTHING, TERM

PAGE = 25  # quotes, as on our page
Statement = tuple[str, list]


def quotes(request: HttpRequest) -> HttpResponse:
    """A page of the list, and how many answer, up to the cap."""
    asked = QuoteFilter(request.GET, queryset=Quote.objects.all())
    behind = request.GET.get(BEHIND)
    end = key_at(behind) if behind else None
    keys = [key for (key,) in fetched(*statement(asked, end, PAGE + 1))]
    sql, params = statement(asked, None, CAP + 1)
    total = Total.capped(fetched(f"SELECT COUNT(*) FROM ({sql}) found", params)[0][0], CAP)  # noqa: S608
    page = Page(
        keys[:PAGE],
        address(request.GET, AHEAD, keys[0]) if behind else "",
        address(request.GET, BEHIND, keys[PAGE - 1]) if len(keys) > PAGE else "",
    )
    context = {
        "asked": asked,
        "page": page,
        "total": total,
        "facets": chosen(asked),
        "panel": request.get_full_path(),
        "chips": chips(asked),
        "searched": searched(asked),
        "settled": frozenset(),
        "files": alternates("/quotes/", request.GET),
        "nouns": nouns(()),
        "quotes": present_all(quotes_at(page.keys), asked.words),
        "signposts": signposts(request.GET.get("q", "")),
        "near": near_names(asked.words) if asked.words and not total else [],
    }
    return render(request, "quotes/quotes.html", context)


def statement(asked: QuoteFilter, end: int | None, most: int) -> Statement:
    """The newest keys that answer."""
    values = asked.values
    below, bound = ("AND {key} < %s", [end]) if end is not None else ("", [])
    outlet = [one.pk for one in values.get("outlet") or ()]
    if asked.words:
        found, params = matching(asked)
        table, key = walked()
        held = "AND q.outlet_id = %s" if outlet else ""
        sql = (
            f"SELECT {key} FROM {table} WHERE {found} {below.format(key=key)} AND EXISTS ("  # noqa: S608
            f"SELECT 1 FROM quotes_quote q WHERE q.date_key = {key} AND q.listed {held}) "
            f"ORDER BY {key} DESC LIMIT %s"
        )
        return sql, [*params, *bound, *outlet, most]
    if values.get("topic"):
        sql = (
            "SELECT date_key FROM quotes_quotetopic WHERE topic_id = %s AND person_id = %s "  # noqa: S608
            f"AND listed {below.format(key='date_key')} ORDER BY date_key DESC LIMIT %s"
        )
        return sql, [values["topic"][0].pk, values["person"][0].pk, *bound, most]
    sql = (
        f"SELECT date_key FROM quotes_quote WHERE listed {below.format(key='date_key')} "  # noqa: S608
        "ORDER BY date_key DESC LIMIT %s"
    )
    return sql, [*bound, most]


def walked() -> tuple[str, str]:
    """The table whose order is that of dates, and its key."""
    if connection.vendor == "sqlite":
        return "quotes_search", "quotes_search.rowid"
    return "quotes_searchrow", "quotes_searchrow.id"


def matching(asked: QuoteFilter) -> Statement:
    """The condition that the words hold; a phrase is looked at word by word, as pages do."""
    (clause,) = asked.words.clauses
    words = [" ".join(one) for term in clause.terms for one in term.variants]
    if connection.vendor == "sqlite":
        found, params = "quotes_search MATCH %s", [sqlite.match([clause])]
    else:
        found, params = f"{EVERYTHING} @@ ({' || '.join([TERM] * len(words))})", list(words)
    if clause.terms[0].kind != "phrase":
        return found, params
    _, key = walked()
    said = (
        f"{found} AND EXISTS (SELECT 1 FROM quotes_searchrow r WHERE r.id = {key} "  # noqa: S608
        "AND quotes_says(%s, r.words, r.sentence, r.before, r.headline, r.speaker))"
    )
    return said, [*params, words[0]]


def signposts(typed: str) -> Sequence[Signpost]:
    """The topic that is called as the words are; the questions name nobody else."""
    found = fetched("SELECT id, name, slug FROM quotes_topic WHERE slug = %s", [typed])
    return [Signpost(name, f"/topics/{slug}/", held_by(pk)) for pk, name, slug in found]


def held_by(topic: int) -> str:
    """How many quotations a topic has, up to the cap."""
    sql = (
        "SELECT COUNT(*) FROM (SELECT 1 FROM quotes_quotetopic WHERE topic_id = %s AND listed "
        "LIMIT %s) found"
    )
    return counted(Total.capped(fetched(sql, [topic, CAP + 1])[0][0], CAP), "quotation")
