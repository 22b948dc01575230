"""Editors take a quote, or a whole article, out of sight: hold, retract, and lift again.

A hold is placed at once by any editor and ends when somebody lifts it. While it stands the words
are covered in the stored text too, so that no page can show them by oversight; the row of the hold
keeps them. An article of which something is held takes in no new text until the hold is lifted.

Several can stand over one quote, its own and its article's, and be lifted in any order: it is held
while any hold stands, else retracted while a retraction does, and then what it was before them all.
"""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q
from django.utils import timezone

from quotes.cleaning import clean
from quotes.deriving import refresh
from quotes.editing.history import Author, Decision, decide
from quotes.editing.masking import Span
from quotes.editing.places import both, places_of, repeats_of, standing_in
from quotes.editing.recompute import recompute
from quotes.editing.withholding import put_aside, put_back
from quotes.exceptions import DecisionError
from quotes.importing.storing import retire
from quotes.models import Article, Change, Quote, TakeDown
from quotes.models.article import Standing
from quotes.models.locking import writing
from quotes.models.quote import Lifecycle

STANDS = "stands"
TAKEN = [Lifecycle.RETRACTED, Lifecycle.HELD, Lifecycle.SUPPRESSED]
# What a quote is while one of a kind stands over it, the strongest first.
STATES = {
    TakeDown.Kind.HOLD: Lifecycle.HELD,
    TakeDown.Kind.RETRACT: Lifecycle.RETRACTED,
}


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
    taken, places = reached(together(quote))
    decision = decide(author, reason, **stamp)
    change = decision.record("held", STANDS, "held", quote=quote)
    placed = TakeDown.objects.create(
        kind=TakeDown.Kind.HOLD,
        quote=quote,
        until=until,
        former=set_lifecycle(taken, Lifecycle.HELD),
        withheld=put_aside(taken, places),
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
    taken = list(article.quotes.exclude(lifecycle=Lifecycle.SUPPRESSED))
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
    """Undo a hold or a retraction: every quote is again what it was before, unless something
    else that was placed over it still stands."""
    placed = TakeDown.objects.select_related("change", "quote", "article").get(pk=placed.pk)
    if placed.kind == TakeDown.Kind.SUPPRESS:
        raise DecisionError("What was suppressed is gone: nothing of it is left to be restored.")
    if placed.lifted_id is not None:
        raise DecisionError("This was lifted already.")
    decision = decide(author, reason, **stamp)
    was = placed.change
    placed.lifted = undone(decision, was)
    aside, placed.withheld = placed.withheld, []
    placed.save(update_fields=["lifted", "withheld"])
    put_back(aside)
    if placed.article is not None:
        held = Article.objects.filter(pk=placed.article_id, standing=Standing.HELD)
        held.update(standing=Standing.SHOWN)
    given = give_back(placed)
    touched = Quote.objects.filter(article__in={quote.article_id for quote in given})
    read_anew = touched.exclude(lifecycle=Lifecycle.SUPPRESSED).select_related("article")
    for quote in read_anew if placed.kind == TakeDown.Kind.HOLD else ():
        # What was decided meanwhile of a neighbour was read from a text with covered words.
        recompute(quote)
    retire([quote for quote in given if is_lost(quote)])
    refresh(touched.values_list("pk", flat=True))
    return placed


def give_back(placed: TakeDown) -> list[Quote]:
    """Let these quotes be what they were, or what others that stand over them make of them."""
    given = Quote.objects.filter(public_id__in=placed.former).select_related("article")
    for quote in given.exclude(lifecycle=Lifecycle.SUPPRESSED):
        former = placed.former[quote.public_id]
        others = [one for one in standing_over(quote) if one.kind in STATES]
        for other in others:
            if other.former.get(quote.public_id, Lifecycle.HELD) in TAKEN:
                # It was taken down when that was placed: what it was before that goes on to it.
                other.former[quote.public_id] = former
                other.save(update_fields=["former"])
        states = {STATES[other.kind] for other in others}
        quote.lifecycle = next((one for one in STATES.values() if one in states), former)
        quote.save(update_fields=["lifecycle"])
    return list(given)


def is_lost(quote: Quote) -> bool:
    """Whether the text changed while a quote was retracted, and no longer holds it."""
    return quote.lifecycle == Lifecycle.LIVE and quote.version_id != quote.article.current.pk


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
        if is_over(placed, quote):
            yield placed


def is_over(placed: TakeDown, quote: Quote) -> bool:
    """Whether a taking down keeps, or kept, a quote as it is."""
    own = placed.quote_id == quote.pk or placed.article_id == quote.article_id
    return own or quote.public_id in placed.former


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
    pieces = quote.headline_pieces.exclude(lifecycle=Lifecycle.SUPPRESSED)
    return [quote, *pieces.select_related("article", "version")]


def reached(quotes: list[Quote]) -> tuple[list[Quote], dict[int, list[Span]]]:
    """These with all quotes that were ever read in the same words, one within the other, and the
    places of them all: no quote stays of which some words would be covered."""
    found, repeated = {quote.pk: quote for quote in quotes}, repeats_of(quotes)
    while True:
        known, places = len(found), both(places_of(found.values()), repeated)
        for other in standing_in(places):
            if other.lifecycle != Lifecycle.SUPPRESSED:
                found.setdefault(other.pk, other)
        if len(found) == known:
            return list(found.values()), places


def set_lifecycle(quotes: Iterable[Quote], lifecycle: str) -> dict[str, str]:
    """Set the lifecycle of these quotes; what is held stays so. Returns what each was."""
    former = {}
    for quote in quotes:
        former[quote.public_id] = str(quote.lifecycle)
        if quote.lifecycle != Lifecycle.HELD:
            quote.lifecycle = lifecycle
            quote.save(update_fields=["lifecycle"])
    return former
