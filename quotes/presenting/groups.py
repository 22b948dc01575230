"""Quotes of one statement under its fullest wording; repeats and headline pieces fold beneath."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.db.models.functions import Length

from quotes.models import Quote
from quotes.models.quote import QuoteQuerySet
from quotes.presenting.shown import Shown, present, present_all, ready
from quotes.search import Query

# What an editor chose to stand first is longer than any text.
RANK = Case(When(stands_first=True, then=Value(2**31 - 1)), default=Length("text"))


@dataclass(frozen=True, slots=True)
class Group:
    """The fullest wording in a list, with what else of the list repeats it."""

    shown: Shown
    repeats: tuple[Shown, ...] = ()
    headlines: tuple[Shown, ...] = ()

    @property
    def folded(self) -> tuple[Shown, ...]:
        """All that is folded beneath."""
        return (*self.repeats, *self.headlines)


def leading(quotes: QuoteQuerySet, among: QuoteQuerySet | None = None) -> QuoteQuerySet:
    """One quote of each statement: the one that an editor chose if it is listed, else the longest,
    the first stored among equals.

    It is done in the database, so that a page holds its number of statements and no statement
    stands on two pages. `among` are those that are listed, where `quotes` leaves a part of the
    question to others.
    """
    rivals = (
        (quotes if among is None else among)
        .order_by()
        .annotate(length=RANK)
        .filter(statement=OuterRef("statement"))
        .filter(
            Q(length__gt=OuterRef("length")) | Q(length=OuterRef("length"), pk__lt=OuterRef("pk"))
        )
    )
    # A quote without a statement has no rivals; without this, all of them would be each other's.
    led = Case(When(statement__isnull=True, then=Value(False)), default=Exists(rivals))
    return quotes.annotate(length=RANK).annotate(led=led).filter(led=False)


def grouped(
    leaders: Iterable[Quote], among: QuoteQuerySet, query: Query | None = None
) -> list[Group]:
    """The groups of one page; `among` is the whole list from which the leaders come."""
    leaders = list(leaders)
    bodies = {quote.pk for quote in leaders}
    statements = {quote.statement_id for quote in leaders} - {None}
    others: dict[int, list[Shown]] = {}
    for quote in repeats(among, statements, bodies):
        others.setdefault(quote.statement_id, []).append(present(quote))
    titles: dict[int, list[Shown]] = {}
    for quote in headlines(bodies):
        titles.setdefault(quote.body_quote_id, []).append(present(quote))
    return [
        Group(
            shown,
            tuple(others.get(shown.quote.statement_id, ())),
            tuple(titles.get(shown.quote.pk, ())),
        )
        for shown in present_all(leaders, query)
    ]


def repeats(among: QuoteQuerySet, statements: set[int], bodies: set[int]) -> list[Quote]:
    """The other quotes of these statements.

    They are looked up by their statements first: asked for both at once, a database may well go
    through all of a whole outlet, or of whoever speaks most.
    """
    if not statements:
        return []
    same = Quote.objects.filter(statement__in=statements).exclude(pk__in=bodies)
    return in_two_steps(same, among)


def headlines(bodies: set[int]) -> list[Quote]:
    """The pieces of headlines that repeat these quotes; few quotes have one."""
    live = Quote.objects.live()
    return in_two_steps(live.filter(headline=True, body_quote__in=bodies), live)


def in_two_steps(found: QuoteQuerySet, among: QuoteQuerySet) -> list[Quote]:
    """Those of `among` that are found, by their keys first; nothing more is asked where none is."""
    keys = list(found.values_list("pk", flat=True))
    return list(ready(among.filter(pk__in=keys))) if keys else []


def newest_groups(quotes: QuoteQuerySet, number: int) -> list[Group]:
    """The newest statements, with all their wordings."""
    keys = list(leading(quotes).newest().values_list("pk", flat=True)[:number])
    return grouped(ready(Quote.objects.filter(pk__in=keys).newest()), quotes)
