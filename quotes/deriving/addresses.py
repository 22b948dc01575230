"""Addresses of statements: one that was public once leads somewhere for ever."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from django.db.models import Min

from quotes.models import Quote, Statement, StatementAlias
from quotes.models.naming import address


def held(ids: Iterable[int]) -> dict[int, int]:
    """The statements of these quotes, each with the quote of it that came first."""
    statements = Quote.objects.filter(pk__in=list(ids), statement__isnull=False).values("statement")
    first = Quote.objects.filter(statement__in=statements).order_by().values("statement")
    return dict(first.annotate(first=Min("pk")).values_list("statement", "first"))


def addresses(ids: Iterable[int]) -> dict[int, str]:
    """The address of the statement of each of these quotes; empty where it stands alone."""
    found = dict.fromkeys(ids, "")
    together = Quote.objects.filter(pk__in=found, statement__isnull=False).order_by()
    return found | dict(together.values_list("pk", "statement__public_id"))


def put_back(stood: Mapping[int, str], here: Collection[int]) -> None:
    """Put quotes back at the addresses at which they stood (empty: alone), to be grouped again.

    An address that leads on is a statement's again. One that belongs by now to a statement that
    is none of those that are grouped (`here`) stays there, and who stood at it is left in place.
    """
    wanted = set(stood.values()) - {""}
    places: dict[str, int | None] = {
        one.public_id: one.pk
        for one in Statement.objects.filter(public_id__in=wanted)
        if one.pk in here
    }
    for alias in StatementAlias.objects.filter(public_id__in=wanted):
        places[alias.public_id] = Statement.objects.create(public_id=alias.public_id).pk
        alias.delete()
    for public_id, place in (places | {"": None}).items():
        those = [pk for pk, stood_at in stood.items() if stood_at == public_id]
        Quote.objects.filter(pk__in=those).update(statement=place)


def allot(sets: Sequence[Sequence[Quote]], first: dict[int, int]) -> list[Statement | None]:
    """The statement of each of these sets of quotes; a quote alone has none.

    An address stays with the quote of its statement that came first (`first`, from `held`). Where
    that one stands alone now, it goes with the others; a set that brings none along gets back the
    one that it had before it was joined to others, or a new one.
    """
    taken: set[int] = set()
    several = [together for together in sets if len(together) > 1]
    given: dict[int, int] = {}
    lead = {quote: statement for statement, quote in first.items()}
    for brings in (lambda quote: lead.get(quote.pk), lambda quote: quote.statement_id):
        for together in several:
            brought = [pk for pk in map(brings, together) if pk is not None and pk not in taken]
            if brought and together[0].pk not in given:
                given[together[0].pk] = brought[0]
                taken.add(brought[0])
    found = Statement.objects.in_bulk(given.values())
    for together in several:
        if together[0].pk not in given:
            fresh = former_or_new(together)
            found[fresh.pk], given[together[0].pk] = fresh, fresh.pk
    return [found[given[one[0].pk]] if one[0].pk in given else None for one in sets]


def former_or_new(together: Sequence[Quote]) -> Statement:
    """A statement at the address that the first of these quotes left last, or at a new one."""
    former = StatementAlias.objects.filter(quote=together[0]).order_by("pk").last()
    if former is None:
        return Statement.objects.create(public_id=free_address(together))
    former.delete()
    return Statement.objects.create(public_id=former.public_id)


def free_address(together: Sequence[Quote]) -> str:
    """An address that no statement has, or had: of the quote that was published first if it can
    be, so that it does not tell in which order articles came in."""
    earliest = sorted(together, key=lambda quote: (str(quote.published), quote.public_id))
    wished = [address("statement", quote.public_id) for quote in earliest]
    taken = {
        public_id
        for model in (Statement, StatementAlias)
        for public_id in model.objects.filter(public_id__in=wished).values_list(
            "public_id", flat=True
        )
    }
    return next((one for one in wished if one not in taken), address(*wished))


def retire(former: dict[int, int]) -> None:
    """Keep the addresses of those of these statements that have no wording any more.

    `former` says which quote of each came first, before anything moved.
    """
    empty = Statement.objects.filter(pk__in=former, quotes__isnull=True)
    gone = dict(empty.values_list("pk", "public_id"))
    StatementAlias.objects.bulk_create(
        StatementAlias(public_id=public_id, quote_id=former[pk])
        for pk, public_id in sorted(gone.items())
    )
    Statement.objects.filter(pk__in=gone).delete()
