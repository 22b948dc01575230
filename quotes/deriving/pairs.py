"""Compares what is worth comparing, and stores the pairs that come of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Q

from quotes.deriving.gists import Ends, worth_comparing
from quotes.extraction.sentences import sentence_around
from quotes.matching import Pair, Utterance, compare, is_short
from quotes.models import Quote, WordingPair

# Of the proposals to an editor each quote keeps the likeliest. A phrase that somebody says every
# week is like hundreds of others, and nobody would look through these.
PROPOSED = 5
TOGETHER = 500  # Quotes whose words are held in memory at a time.
Level, Origin = WordingPair.Level, WordingPair.Origin


def match(quotes: Sequence[Quote]) -> None:
    """Find and store the pairs of which one side at least is among these quotes."""
    ids = {quote.pk for quote in quotes}
    WordingPair.objects.filter(Q(first__in=ids) | Q(second__in=ids), origin=Origin.MACHINE).delete()
    proposed: set[int] = set()
    for pairs in compared(worth_comparing(ids)):
        WordingPair.objects.bulk_create(pairs, ignore_conflicts=True)
        for pair in pairs:
            if pair.level == Level.POINT:
                proposed |= {pair.first_id, pair.second_id}
    if proposed:
        keep_the_likeliest(proposed)


def compared(ends: Iterable[Ends]) -> Iterator[list[WordingPair]]:
    """The pairs among these, as rows to be stored, some at a time."""
    for some in in_parts(sorted(ends)):
        quotes = Quote.objects.select_related("version", "article", "speaker")
        words = {pk: utterance(one) for pk, one in quotes.in_bulk(flat(some)).items()}
        found = ((two, compare(words[two[0]], words[two[1]])) for two in some)
        yield [row_of(two, pair) for two, pair in found if pair]


def flat(ends: Iterable[Ends]) -> set[int]:
    """The quotes of these pairs."""
    return {pk for two in ends for pk in two}


def in_parts(ends: list[Ends]) -> Iterator[list[Ends]]:
    """These pairs in order, so many at a time that their quotes are few."""
    step = TOGETHER // 2
    for start in range(0, len(ends), step):
        yield ends[start : start + step]


def row_of(ends: Ends, pair: Pair) -> WordingPair:
    """A pair as it is stored: the quote that was stored first at the front."""
    return WordingPair(
        first_id=ends[0],
        second_id=ends[1],
        level=pair.level,
        score=pair.score,
        reason=pair.reason[:300],
    )


def keep_the_likeliest(ids: set[int]) -> None:
    """Of the proposals about these quotes keep those that are among the likeliest of both sides.

    They only propose, so nothing is joined otherwise for it.
    """
    touching = Q(first__in=ids) | Q(second__in=ids)
    proposals = WordingPair.objects.filter(touching, level=Level.POINT, origin=Origin.MACHINE)
    kept: dict[int, int] = defaultdict(int)
    dropped = []
    ranked = proposals.order_by("-score", "first__public_id", "second__public_id")
    for pk, *ends in ranked.values_list("pk", "first", "second"):
        if any(kept[end] >= PROPOSED for end in ends if end in ids):
            dropped.append(pk)
            continue
        for end in ends:
            kept[end] += 1
    if dropped:
        WordingPair.objects.filter(pk__in=dropped).delete()


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


def as_pair(link: WordingPair, by_id: dict[int, Quote]) -> Pair:
    """A stored pair as matching sees it; a short piece links no two longer quotations."""
    ends = (by_id[link.first_id], by_id[link.second_id])
    return Pair(
        *(quote.public_id for quote in ends),
        link.level,
        link.score,
        link.reason,
        short=tuple(quote.public_id for quote in ends if is_short(quote.text)),
    )
