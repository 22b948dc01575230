"""A list of quotes as every page shows it: filtered, counted, paged, and framed when empty."""

import re

from django.http import HttpRequest, QueryDict

from quotes.budgets import TooBroad, budget
from quotes.filters import QuoteFilter
from quotes.filters.chips import chips, searched
from quotes.filters.facets import chosen
from quotes.filters.narrowing import recent_years
from quotes.filters.walk import Walk
from quotes.listfiles import alternates
from quotes.models import Quote
from quotes.models.quote import QuoteQuerySet
from quotes.paging import NUMBER, Page, UnknownPlace, asked_for, page_of, without_place
from quotes.presenting import present_all, ready_at
from quotes.presenting.groups import grouped
from quotes.presenting.holdings import CAP, Total
from quotes.presenting.states import nouns
from quotes.views.offering import offers

PAGE = 25
# In how many statements a list holds its quotes is only said where it is quickly counted.
STATEMENTS = 1_000
WHOSE = {"person": "by", "outlet": "in", "topic": "on", "via": "that came through"}
DIGITS = re.compile(r"[0-9]{1,4}")


def quote_list(
    request: HttpRequest,
    quotes: QuoteQuerySet | None = None,
    *,
    about: dict[str, list] | None = None,
    by_statement: bool = False,
) -> dict:
    """The context of `quotes/_listing.html`.

    `about` is what the page itself is about, by parameter: a person's page has answered `person`.
    Of `quotes`, where given, are those listed. With `by_statement`, quotes of one statement fold
    beneath its fullest wording.
    """
    asked = question_of(request, quotes, about)
    hide = frozenset(asked.about)
    context = {
        "asked": asked,
        "facets": chosen(asked, hide),
        "panel": f"{request.path}filters/{tail(request.GET)}",
        "chips": chips(asked, hide),
        "searched": searched(asked, hide),
        "settled": hide,
        "whose": whose(asked.about),
        "files": alternates(request.path, request.GET),
        "ranked_newest": f"{asked.ranked_newest:,}" if asked.ranked_newest else "",
        "by_statement": by_statement,
        "nouns": nouns(asked.values.get("kind") or ()),
    }
    try:
        with budget("search" if asked.words else "list"):
            page, problem = turned_to(asked, request.GET, by_statement)
            rows = ready_at(page.keys)
            groups = grouped(rows, asked.all_but(), asked.words) if by_statement else []
            listed = [] if by_statement else present_all(rows, asked.words)
    except TooBroad:
        return context | {
            "too_broad": True,
            "narrower": recent_years(asked.data),
            "page": Page([]),
            "total": None,
        }
    context |= {"page": page, "problem": problem, "quotes": listed, "groups": groups}
    context |= counts(asked, by_statement)
    return context | offers(context)


def whose(about: dict[str, list]) -> str:
    """Whose quotations a page is about: "by Ada Quill", "in The Post"."""
    return " ".join(f"{WHOSE[name]} {row}" for name, rows in about.items() for row in rows)


def counts(asked: QuoteFilter, by_statement: bool) -> dict:
    """How many quotes a list holds, and in how many statements; None of what takes too long."""
    try:
        with budget("count"):
            total = ranked_total(asked) if asked.ranked_newest else counted_total(asked)
            among = statements(asked, total) if by_statement else None
    except TooBroad:
        return {"total": None, "statements": None}
    return {"total": total, "statements": among}


def question_of(
    request: HttpRequest, quotes: QuoteQuerySet | None, about: dict[str, list] | None
) -> QuoteFilter:
    """What the query string asks of the quotes of a page."""
    question = request.GET.copy()
    for name in about or ():
        question.pop(name, None)
    return QuoteFilter(
        question, queryset=Quote.objects.all() if quotes is None else quotes, about=about
    )


def tail(question: QueryDict) -> str:
    """The question on its first page, as the end of an address."""
    asked = without_place(question).urlencode()
    return f"?{asked}" if asked else ""


def turned_to(asked: QuoteFilter, question: QueryDict, by_statement: bool) -> tuple[Page, str]:
    """The page that is asked for, and what is wrong with its place; then it is the first one."""
    if asked.ranked_newest:
        return ranked_page(asked, question, by_statement), ""
    oldest = asked.values.get("sort") == "oldest"
    walk = Walk(asked, by_statement)
    try:
        return page_of(walk, question, PAGE, oldest_first=oldest), ""
    except UnknownPlace as error:
        return page_of(walk, QueryDict(), PAGE, oldest_first=oldest), str(error)


def ranked_page(asked: QuoteFilter, question: QueryDict, by_statement: bool) -> Page:
    """A page of the best matches, by its number: they are so many at most, whatever is asked."""
    last = max((asked.ranked_newest - 1) // PAGE + 1, 1)
    written = question.get(NUMBER, "")
    number = min(int(written), last) if DIGITS.fullmatch(written) else 1
    number = max(number, 1)
    first = (number - 1) * PAGE
    keys = Walk(asked, by_statement).best(asked.ranked_newest, first, PAGE + 1)
    return Page(
        keys[:PAGE],
        asked_for(question, NUMBER, str(number - 1)) if number > 1 else "",
        asked_for(question, NUMBER, str(number + 1)) if len(keys) > PAGE else "",
    )


def counted_total(asked: QuoteFilter) -> Total:
    """How many there are, up to the cap."""
    return Total.capped(Walk(asked).count(CAP + 1), CAP)


def ranked_total(asked: QuoteFilter) -> Total:
    """How many are ranked."""
    return Total(min(Walk(asked).count(asked.ranked_newest), asked.ranked_newest))


def statements(asked: QuoteFilter, total: Total) -> int | None:
    """In how many statements a list holds its quotes; None where that is not said."""
    if asked.ranked_newest:
        return Walk(asked, by_statement=True).count(asked.ranked_newest)
    if total.over or total.number > STATEMENTS:
        return None
    return Walk(asked, by_statement=True).count(STATEMENTS)
