"""Editors take a quote, or a whole article, out of sight: hold, retract, and lift again.

A hold is placed at once by any editor and ends when somebody lifts it. While it stands the words
are covered in the stored text too, so that no page can show them by oversight; the row of the hold
keeps them. An article of which something is held takes in no new text until the hold is lifted.
"""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q
from django.utils import timezone

from quotes.cleaning import clean
from quotes.deriving import refresh
from quotes.editing.history import Author, Decision, decide
from quotes.editing.masking import Span, cover, tells_nothing
from quotes.editing.recompute import recompute
from quotes.exceptions import DecisionError
from quotes.models import Article, ArticleVersion, Change, Quote, TakeDown
from quotes.models.article import Standing
from quotes.models.locking import writing
from quotes.models.quote import Lifecycle

STANDS = "stands"
TELLING = 12  # letters; fewer of them may stand in a headline by chance
TAKEN = [Lifecycle.RETRACTED, Lifecycle.HELD, Lifecycle.SUPPRESSED]


@writing()
def retract(quote: Quote, *, author: Author, reason: str, note: str = "", **stamp: Any) -> TakeDown:
    """Say that a quote no longer stands. Its page stays, with the note; lists lose it."""
    quote = free(quote)
    if quote.lifecycle != Lifecycle.LIVE:
        raise DecisionError("Only a quote that stands can be retracted.")
    taken = together(quote)
    decision = decide(author, reason, **stamp)
    change = decision.record("retracted", STANDS, "retracted", quote=quote)
    placed = TakeDown.objects.create(
        kind=TakeDown.Kind.RETRACT,
        quote=quote,
        statement=quote.statement.public_id if quote.statement else "",
        note=clean(note).strip(),
        former=set_lifecycle(taken, Lifecycle.RETRACTED),
        change=change,
    )
    refresh(one.pk for one in taken)
    return placed


@writing()
def hold(
    quote: Quote,
    *,
    author: Author,
    reason: str,
    until: datetime.date | None = None,
    **stamp: Any,
) -> TakeDown:
    """Take a quote out of sight at once: its page, its lists, and the words in the article."""
    quote = free(quote)
    refuse_past(until)
    taken = [*together(quote), *overlapping(quote)]
    decision = decide(author, reason, **stamp)
    change = decision.record("held", STANDS, "held", quote=quote)
    placed = TakeDown.objects.create(
        kind=TakeDown.Kind.HOLD,
        quote=quote,
        until=until,
        former=set_lifecycle(taken, Lifecycle.HELD),
        withheld=put_aside(taken),
        change=change,
    )
    refresh(quote.article.quotes.values_list("pk", flat=True))
    return placed


@writing()
def hold_article(
    article: Article,
    *,
    author: Author,
    reason: str,
    until: datetime.date | None = None,
    **stamp: Any,
) -> TakeDown:
    """Take a whole article out of sight, with all its quotes."""
    article = Article.objects.get(pk=article.pk)
    if article.standing != Standing.SHOWN:
        raise DecisionError(f"This article is {article.get_standing_display()} already.")
    refuse_past(until)
    taken = list(article.quotes.exclude(lifecycle__in=[Lifecycle.HELD, Lifecycle.SUPPRESSED]))
    decision = decide(author, reason, **stamp)
    change = decision.record("held", STANDS, "held", article=article)
    placed = TakeDown.objects.create(
        kind=TakeDown.Kind.HOLD,
        article=article,
        until=until,
        former=set_lifecycle(taken, Lifecycle.HELD),
        change=change,
    )
    Article.objects.filter(pk=article.pk).update(standing=Standing.HELD)
    refresh(one.pk for one in taken)
    return placed


@writing()
def lift(placed: TakeDown, *, author: Author, reason: str, **stamp: Any) -> TakeDown:
    """Undo a hold or a retraction: every quote is again what it was before."""
    placed = TakeDown.objects.select_related("change", "quote", "article").get(pk=placed.pk)
    if placed.kind == TakeDown.Kind.SUPPRESS:
        raise DecisionError("What was suppressed is gone: nothing of it is left to be restored.")
    if placed.lifted_id is not None:
        raise DecisionError("This was lifted already.")
    decision = decide(author, reason, **stamp)
    was = placed.change
    placed.lifted = undone(decision, was)
    put_back(placed.withheld)
    placed.withheld = []
    placed.save(update_fields=["lifted", "withheld"])
    quotes = list(Quote.objects.filter(public_id__in=placed.former))
    for quote in quotes:
        if quote.lifecycle != Lifecycle.SUPPRESSED:
            quote.lifecycle = placed.former[quote.public_id]
            quote.save(update_fields=["lifecycle"])
    if placed.article is not None:
        held = Article.objects.filter(pk=placed.article_id, standing=Standing.HELD)
        held.update(standing=Standing.SHOWN)
    touched = Quote.objects.filter(article__in={quote.article_id for quote in quotes})
    for quote in touched.select_related("article") if placed.kind == TakeDown.Kind.HOLD else ():
        # What was decided meanwhile of a neighbour was read from a text with covered words.
        recompute(quote)
    refresh(touched.values_list("pk", flat=True))
    return placed


