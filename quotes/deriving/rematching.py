"""Matches stored quotations again with today's matching, some at a time."""

from collections.abc import Iterator

from quotes.deriving import gists
from quotes.deriving.statements import regroup
from quotes.models import Quote
from quotes.models.locking import writing

BATCH = 500  # Quotations in one transaction.


def rematch() -> Iterator[int]:
    """Match every quotation that can be a wording again, and group it; tells how many, batch by
    batch.

    What editors decided stands. One that was stopped is begun again: what is matched twice is as
    if it were matched once.
    """
    gists.repair()
    wordings = Quote.objects.shown().filter(speaker__isnull=False).order_by("pk")
    last = 0
    while True:
        with writing():
            quotes = list(wordings.filter(pk__gt=last)[:BATCH])
            if not quotes:
                return
            regroup(quotes)
        last = quotes[-1].pk
        yield len(quotes)
