"""Writes the rows that search reads."""

from collections.abc import Sequence

from quotes.extraction.sentences import sentence_around, sentence_before
from quotes.models import Person, Quote, SearchRow
from quotes.models.searchrow import date_key
from quotes.naming import NAMELESS
from quotes.search.spelling import BORDER


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


def write_names(person: Person) -> None:
    """Write a person's names into the search rows of their quotes, after the names changed."""
    SearchRow.objects.filter(quote__speaker=person).update(speaker=names_of(person))


def surroundings(quote: Quote) -> dict[str, str]:
    """The words of a quote, the narration around them and who speaks, each by itself."""
    text = quote.version.text
    start, end = sentence_around(text, quote.start, quote.end)
    before = sentence_before(text, start)
    return {
        "words": spoken(quote, text),
        "sentence": narration(text, start, end, quote.pieces),
        "before": text[slice(*before)] if before else "",
        "headline": quote.article.headline,
        "speaker": speaker_of(quote),
    }


def spoken(quote: Quote, text: str) -> str:
    """The words, with a border between two pieces, which nobody printed side by side."""
    pieces = [text[start:end] for start, end in quote.pieces]
    return BORDER.join(pieces) if " ".join(pieces).split() == quote.text.split() else quote.text


def speaker_of(quote: Quote) -> str:
    """Whom a reader would type to find the quote: a person's names, or how the article has it."""
    if quote.speaker is not None:
        return names_of(quote.speaker)
    return "" if quote.speaker_name in NAMELESS else quote.speaker_name


def names_of(person: Person) -> str:
    """The name that pages show, then all other forms, a border between two."""
    return BORDER.join(dict.fromkeys([person.name, *(form.name for form in person.names.all())]))


def narration(text: str, start: int, end: int, pieces: list[list[int]]) -> str:
    """The sentence without the speaker's words, an ellipsis and a border where each stood."""
    kept, place = [], start
    for piece_start, piece_end in pieces:
        kept.append(text[place : max(piece_start, place)])
        place = max(piece_end, place)
    return f" …{BORDER} ".join([*kept, text[place : max(end, place)]]).strip()
