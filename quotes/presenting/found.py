"""Where a search hit that is not in the quotation: narration is never shown as somebody's words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from quotes.models import Quote, SearchRow
from quotes.presenting.words import NEVER_ALONE
from quotes.search import Query, hits, mark, snippet, where_matched
from quotes.search.spelling import BORDER

PLACES = {
    "sentence": "in the sentence around it",
    "before": "in the sentence before",
    "headline": "in the headline of the article",
}
NAME = "in the name of the speaker"


@dataclass(frozen=True, slots=True)
class Found:
    """The place of a hit, and the passage with the hit marked where the list does not show it."""

    where: str
    passage: SafeString | str = ""


def found_beside(quotes: Iterable[Quote], query: Query) -> dict[int, Found]:
    """For the quotes whose own words hold no hit: where there is one instead."""
    by_id = {quote.pk: quote for quote in quotes}
    places = {
        pk: sections
        for pk, sections in where_matched(by_id, query).items()
        if sections and "words" not in sections
    }
    rows = SearchRow.objects.filter(quote__in=places)
    return {
        row.quote_id: _found(by_id[row.quote_id], places[row.quote_id], row, query) for row in rows
    }


def _found(quote: Quote, places: list[str], row: SearchRow, query: Query) -> Found:
    """The first place in the narration, and the speaker's name where it was hit too."""
    narrated = [place for place in places if place in PLACES]
    named = [NAME] if "speaker" in places else []
    if not narrated:
        return Found(NAME, other_names(row, query))
    place = narrated[0]
    where = " and ".join([*named, PLACES[place]])
    # These stand within their sentence in every list: the hit is already there to be seen.
    if place == "sentence" and quote.kind in NEVER_ALONE:
        return Found(where)
    return Found(where, snippet(getattr(row, place), query))


def other_names(row: SearchRow, query: Query) -> SafeString | str:
    """The forms of the name that were hit, where the one that the list shows was not."""
    shown, *others = row.speaker.split(BORDER)
    if hits(shown, query):
        return ""
    return format_html_join(
        ", ", "{}", [(mark(name, query),) for name in others if hits(name, query)]
    )
