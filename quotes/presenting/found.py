"""Where a search hit that is not in the quotation: narration is never shown as somebody's words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from quotes.models import Quote, SearchRow
from quotes.presenting.words import NEVER_ALONE
from quotes.search import Query, snippet, where_matched

PLACES = {
    "sentence": "in the sentence around it",
    "before": "in the sentence before",
    "headline": "in the headline of the article",
}


@dataclass(frozen=True, slots=True)
class Found:
    """The place of a hit, and the passage with the hit marked where the list does not show it."""

    where: str
    passage: SafeString | str = ""


def found_beside(quotes: Iterable[Quote], query: Query) -> dict[int, Found]:
    """For the quotes whose own words hold no hit: where there is one instead."""
    by_id = {quote.pk: quote for quote in quotes}
    places = {
        pk: sections[0]
        for pk, sections in where_matched(by_id, query).items()
        if sections and sections[0] != "words"
    }
    rows = SearchRow.objects.filter(quote__in=places)
    return {
        row.quote_id: _found(by_id[row.quote_id], places[row.quote_id], row, query) for row in rows
    }


def _found(quote: Quote, place: str, row: SearchRow, query: Query) -> Found:
    # These stand within their sentence in every list: the hit is already there to be seen.
    if place == "sentence" and quote.kind in NEVER_ALONE:
        return Found(PLACES[place])
    return Found(PLACES[place], snippet(getattr(row, place), query))
