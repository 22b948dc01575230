"""An editor says that something is not a quotation, or that it is one after all."""

from typing import Any

from quotes.deriving import refresh
from quotes.editing.history import Author, decide, stand_in
from quotes.editing.recompute import is_on, recompute, standing_decisions
from quotes.editing.speakers import claim
from quotes.exceptions import DecisionError
from quotes.models import Override, Quote
from quotes.models.locking import writing


def reject(quote: Quote, **why: Any) -> Override:
    """Decide that this is not a quotation, whatever a machine reads there: see `_rule`."""
    return _rule(quote, True, **why)


def readmit(quote: Quote, **why: Any) -> Override:
    """Decide that it is one after all: see `_rule`."""
    return _rule(quote, False, **why)


@writing()
def _rule(
    quote: Quote,
    verdict: bool,
    *,
    author: Author,
    reason: str,
    seen_revision: int | None = None,
    **stamp: Any,
) -> Override:
    """Write the decision. Raises as `change_speaker` does, and DecisionError where it stands."""
    quote = claim(quote, seen_revision)
    field = Override.Field.NOT_A_QUOTATION
    standing = standing_decisions(quote)
    if is_on(standing, field) == verdict:
        raise DecisionError("That stands already: nothing was changed.")
    decision = decide(author, reason, **stamp)
    change = decision.record("not_a_quotation", not verdict, verdict, quote=quote)
    new = Override(quote=quote, field=field, value=verdict, change=change)
    override = stand_in(standing.get(field), new)
    recompute(quote)
    refresh({quote.pk})
    return override
