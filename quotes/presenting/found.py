"""Where a search hits beside the quotation: narration is never shown as somebody's words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from quotes.models import Quote, SearchRow
from quotes.presenting.words import NEVER_ALONE
from quotes.search import Query, hits, mark, snippet
from quotes.search.spelling import BORDER

# In the order in which they are named.
PLACES = {
    "words": "in the quotation",
    "speaker": "in the name of the speaker",
    "sentence": "in the sentence around it",
    "before": "in the sentence before",
    "headline": "in the headline of the article",
}


@dataclass(frozen=True, slots=True)
class Found:
    """All the places of a hit, and what the list does not show of them, with the hits marked.

    Passages stand there where the quotation itself lacks a part of what was searched.
    """

    where: str
    passages: tuple[SafeString, ...] = ()
    only_spoken: bool = False


def found_in(quotes: Iterable[Quote], query: Query) -> dict[int, Found]:
    """Where the search hits, for the quotes in which it looked for words and found some."""
    by_id = {quote.pk: quote for quote in quotes}
    made = {}
    for row in SearchRow.objects.filter(quote__in=by_id):
        places = [place for place in PLACES if hits(getattr(row, place), query)]
        if places:
            made[row.quote_id] = _found(by_id[row.quote_id], places, row, query)
    return made


def _found(quote: Quote, places: list[str], row: SearchRow, query: Query) -> Found:
    """All places by name; the passages of those that hold what the quotation lacks."""
    if places == ["words"]:
        return Found(PLACES["words"], only_spoken=True)
    lacking = without_words(row, query) if "words" in places else query
    passages = []
    for place in places:
        # A part of a sentence stands within its sentence in every list: the hit is there to see.
        seen = place == "words" or (place == "sentence" and quote.kind in NEVER_ALONE)
        if seen or not hits(getattr(row, place), lacking):
            continue
        text = getattr(row, place)
        passages.append(other_names(text, query) if place == "speaker" else snippet(text, query))
    return Found(listed([PLACES[place] for place in places]), tuple(filter(None, passages)))


def without_words(row: SearchRow, query: Query) -> Query:
    """What of a search the quotation itself does not hold."""
    return Query(tuple(clause for clause in query.clauses if not hits(row.words, Query((clause,)))))


def other_names(names: str, query: Query) -> SafeString | str:
    """The forms of the name that were hit, where the one that the list shows was not."""
    shown, *others = names.split(BORDER)
    if hits(shown, query):
        return ""
    return format_html_join(
        ", ", "{}", [(mark(name, query),) for name in others if hits(name, query)]
    )


def listed(places: list[str]) -> str:
    """The places as a sentence names them.

    >>> listed(["in a", "in b", "in c"])
    'in a, in b and in c'
    """
    *first, last = places
    return f"{', '.join(first)} and {last}" if first else last
