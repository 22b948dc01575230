"""Writes the rows that search reads."""

from collections.abc import Sequence

from quotes.extraction.sentences import sentence_around, sentence_before
from quotes.models import Quote, SearchRow
from quotes.models.searchrow import date_key


def write_search_rows(quotes: Sequence[Quote]) -> None:
    """Write the search row of each quote; one that is not live has none."""
    for quote in quotes:
        rows = SearchRow.objects.filter(quote=quote)
        key = date_key(quote.published, quote.pk)
        if quote.lifecycle != "live":
            rows.delete()
            continue
        rows.exclude(pk=key).delete()
        SearchRow.objects.update_or_create(pk=key, defaults={"quote": quote, **surroundings(quote)})


def surroundings(quote: Quote) -> dict[str, str]:
    """The words of a quote, and the narration around them, each by itself."""
    text = quote.version.text
    start, end = sentence_around(text, quote.start, quote.end)
    before = sentence_before(text, start)
    return {
        "words": quote.text,
        "sentence": narration(text, start, end, quote.pieces),
        "before": text[slice(*before)] if before else "",
        "headline": quote.article.headline,
    }


def narration(text: str, start: int, end: int, pieces: list[list[int]]) -> str:
    """The sentence without the speaker's words, an ellipsis where each piece stood."""
    kept, place = [], start
    for piece_start, piece_end in pieces:
        kept.append(text[place : max(piece_start, place)])
        place = max(piece_end, place)
    return " … ".join([*kept, text[place : max(end, place)]]).strip()
