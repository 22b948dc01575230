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
    return {
        **printed(quote.version.text, quote.start, quote.end, quote.pieces, quote.text),
        "headline": quote.article.headline,
        "speaker": names_of(quote.speaker) if quote.speaker else as_printed(quote.speaker_name),
    }


def printed(
    text: str, first: int, last: int, pieces: list[list[int]], words: str
) -> dict[str, str]:
    """What a text prints of a quotation, and around it."""
    start, end = sentence_around(text, first, last)
    before = sentence_before(text, start)
    return {
        "words": spoken(text, pieces, words),
        "sentence": narration(text, start, end, pieces),
        "before": text[slice(*before)] if before else "",
    }


def spoken(text: str, places: list[list[int]], words: str) -> str:
    """The words, with a border between two pieces, which nobody printed side by side."""
    pieces = [text[start:end] for start, end in places]
    return BORDER.join(pieces) if " ".join(pieces).split() == words.split() else words


def as_printed(speaker_name: str) -> str:
    """Whom a reader would type to find what nobody in the database said."""
    return "" if speaker_name in NAMELESS else speaker_name


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
