"""An article with all its quotes marked, as much of its text as may be shown."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from quotes.keeping import kept_page
from quotes.models import Article, ArticleVersion, Quote
from quotes.models.article import Standing
from quotes.models.outlet import Outlet
from quotes.models.quote import Kind
from quotes.presenting import present_all, ready
from quotes.presenting.dates import published_on
from quotes.presenting.evidence import passages, whole
from quotes.presenting.retracted import retracted_in
from quotes.views.withheld import withheld


@require_safe
@kept_page
def article(request: HttpRequest, public_id: str) -> HttpResponse:
    """One article. An outlet's text is its own: whole articles only where it agreed to that."""
    found = get_object_or_404(Article.objects.select_related("outlet"), public_id=public_id)
    if found.standing != Standing.SHOWN:
        return withheld(request, found.standing)
    version = found.current
    quotes = quotes_of(version)
    complete = found.outlet.public_text == Outlet.PublicText.ALL
    lines = whole(version.text, quotes) if complete else passages(version.text, quotes)
    context = {
        "article": found,
        "version": version,
        "published": published_on(found.published, found),
        "complete": complete,
        "lines": lines,
        "quotes": present_all(quote for quote in quotes if quote.kind != Kind.INDIRECT),
        "retracted": retracted_in(found),
        "reported": present_all(quote for quote in quotes if quote.kind == Kind.INDIRECT),
    }
    return render(request, "quotes/article.html", context)


def quotes_of(version: ArticleVersion) -> list[Quote]:
    """The quotes of a text in the order of print; the text is not fetched again with each."""
    quotes = ready(Quote.objects.live().filter(version=version)).defer("version__text")
    found = list(quotes.order_by("start", "-end"))
    for quote in found:
        quote.version = version
    return found
