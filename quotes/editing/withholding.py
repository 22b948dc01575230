"""The words that a hold keeps out of the stored texts, and where they stood.

Several holds can cover the same place: each keeps the words themselves, and they are written back
when the last of them is lifted.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from quotes.editing.masking import Span, cover, merged, runs, tells_nothing
from quotes.models import Article, ArticleVersion, Quote, TakeDown

Aside = list[Any]  # in which text, its row, at what place, the words
KEPT = {"text": ArticleVersion, "headline": Article}
TELLING = 12  # letters; fewer of them may stand in a headline by chance


def put_aside(quotes: list[Quote], texts: dict[int, list[Span]]) -> list[Aside]:
    """Cover these places of the stored texts, and what the headline repeats of the quotes. Returns
    the words with their places."""
    aside = []
    for pk, spans in texts.items():
        text = whole("text", pk)
        aside += [["text", pk, start, text[start:end]] for start, end in spans]
    article = quotes[0].article_id
    headline = whole("headline", article)
    for start, end in merged(in_headline(headline, quotes)):
        aside.append(["headline", article, start, headline[start:end]])
    for where, pk, start, words in aside:
        write_text(where, pk, cover(read_text(where, pk), [(start, start + len(words))]))
    return aside


def in_headline(headline: str, quotes: Iterable[Quote]) -> Iterator[Span]:
    """Where the headline that pages show repeats words of these quotes."""
    for quote in quotes:
        for words in quote.words_by_piece():
            if quote.headline or len(words) >= TELLING:
                yield from runs(headline, words)


def put_back(aside: Iterable[Aside]) -> None:
    """Write the words into the texts again, each at its place, where no other hold covers it.

    A headline that was written anew while it was held keeps the new words.
    """
    for where, pk, start, words in aside:
        text = read_text(where, pk)
        others = [(at, at + len(held)) for at, held in put_in(where, pk, text)]
        if is_hidden(text, start, words):
            write_text(where, pk, cover(with_words(text, start, words), others))


def whole(where: str, pk: int) -> str:
    """A stored text with the words that holds keep out of it."""
    text = read_text(where, pk)
    for start, words in put_in(where, pk, text):
        text = with_words(text, start, words)
    return text


def put_in(where: str, pk: int, text: str) -> list[tuple[int, str]]:
    """What holds that stand keep out of a text, each with its place, as far as it is covered."""
    asides = TakeDown.objects.standing().holds().values_list("withheld", flat=True)
    if where == "text":
        asides = asides.filter(quote__article__versions=pk)
    else:
        asides = asides.filter(quote__article=pk)
    return [
        (start, words)
        for aside in asides
        for kept_in, of, start, words in aside
        if (kept_in, of) == (where, pk) and is_hidden(text, start, words)
    ]


def held_texts() -> dict[int, str]:
    """The captured texts that holds keep words out of, each as it was printed."""
    asides = TakeDown.objects.standing().holds().values_list("withheld", flat=True)
    held = {pk for aside in asides for where, pk, _, _ in aside if where == "text"}
    return {pk: whole("text", pk) for pk in sorted(held)}


def is_hidden(text: str, start: int, words: str) -> bool:
    """Whether nothing can be read in a text where these words stood."""
    there = text[start : start + len(words)]
    return len(there) == len(words) and tells_nothing(there)


def with_words(text: str, start: int, words: str) -> str:
    """A text with other words at a place."""
    return text[:start] + words + text[start + len(words) :]


def read_text(where: str, pk: int) -> str:
    """A captured text, or a headline, as it is stored."""
    return KEPT[where].objects.values_list(where, flat=True).get(pk=pk)


def write_text(where: str, pk: int, text: str) -> None:
    """Store a captured text, or a headline."""
    KEPT[where].objects.filter(pk=pk).update(**{where: text})


def forget(texts: dict[int, list[Span]], headlines: dict[int, list[Span]], quotes: Any) -> None:
    """Cover what is erased in the words that holds keep, too, so that no lift brings it back."""
    articles = {quote.article_id for quote in quotes} | set(headlines)
    articles |= set(ArticleVersion.objects.filter(pk__in=texts).values_list("article", flat=True))
    for placed in TakeDown.objects.standing().holds().filter(quote__article__in=articles):
        for kept in placed.withheld:
            where, pk, at, words = kept
            spans = (texts if where == "text" else headlines).get(pk, [])
            near = [(max(start - at, 0), min(end - at, len(words))) for start, end in spans]
            erased = [(start, end) for start, end in near if start < end]
            if where == "headline":
                erased += in_headline(words, quotes)
            kept[3] = cover(words, erased)
        placed.save(update_fields=["withheld"])
