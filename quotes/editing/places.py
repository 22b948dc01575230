"""Where the words of quotes stand in the captured texts, and which quotes stand at a place."""

from collections.abc import Iterable, Iterator
from itertools import chain

from django.db.models import Q

from quotes.editing.masking import TELLING, Span, merged, runs, tokens
from quotes.editing.withholding import whole
from quotes.models import Quote


def places_of(quotes: Iterable[Quote]) -> dict[int, list[Span]]:
    """Where these quotes stand in every captured text, as shown and as they were ever read."""
    places: dict[int, set[Span]] = {}
    for quote in quotes:
        places.setdefault(quote.version_id, set()).update(map(tuple, quote.pieces))
        for version, values in quote.readings.values_list("version", "values"):
            places.setdefault(version, set()).update(map(tuple, values["fragments"]))
    return {version: merged(spans) for version, spans in places.items()}


def repeats_of(quotes: Iterable[Quote]) -> dict[int, list[Span]]:
    """Where any captured text of their article has all these words once more, as beside a picture,
    if they are enough not to stand there by chance. What somebody else says in the same words is
    theirs."""
    places: dict[int, list[Span]] = {}
    for quote in quotes:
        said = [words for words in quote.words_by_piece() if len(tokens(words)) >= TELLING]
        for pk in quote.article.versions.values_list("pk", flat=True) if said else ():
            text = whole("text", pk)
            for span in chain.from_iterable(runs(text, words) for words in said):
                if not any(is_by_another(one, quote) for one in standing_in({pk: [span]})):
                    places.setdefault(pk, []).append(span)
    return {pk: merged(spans) for pk, spans in places.items()}


def is_by_another(other: Quote, quote: Quote) -> bool:
    """Whether two quotes are of two speakers, as far as is known."""
    known = (quote.speaker_id, quote.speaker_name)
    return other.pk != quote.pk and (other.speaker_id, other.speaker_name) != known


def both(one: dict[int, list[Span]], other: dict[int, list[Span]]) -> dict[int, list[Span]]:
    """The places of two, by the text that they are in."""
    return {pk: merged([*one.get(pk, []), *other.get(pk, [])]) for pk in one.keys() | other.keys()}


def standing_in(texts: dict[int, list[Span]]) -> Iterator[Quote]:
    """The quotes that were read within these places, or across them."""
    for version, spans in texts.items():
        across = Q()
        for start, end in spans:
            across |= Q(start__lt=end, end__gt=start)
        if spans:
            found = Quote.objects.filter(across, version=version)
            yield from found.select_related("article", "outlet")
