"""What follows from the effective values of quotes: search rows, topics, headlines, statements.

All of it can be made again from the quotes at any time, and none of it is anybody's decision.
"""

from collections.abc import Iterable

from quotes.deriving.headlines import link_headlines
from quotes.deriving.searchrows import write_search_rows
from quotes.deriving.statements import regroup
from quotes.deriving.topics import apply_rules
from quotes.models import Quote

__all__ = ["refresh"]


def refresh(quote_ids: Iterable[int]) -> None:
    """Derive everything anew for these quotes, after `recompute` wrote their values."""
    quotes = list(
        Quote.objects.filter(pk__in=list(quote_ids))
        .select_related("article", "version", "speaker")
        .prefetch_related("speaker__names")
        .order_by("pk")
    )
    link_headlines(quotes)
    write_search_rows(quotes)
    apply_rules(quotes)
    regroup(quotes)
