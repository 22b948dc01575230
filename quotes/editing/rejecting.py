"""An editor says that something is not a quotation."""

from typing import Any

from quotes.editing.decisions import decide_field
from quotes.models import Override, Quote


def reject(quote: Quote, **why: Any) -> Override:
    """Decide that this is not a quotation, whatever a machine reads there: see `decide_field`."""
    return decide_field(quote, Override.Field.NOT_A_QUOTATION, True, **why)