def undone(decision: Decision, was: Change) -> Change:
    """The change that says the opposite of another."""
    return decision.record(was.field, was.after, was.before, quote=was.quote, article=was.article)


def lift_ended(author: Author, today: datetime.date | None = None) -> int:
    """Lift the holds whose last day is over. Returns how many."""
    ended = TakeDown.objects.standing().holds().filter(until__lt=today or timezone.localdate())
    for placed in ended:
        lift(placed, author=author, reason=f"It was to be held until {placed.until:%Y-%m-%d}.")
    return len(ended)


def standing_over(quote: Quote) -> Iterator[TakeDown]:
    """The takings down that keep a quote as it is: its own, its body quote's, its article's."""
    own = Q(quote__article=quote.article_id) | Q(article=quote.article_id)
    found = TakeDown.objects.standing().filter(own).select_related("change__changeset")
    for placed in found:
        if quote.public_id in placed.former or placed.quote_id == quote.pk:
            yield placed


def is_frozen(article: Article) -> bool:
    """Whether something of the article is held, or all of it was taken down."""
    if article.standing != Standing.SHOWN:
        return True
    return article.quotes.filter(lifecycle=Lifecycle.HELD).exists()


def free(quote: Quote) -> Quote:
    """The quote as it is now, if nothing was decided against showing it."""
    quote = Quote.objects.select_related("article", "version").get(pk=quote.pk)
    if quote.lifecycle in TAKEN:
        state = quote.get_lifecycle_display()
        raise DecisionError(f"This quote is {state} already: lift that first, if it can be.")
    return quote


def refuse_past(until: datetime.date | None) -> None:
    """A hold ends today at the earliest."""
    if until is not None and until < timezone.localdate():
        raise DecisionError("That day is over: give a later one, or none.")


def together(quote: Quote) -> list[Quote]:
    """A quote with the pieces of headlines that repeat it."""
    pieces = quote.headline_pieces.exclude(lifecycle__in=TAKEN).select_related("article", "version")
    return [quote, *pieces]


def overlapping(quote: Quote) -> list[Quote]:
    """The other quotes that were read in the same words: one within the other."""
    others = Quote.objects.filter(
        version=quote.version_id, start__lt=quote.end, end__gt=quote.start
    )
    return list(others.exclude(pk=quote.pk).exclude(lifecycle__in=TAKEN).exclude(body_quote=quote))


def set_lifecycle(quotes: Iterable[Quote], lifecycle: str) -> dict[str, str]:
    """Set the lifecycle of these quotes. Returns what each was."""
    former = {}
    for quote in quotes:
        former[quote.public_id] = str(quote.lifecycle)
        quote.lifecycle = lifecycle
        quote.save(update_fields=["lifecycle"])
    return former


def places_of(quotes: Iterable[Quote]) -> dict[int, list[Span]]:
    """Where these quotes stand in every captured text, as shown and as they were ever read."""
    places: dict[int, set[Span]] = {}
    for quote in quotes:
        places.setdefault(quote.version_id, set()).update(map(tuple, quote.pieces))
        for version, values in quote.readings.values_list("version", "values"):
            places.setdefault(version, set()).update(map(tuple, values["fragments"]))
    return {version: merged(spans) for version, spans in places.items()}


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that overlap as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            start, end = found[-1][0], max(end, found.pop()[1])
        found.append((start, end))
    return found


def put_aside(quotes: list[Quote]) -> list[list[Any]]:
    """Cover the words in the stored texts. Returns them with their places."""
    aside = []
    for pk, spans in places_of(quotes).items():
        text = ArticleVersion.objects.get(pk=pk).text
        aside += [["text", pk, start, text[start:end]] for start, end in spans]
        ArticleVersion.objects.filter(pk=pk).update(text=cover(text, spans))
    article = quotes[0].article
    spans = merged(in_headline(article.headline, quotes))
    if spans:
        aside += [
            ["headline", article.pk, start, article.headline[start:end]] for start, end in spans
        ]
        Article.objects.filter(pk=article.pk).update(headline=cover(article.headline, spans))
    return aside


def in_headline(headline: str, quotes: Iterable[Quote]) -> Iterator[Span]:
    """Where the headline that pages show repeats words of these quotes."""
    for quote in quotes:
        for words in quote.words_by_piece():
            start = headline.find(words)
            if start >= 0 and (quote.headline or len(words) >= TELLING):
                yield start, start + len(words)


def put_back(aside: Iterable[list[Any]]) -> None:
    """Write the words into the texts again, each at its place, where it is still covered."""
    for where, pk, start, words in aside:
        rows = ArticleVersion if where == "text" else Article
        row = rows.objects.get(pk=pk)
        text = getattr(row, where)
        if not tells_nothing(text[start : start + len(words)]):
            continue
        whole = text[:start] + words + text[start + len(words) :]
        rows.objects.filter(pk=pk).update(**{where: whole})
