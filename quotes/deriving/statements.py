"""Joins the wordings of one statement, as far as matching is sure of them."""

from collections.abc import Iterable, Sequence

from django.db.models import Q

from quotes.extraction.sentences import sentence_around
from quotes.matching import Pair, Utterance, groups, is_short, pairs_among
from quotes.models import Quote, Statement, WordingPair
from quotes.models.naming import address


def regroup(quotes: Sequence[Quote]) -> None:
    """Match these quotes with all that their speakers said, and group what is joined."""
    ids = {quote.pk for quote in quotes}
    touched = affected_speakers(quotes, ids)
    WordingPair.objects.filter(
        Q(first__in=ids) | Q(second__in=ids), origin=WordingPair.Origin.MACHINE
    ).delete()
    for speaker_id in sorted(touched):
        rows = wordings_of(speaker_id)
        store_pairs(match(rows, ids), {row.public_id: row for row in rows})
        group(rows)
    settle_loners(ids)


def affected_speakers(quotes: Sequence[Quote], ids: set[int]) -> set[int]:
    """The speakers now, and those of the statements that these quotes were in before."""
    now = {quote.speaker_id for quote in quotes}
    before = Quote.objects.filter(statement__quotes__in=ids).values_list("speaker_id", flat=True)
    return {speaker_id for speaker_id in (*now, *before) if speaker_id is not None}


def wordings_of(speaker_id: int) -> list[Quote]:
    """The quotes of one speaker that can be wordings of a statement, oldest row first."""
    return list(
        Quote.objects.live()
        .filter(speaker=speaker_id, headline=False)
        .exclude(kind="indirect")
        .select_related("version", "article", "speaker")
        .order_by("pk")
    )


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


def group(rows: Sequence[Quote]) -> None:
    """Put the quotes of one speaker into the statements that their pairs make."""
    by_key = {row.public_id: row for row in rows}
    stored = WordingPair.objects.joining().filter(first__in=rows, second__in=rows)
    pairs = [as_pair(link) for link in stored.select_related("first", "second").order_by("pk")]
    taken: set[int] = set()
    for keys in groups(list(by_key), pairs):
        together = sorted((by_key[key] for key in keys), key=lambda quote: quote.pk)
        if len(together) > 1:
            taken.add(assign(together, taken).pk)
        elif together[0].statement_id:
            Quote.objects.filter(pk=together[0].pk).update(statement=None)
    Statement.objects.filter(quotes__isnull=True).delete()


def assign(together: Sequence[Quote], taken: set[int]) -> Statement:
    """One statement for these quotes: one that they have had, so that its address lasts.

    `taken` are the statements that other groups of the same speaker keep.
    """
    kept = sorted({quote.statement_id for quote in together if quote.statement_id} - taken)
    if kept:
        statement = Statement.objects.get(pk=kept[0])
    else:
        earliest = min(together, key=lambda quote: (str(quote.published), quote.public_id))
        public_id = address("statement", earliest.public_id)
        statement, _ = Statement.objects.get_or_create(public_id=public_id)
    Quote.objects.filter(pk__in=[quote.pk for quote in together]).update(statement=statement)
    return statement


def settle_loners(ids: set[int]) -> None:
    """A quote that lost its speaker, or its life, is a wording of nothing."""
    loners = Quote.objects.filter(pk__in=ids, statement__isnull=False)
    loners.filter(Q(speaker__isnull=True) | ~Q(lifecycle="live")).update(statement=None)
    Statement.objects.filter(quotes__isnull=True).delete()
