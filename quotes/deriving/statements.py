"""Joins the wordings of one statement, as far as matching is sure of them."""

from collections.abc import Iterable, Sequence

from django.db.models import Q

from quotes.deriving.addresses import allot, held, retire
from quotes.deriving.bindings import Bindings, bindings
from quotes.extraction.sentences import sentence_around
from quotes.matching import Pair, Utterance, groups, is_short, pairs_among
from quotes.models import Quote, WordingPair
from quotes.models.quote import Kind, Lifecycle


def regroup(quotes: Sequence[Quote]) -> None:
    """Match these quotes with all that their speakers said, and group what is joined."""
    ids = {quote.pk for quote in quotes}
    WordingPair.objects.filter(
        Q(first__in=ids) | Q(second__in=ids), origin=WordingPair.Origin.MACHINE
    ).delete()
    _regroup(quotes, ids)


def group_again(quotes: Sequence[Quote]) -> None:
    """Group anew what these quotes' speakers said, from the pairs as they are stored."""
    _regroup(quotes, set())


def _regroup(quotes: Sequence[Quote], unmatched: set[int]) -> None:
    ids = {quote.pk for quote in quotes}
    bound = bindings()
    touched = affected_speakers(quotes, ids) | bound.hosts_of(ids)
    former = held(touched, ids)
    taken: set[int] = set()
    for speaker_id in sorted(touched):
        rows = wordings_of(speaker_id)
        store_pairs(match(rows, unmatched), {row.public_id: row for row in rows})
        group([*rows, *rows_of(bound.guests_of(speaker_id))], bound, former, taken)
    for joined in bound.unnamed:
        if not ids.isdisjoint(joined):
            group(rows_of(joined), bound, former, taken)
    settle_loners(ids, former, bound)
    retire(former)


def affected_speakers(quotes: Sequence[Quote], ids: set[int]) -> set[int]:
    """The speakers now, and those of the statements that these quotes were in before."""
    now = {quote.speaker_id for quote in quotes}
    before = Quote.objects.filter(statement__quotes__in=ids).values_list("speaker_id", flat=True)
    return {speaker_id for speaker_id in (*now, *before) if speaker_id is not None}


def wordings_of(speaker_id: int) -> list[Quote]:
    """The quotes of one speaker that can be wordings of a statement, oldest row first."""
    return list(
        Quote.objects.shown()
        .filter(speaker=speaker_id)
        .select_related("version", "article", "speaker")
        .order_by("pk")
    )


def rows_of(ids: Iterable[int]) -> list[Quote]:
    """Quotes without a known speaker, which only editors make wordings of a statement."""
    return list(Quote.objects.shown().filter(pk__in=list(ids)).order_by("pk")) if ids else []


def match(rows: Iterable[Quote], ids: set[int]) -> list[Pair]:
    """Pairs of which at least one side is new."""
    new = [utterance(row) for row in rows if row.pk in ids]
    return pairs_among(new, [utterance(row) for row in rows if row.pk not in ids]) if new else []


def utterance(quote: Quote) -> Utterance:
    """A quote as matching sees it."""
    start, end = sentence_around(quote.version.text, quote.start, quote.end)
    return Utterance(
        key=quote.public_id,
        text=quote.text,
        speaker=quote.speaker.slug if quote.speaker else None,
        said_from=quote.said_from,
        said_to=quote.said_to,
        published=quote.published,
        sentence=quote.version.text[start:end],
        headline=quote.headline,
        article=quote.article.public_id,
        fragments=len(quote.pieces),
        kind=quote.kind,
        speaker_kind=quote.speaker_kind,
    )


def store_pairs(pairs: Iterable[Pair], by_key: dict[str, Quote]) -> None:
    """Store what the machine found, beside what editors joined."""
    rows = []
    for pair in pairs:
        first, second = sorted((by_key[pair.a], by_key[pair.b]), key=lambda quote: quote.pk)
        rows.append(
            WordingPair(
                first=first,
                second=second,
                level=pair.level,
                score=pair.score,
                reason=pair.reason[:300],
            )
        )
    WordingPair.objects.bulk_create(rows, ignore_conflicts=True)


def as_pair(link: WordingPair) -> Pair:
    """A stored pair as matching sees it; a short piece links no two longer quotations."""
    ends = (link.first, link.second)
    return Pair(
        *(quote.public_id for quote in ends),
        link.level,
        link.score,
        link.reason,
        short=tuple(quote.public_id for quote in ends if is_short(quote.text)),
    )


def group(rows: Sequence[Quote], bound: Bindings, former: dict[int, int], taken: set[int]) -> None:
    """Put the quotes of one speaker into the statements that pairs and editors make.

    `former` and `taken` say which addresses there are, and which of them are given already.
    """
    by_key = {row.public_id: row for row in rows}
    stored = WordingPair.objects.joining().filter(first__in=rows, second__in=rows)
    pairs = [as_pair(link) for link in stored.select_related("first", "second").order_by("pk")]
    found = groups(list(by_key), pairs, bound.must, bound.cannot)
    sets = [sorted((by_key[key] for key in keys), key=lambda row: row.pk) for keys in found]
    sets.sort(key=lambda together: together[0].pk)
    for together, statement in zip(sets, allot(sets, former, taken), strict=True):
        moved = [row.pk for row in together if row.statement_id != getattr(statement, "pk", None)]
        if moved:
            Quote.objects.filter(pk__in=moved).update(statement=statement)


def settle_loners(ids: set[int], former: Iterable[int], bound: Bindings) -> None:
    """A quote that lost its speaker, or its life, is a wording of nothing, unless joined."""
    unnamed = Q(speaker__isnull=True) & ~Q(pk__in=bound.placed)
    unfit = ~Q(lifecycle=Lifecycle.LIVE) | Q(headline=True) | Q(kind=Kind.INDIRECT)
    touched = Q(pk__in=ids) | Q(statement__in=list(former))
    Quote.objects.filter(touched, unnamed | unfit, statement__isnull=False).update(statement=None)
