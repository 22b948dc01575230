"""What follows from the effective values of quotes: search rows, topics, headlines, statements.

All of it can be made again from the quotes at any time, and none of it is anybody's decision.
"""

from collections.abc import Iterable, Iterator, Sequence

from quotes.deriving.headlines import link_headlines
from quotes.deriving.searchrows import write_search_rows
from quotes.deriving.statements import regroup
from quotes.deriving.topics import apply_rules
from quotes.models import Quote, Topic

__all__ = ["derive_new", "refresh"]

CHUNK = 1_000  # quotes in one query


def refresh(quote_ids: Iterable[int]) -> None:
    """Derive everything anew for these quotes, after `recompute` wrote their values."""
    quotes = with_relations(quote_ids)
    link_headlines(quotes)
    write_search_rows(quotes)
    apply_rules(quotes)
    regroup(quotes)


def derive_new(quote_ids: Sequence[int], headlines: Sequence[int], *, group: bool = True) -> None:
    """Derive what follows for quotes that are new, after their search rows were written.

    `headlines` are those of them that a headline prints. `group` says whether wordings are joined
    to statements.
    """
    for ids in in_chunks(headlines):
        link_headlines(Quote.objects.filter(pk__in=ids))
    if rules := list(Topic.objects.exclude(rule="")):
        for ids in in_chunks(quote_ids):
            apply_rules([Quote(pk=pk) for pk in ids], rules)
    if group:
        regroup(with_relations(quote_ids))


def in_chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """These numbers, so many at a time as one query asks for."""
    for first in range(0, len(ids), CHUNK):
        yield ids[first : first + CHUNK]


def with_relations(quote_ids: Iterable[int]) -> list[Quote]:
    """These quotes with what deriving reads."""
    return list(
        Quote.objects.filter(pk__in=list(quote_ids))
        .select_related("article", "version", "speaker")
        .prefetch_related("speaker__names")
        .order_by("pk")
    )
