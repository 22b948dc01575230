"""What was taken down is out of an editor's reach until that is lifted; what was suppressed, for
good. A refusal names the quotes by their addresses, never by words that nobody may read."""

from collections.abc import Iterable

from quotes.exceptions import DecisionError
from quotes.models import Quote
from quotes.models.quote import Lifecycle

BARRED = {
    Lifecycle.RETRACTED: "is retracted: lift the retraction on the page of its life first",
    Lifecycle.HELD: "is held back: lift the hold on the page of its life first",
    Lifecycle.SUPPRESSED: "is suppressed: nothing of it is left to decide about",
}
MOST_NAMED = 5


def is_barred(quote: Quote) -> bool:
    """Whether nothing of a quote can be changed now."""
    return quote.lifecycle in BARRED


def refuse_barred(quotes: Iterable[Quote]) -> None:
    """DecisionError where nothing of some of these can be changed now; it says which, and why."""
    barred = [one for one in quotes if is_barred(one)]
    if not barred:
        return
    told = [
        f"Quote {one.public_id} {BARRED[Lifecycle(one.lifecycle)]}." for one in barred[:MOST_NAMED]
    ]
    if len(barred) > MOST_NAMED:
        told.append(f"So it is with {len(barred) - MOST_NAMED} more of these.")
    raise DecisionError(" ".join(told))
