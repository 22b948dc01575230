"""The list of all quotes, and the page of one with its evidence."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from quotes import citations, corrections
from quotes.keeping import kept_page
from quotes.models import Quote
from quotes.models.quote import WITHHELD
from quotes.presenting import Shown, present, present_all, ready
from quotes.presenting.checked import checked_note
from quotes.presenting.evidence import passage
from quotes.presenting.shown import is_wording
from quotes.views.listing import quote_list
from quotes.views.withheld import withheld


@require_safe
@kept_page
def quotes(request: HttpRequest) -> HttpResponse:
    """All quotes, as the query string asks for them."""
    return render(request, "quotes/quotes.html", quote_list(request))


@require_safe
@kept_page
def quote(request: HttpRequest, public_id: str) -> HttpResponse:
    """One quote: the words, where they stand in the article, and who says that it is so."""
    found = get_object_or_404(ready(Quote.objects.all()), public_id=public_id)
    if found.lifecycle in WITHHELD:
        return withheld(request, found.lifecycle)
    shown = present(found)
    others = wordings(found)
    reading = found.readings.order_by("number").last()
    context = {
        "shown": shown,
        "lines": passage(found, others=neighbours(found)),
        "wordings": others,
        "headlines": present_all(ready(found.headline_pieces.live())),
        "topic_links": found.topic_links.select_related("topic"),
        "reading": reading,
        "confidence": in_hundred(reading.confidence) if reading else None,
        "checked": checked_note(found),
        "changes": corrections.tell(corrections.about([found])),
        "citation": cite(request, shown, others),
    }
    return render(request, "quotes/quote.html", context)


def neighbours(found: Quote) -> list[Quote]:
    """The other quotes of the same text, which is fetched only once."""
    others = list(Quote.objects.live().filter(version=found.version).exclude(pk=found.pk))
    for other in others:
        other.version = found.version
    return others


def wordings(found: Quote) -> list[Shown]:
    """The other wordings of its statement, oldest first."""
    if found.statement is None:
        return []
    others = ready(found.statement.quotes.live().exclude(pk=found.pk).oldest())
    return [present(other) for other in others if is_wording(other)]


def cite(request: HttpRequest, shown: Shown, others: list[Shown]) -> str:
    """What “Copy for print” copies."""
    statement = shown.quote.statement
    return citations.for_print(
        shown,
        address=request.build_absolute_uri(shown.url),
        accessed=timezone.localdate(),
        wordings=others,
        side_by_side=request.build_absolute_uri(statement.get_absolute_url()) if others else "",
    )


def in_hundred(confidence: float) -> int:
    """The engine's estimate in whole hundredths; it is never rounded up to certainty."""
    return min(round(confidence * 100), 99)
