"""An editor marks a quotation that the machine missed. Places are marked, never words typed in."""

from typing import Any

from quotes.deriving import refresh
from quotes.editing.decisions import put, write
from quotes.editing.fields.bounds import check_pieces
from quotes.editing.fields.speaker import Speaker
from quotes.editing.history import Author, decide
from quotes.editing.namesakes import settle_namesakes
from quotes.exceptions import DecisionError, StaleDecision
from quotes.importing.storing import new_quote
from quotes.models import Article, Override, Quote
from quotes.models.article import Standing
from quotes.models.locking import writing
from quotes.models.quote import Kind, Lifecycle


@writing()
def mark(
    article: Article,
    pieces: list[list[int]],
    *,
    author: Author,
    reason: str,
    kind: str = Kind.DIRECT,
    speaker: Speaker | None = None,
    seen_version: int | None = None,
    **stamp: Any,
) -> Quote:
    """Store a quotation where an editor marked it, in the newest text of an article.

    No machine has read it; when one finds it later, its reading joins this quote, and what the
    editor decided stands. `seen_version` is the text that the editor looked at: StaleDecision where
    it has changed since. DecisionError where the pieces do not lie in the text, and where a
    quotation is marked or read there already.
    """
    article = Article.objects.get(pk=article.pk)
    if article.standing != Standing.SHOWN:
        raise DecisionError("This article was taken down: nothing can be marked in it now.")
    version = article.current
    if seen_version is not None and seen_version != version.number:
        raise StaleDecision(
            "The article’s text changed while you were looking at it. Nothing was marked: choose "
            "the words again, in the text as it is now."
        )
    pieces = check_pieces(version.text, pieces)
    start, end = pieces[0][0], pieces[-1][1]
    refuse_overlap(article, start, end)
    decision = decide(author, reason, **stamp)
    words = " ".join(version.text[slice(*piece)] for piece in pieces)
    quote = new_quote(
        version,
        {"type": kind, "text": words, "start": start, "end": end, "fragments": pieces},
    )
    value = {"version": version.number, "pieces": pieces}
    change = decision.record("missed", None, value, quote=quote)
    put(quote, Override(quote=quote, field="missed", value=value, version=version, change=change))
    made = [write(quote, "kind", kind, decision)]
    if speaker is not None:
        made.append(write(quote, "speaker", speaker, decision))
    refresh({quote.pk} | settle_namesakes(made))
    return quote


def refuse_overlap(article: Article, start: int, end: int) -> None:
    """Words are one quotation's: who finds them in another moves that one's bounds."""
    version = article.current
    there = article.quotes.filter(
        version=version,
        lifecycle__in=[Lifecycle.LIVE, Lifecycle.RETRACTED],
        start__lt=end,
        end__gt=start,
    ).first()
    if there is not None and there.lifecycle == Lifecycle.RETRACTED:
        raise DecisionError(
            f"{there} stands there, and was retracted: it is not marked again. Where the words "
            "stand after all, the retraction can be lifted."
        )
    if there is not None:
        raise DecisionError(
            f"{there} stands there already: open that quotation and move its bounds instead."
        )


def between(text: str, first: str, last: str) -> list[int]:
    """The piece that begins with some printed words and ends with others.

    DecisionError where the first do not stand in the text exactly once, or where the last do not
    follow them; more words make them unique.
    """
    first, last = first.strip(), last.strip()
    if not first or not last:
        raise DecisionError("Give the first and the last words, as the article prints them.")
    found = text.count(first)
    if found != 1:
        raise DecisionError(
            f"“{first}” stands in the article {found} times: give words that stand there once."
        )
    start = text.index(first)
    end = text.find(last, start)
    if end < 0:
        raise DecisionError(f"“{last}” does not follow “{first}” in the article.")
    if text.find(last, end + 1) >= 0:
        raise DecisionError(
            f"“{last}” follows more than once: give more of the last words, so that they are clear."
        )
    return [start, max(end + len(last), start + len(first))]
