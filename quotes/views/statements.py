"""Statements: the list of those with several wordings, and one with its wordings side by side."""

from collections import defaultdict

from django.core.paginator import Paginator
from django.db.models import Count, F, Max, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from quotes.comparing import compare_wordings, proposals
from quotes.models import Quote, Statement
from quotes.presenting import present_all, ready

A_PAGE = 20
# So many columns are set on one page; the page says when there are more.
MOST = 60


@require_safe
def statements(request: HttpRequest) -> HttpResponse:
    """All statements of which readers can see two or more wordings, the newest first."""
    page = Paginator(several_wordings(), A_PAGE).get_page(request.GET.get("page"))
    wordings = defaultdict(list)
    for quote in ready(Quote.objects.shown().filter(statement__in=page.object_list)):
        wordings[quote.statement_id].append(quote)
    rows = [(one, compare_wordings(wordings[one.pk])) for one in page]
    return render(request, "quotes/statements.html", {"page": page, "rows": rows})


@require_safe
def statement(request: HttpRequest, public_id: str) -> HttpResponse:
    """One statement. `base` chooses the wording that the others are read against."""
    found = get_object_or_404(Statement, public_id=public_id)
    quotes = list(ready(found.quotes.shown().oldest())[: MOST + 1])
    compared = compare_wordings(quotes[:MOST], request.GET.get("base", ""))
    if compared is None:
        raise Http404("No wording of this statement can be shown.")
    headlines = Quote.objects.live().filter(headline=True, body_quote__in=quotes)
    context = {
        "statement": found,
        "compared": compared,
        "cut": len(quotes) > MOST,
        "headlines": present_all(ready(headlines.oldest())),
        "proposals": proposals(quotes),
    }
    return render(request, "quotes/statement.html", context)


def several_wordings():
    """Statements with their number of wordings, those last published first."""
    counted = (
        Quote.objects.shown()
        .filter(statement=OuterRef("pk"))
        .order_by()
        .values("statement")
        .annotate(number=Count("pk"), newest=Max("published"))
    )
    return (
        Statement.objects.annotate(
            number=Coalesce(Subquery(counted.values("number")), 0),
            newest=Subquery(counted.values("newest")),
        )
        .filter(number__gte=2)
        .order_by(F("newest").desc(nulls_last=True), "-id")
    )
