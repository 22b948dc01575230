"""What is either so or not: not a quotation, and the wording that stands first."""

from typing import Any

from quotes.editing.fields.field import Field, no_reading
from quotes.exceptions import DecisionError
from quotes.models import Override, Quote
from quotes.models.quote import Lifecycle


def check(quote: Quote, value: Any) -> bool:
    if not isinstance(value, bool):
        raise DecisionError("Write true or false.")
    return value


def is_rejected(quote: Quote) -> bool:
    return quote.lifecycle == Lifecycle.REJECTED


def is_first(quote: Quote) -> bool:
    return quote.stands_first


def show_first(quote: Quote, value: bool) -> None:
    quote.stands_first = value


NOT_A_QUOTATION = Field(
    Override.Field.NOT_A_QUOTATION.value,
    "whether it is a quotation",
    check,
    no_reading,
    is_rejected,
    attributes=False,
    column=False,
)
FIRST = Field(
    Override.Field.FIRST.value,
    "which wording stands first",
    check,
    no_reading,
    is_first,
    show_first,
    attributes=False,
)
