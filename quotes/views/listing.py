"""A list of quotes as every page shows it: filtered, counted, paged, and framed when empty."""

from django.core.paginator import Paginator
from django.http import HttpRequest

from quotes.filters import QuoteFilter
from quotes.filters.chips import chips, searched
from quotes.filters.facets import facets
from quotes.listfiles import alternates
from quotes.models.quote import QuoteQuerySet
from quotes.presenting import present_all, ready
from quotes.presenting.groups import grouped, leading
from quotes.presenting.states import nouns

PAGE = 25


def quote_list(
    request: HttpRequest,
    quotes: QuoteQuerySet,
    *,
    settled: tuple[str, ...] = (),
    by_statement: bool = False,
) -> dict:
    """The context of `quotes/_listing.html`.

    `quotes` is what the page is about, before the query string (`Quote.objects.filter(speaker=…)`);
    what is not live is left out here. `settled` names the parameters that
    the page itself has answered (a person's page has answered `person`). With `by_statement`,
    quotes of one statement fold beneath its fullest wording.
    """
    hide = frozenset(settled)
    question = request.GET.copy()
    for name in settled:
        question.pop(name, None)
    asked = QuoteFilter(question, queryset=quotes.live())
    found = asked.qs
    page = Paginator(leading(found) if by_statement else found, PAGE).get_page(
        request.GET.get("page")
    )
    rows = list(ready(page.object_list))
    context = {
        "asked": asked,
        "page": page,
        "facets": facets(asked, hide),
        "chips": chips(asked, hide),
        "searched": searched(asked, hide),
        "settled": hide,
        "files": alternates(request.path, request.GET),
        "ranked_newest": f"{asked.ranked_newest:,}" if asked.ranked_newest else "",
        "by_statement": by_statement,
        "nouns": nouns(asked.values.get("kind") or ()),
    }
    if by_statement:
        return {**context, "groups": grouped(rows, found, asked.words), "total": found.count()}
    return {**context, "quotes": present_all(rows, asked.words), "total": page.paginator.count}
