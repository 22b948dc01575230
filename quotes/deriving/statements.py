"""Joins the wordings of one statement, as far as matching is sure of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Q

from quotes.deriving.addresses import addresses, allot, held, put_back, retire
from quotes.deriving.bindings import Bindings, bindings
from quotes.deriving.connected import connected
from quotes.deriving.gists import write_gists
from quotes.deriving.pairs import as_pair, match
from quotes.matching import groups
from quotes.models import Quote, WordingPair
from quotes.models.quote import Kind, Lifecycle


def regroup(quotes: Sequence[Quote]) -> None:
    """Match these quotes with what their speakers said near them, and group what is touched.

    What that costs follows from these quotes, not from how much is stored.
    """
    ids = {quote.pk for quote in quotes}
    before = connected(ids)
    write_gists(quotes)
    match(quotes)
    _group(ids, connected(before))


def group_again(
    quotes: Sequence[Quote], stood: Mapping[int, str] | None = None
) -> dict[int, tuple[str, str]]:
    """Group anew what hangs together with these quotes, from the pairs as they are stored.

    `stood` says at which addresses quotes stood before what is taken back now. Returns which quotes
    moved: from which address to which.
    """
    ids = {quote.pk for quote in quotes}
    reached = connected(ids)
    before = addresses(reached)
    _group(ids, reached, stood)
    after = addresses(reached)
    return {pk: (before[pk], after[pk]) for pk in sorted(reached) if before[pk] != after[pk]}


def _group(ids: set[int], reached: set[int], stood: Mapping[int, str] | None = None) -> None:
    """Group what was reached from these quotes, those that stood elsewhere as if they still did."""
    bound = bindings(reached)
    left = former = held(reached)
    if stood:
        put_back(stood, left)
        former = held(reached)
    # All of them before any address is given: what one speaker's quotes leave may be another's.
    joining = joining_among(reached)
    sets = [found for rows in by_speaker(reached, bound) for found in grouped(rows, joining, bound)]
    for together, statement in zip(sets, allot(sets, former), strict=True):
        moved = [row.pk for row in together if row.statement_id != getattr(statement, "pk", None)]
        if moved:
            Quote.objects.filter(pk__in=moved).update(statement=statement)
    settle_loners(ids, former, bound)
    retire(left | former)


def by_speaker(reached: set[int], bound: Bindings) -> list[list[Quote]]:
    """Those of these quotes that can be wordings: by speaker, the oldest row first.

    Quotes without a known speaker are wordings only by editors: beside the speaker's with whom they
    were joined, and then those that were joined with one another alone.
    """
    of_speaker: dict[int, list[Quote]] = defaultdict(list)
    unnamed: dict[int, Quote] = {}
    for quote in Quote.objects.shown().filter(pk__in=reached).order_by("pk"):
        host = quote.speaker_id or bound.company.get(quote.pk)
        if host:
            of_speaker[host].append(quote)
        else:
            unnamed[quote.pk] = quote
    alone = [[unnamed[pk] for pk in sorted(joined)] for joined in bound.unnamed]
    return [of_speaker[speaker] for speaker in sorted(of_speaker)] + alone


def joining_among(ids: set[int]) -> dict[int, list[WordingPair]]:
    """The stored pairs that may join two of these quotes, by the quote at their front."""
    links: dict[int, list[WordingPair]] = defaultdict(list)
    # By the front alone and in no order: else SQLite goes through all pairs, or tries each two.
    for link in WordingPair.objects.joining().filter(first__in=ids).order_by():
        links[link.first_id].append(link)
    return links


def grouped(
    rows: Sequence[Quote], joining: dict[int, list[WordingPair]], bound: Bindings
) -> list[list[Quote]]:
    """The quotes of one speaker in the sets that pairs and editors make of them, by age."""
    if len(rows) == 1:
        return [list(rows)]
    by_id = {row.pk: row for row in rows}
    by_key = {row.public_id: row for row in rows}
    links = (link for row in rows for link in joining.get(row.pk, ()))
    pairs = [as_pair(link, by_id) for link in links if link.second_id in by_id]
    found = groups(list(by_key), pairs, bound.must, bound.cannot)
    sets = [sorted((by_key[key] for key in keys), key=lambda row: row.pk) for keys in found]
    return sorted(sets, key=lambda together: together[0].pk)


def settle_loners(ids: set[int], former: Iterable[int], bound: Bindings) -> None:
    """A quote that lost its speaker, or its life, is a wording of nothing, unless joined."""
    unnamed = Q(speaker__isnull=True) & ~Q(pk__in=bound.placed)
    unfit = ~Q(lifecycle=Lifecycle.LIVE) | Q(headline=True) | Q(kind=Kind.INDIRECT)
    touched = Q(pk__in=ids) | Q(statement__in=list(former))
    Quote.objects.filter(touched, unnamed | unfit, statement__isnull=False).update(statement=None)
