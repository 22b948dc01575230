"""The stored gists of quotes: written with the quotes, asked for what a new one may repeat.

An archive of millions is matched by what an import brings: for each new quote the gists of what its
speaker said near it in time are read, and of these the few that share enough ideas with it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Q, QuerySet

from quotes.deriving.nearby import Nearby
from quotes.matching.days import span
from quotes.matching.signatures import (
    Days,
    Signature,
    likeliest,
    period_of,
    written,
)
from quotes.models import Gist, Quote
from quotes.models.locking import writing
from quotes.models.quote import Kind, Lifecycle

CAP = 20_000  # Gists of one speaker and time that are looked at, those nearest in time.
BATCH = 2_000  # Rows that are held in memory at a time.
COLUMNS = ("speaker_id", "period", "first", "last", "ideas")
SIGNED = ("quote_id", "ideas")

Ends = tuple[int, int]


def fits(quote: Quote) -> bool:
    """Whether matching looks at a quote: the words of a known speaker, in the body, live."""
    return (
        quote.speaker_id is not None
        and quote.lifecycle == Lifecycle.LIVE
        and not quote.headline
        and quote.kind != Kind.INDIRECT
    )


def gist_of(quote: Quote) -> Gist:
    """The gist of a quote as it has to be stored."""
    days = span(quote)
    first, last = days or (None, None)
    return Gist(
        quote_id=quote.pk,
        speaker_id=quote.speaker_id,
        period=period_of(days),
        first=first,
        last=last,
        ideas=written(quote.text),
    )


def write_gists(quotes: Sequence[Quote]) -> None:
    """Write the gist of each of these quotes, and drop that of one that is no wording."""
    Gist.objects.filter(quote__in=[quote.pk for quote in quotes if not fits(quote)]).delete()
    Gist.objects.bulk_create(
        [gist_of(quote) for quote in quotes if fits(quote)],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["quote"],
        update_fields=["speaker", "period", "first", "last", "ideas", "left_out"],
    )


def worth_comparing(ids: Iterable[int]) -> set[Ends]:
    """The pairs of quotes with at least one of `ids` that may be one statement."""
    asking: dict[tuple, list[Signature]] = defaultdict(list)
    rows = Gist.objects.filter(quote__in=list(ids)).order_by("quote")
    for speaker, first, last, *signed in rows.values_list("speaker", "first", "last", *SIGNED):
        asking[speaker, (first, last) if first else None].append(signature(*signed))
    return {
        (min(ends), max(ends))
        for (speaker, days), new in asking.items()
        for ends in likeliest(new, near(speaker, days, new))
    }


def near(speaker: int, days: Days | None, new: list[Signature]) -> Iterator[Signature]:
    """What a speaker said near these days, one by one; what is beyond `CAP` is counted."""
    nearby, read = Nearby.to(speaker, days), 0
    for row in nearby.rows(CAP):
        read += 1
        yield signature(*row)
    if read == CAP:
        left_out = nearby.count() - CAP
        Gist.objects.filter(quote__in=[one.key for one in new]).update(left_out=left_out)


def signature(quote: int, ideas: bytes) -> Signature:
    """A stored gist as matching reads it."""
    return Signature(quote, bytes(ideas))


def check() -> int:
    """How many quotes have another gist than they must have, none, or one too many."""
    return surplus().count() + sum(len(wrong) for wrong in astray())


def repair() -> int:
    """Write what `check` counts. Returns how many it was."""
    with writing():
        mended, _ = surplus().delete()
    for wrong in astray():
        with writing():
            write_gists(Quote.objects.filter(pk__in=[quote.pk for quote in wrong]))
        mended += len(wrong)
    return mended


def surplus() -> QuerySet[Gist]:
    """Gists of quotes that are no wordings."""
    kept = Q(quote__in=Quote.objects.shown().filter(speaker__isnull=False))
    return Gist.objects.exclude(kept)


def astray() -> Iterator[list[Quote]]:
    """The quotes whose gist is missing or says something else, some thousands at a time."""
    last = 0
    wordings = Quote.objects.shown().filter(speaker__isnull=False).order_by("pk")
    while quotes := list(wordings.filter(pk__gt=last).defer("pieces")[:BATCH]):
        last = quotes[-1].pk
        held = Gist.objects.filter(quote__in=quotes)
        stored = {pk: told(*row) for pk, *row in held.values_list("quote", *COLUMNS)}
        yield [one for one in quotes if stored.get(one.pk) != as_told(gist_of(one))]


def told(speaker, period, first, last, ideas) -> tuple:
    """What a gist says, for comparing."""
    return speaker, period, first, last, bytes(ideas)


def as_told(gist: Gist) -> tuple:
    return told(*(getattr(gist, column) for column in COLUMNS))
