"""An editor says that something is not a quotation, or that it is one after all."""

from typing import Any

from quotes.editing.decisions import decide_field
from quotes.models import Override, Quote


def reject(quote: Quote, **why: Any) -> Override:
    """Decide that this is not a quotation, whatever a machine reads there: see `decide_field`."""
    return decide_field(quote, Override.Field.NOT_A_QUOTATION, True, **why)


def readmit(quote: Quote, **why: Any) -> Override:
    """Decide that it is one after all: see `decide_field`."""
    return decide_field(quote, Override.Field.NOT_A_QUOTATION, False, **why)
