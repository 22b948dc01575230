"""What the article prints around the words: the role, to whom they were said, and their kind."""

from typing import Any

from quotes.cleaning import clean
from quotes.editing.fields.field import Field, Values, refuse_unprinted
from quotes.exceptions import DecisionError
from quotes.models import Override, Quote
from quotes.models.quote import Kind


def words_of(name: str, label: str) -> Field:
    """A field that holds words of the article."""

    def machine(values: Values) -> str:
        return str(values.get(name) or "")

    def check(quote: Quote, value: Any) -> str:
        words = " ".join(clean(str(value or "")).split())
        longest = Quote._meta.get_field(name).max_length
        if len(words) > longest:
            raise DecisionError(f"That is too long: the {label} has at most {longest} characters.")
        if words != getattr(quote, name):
            refuse_unprinted(quote, words, f"the {label}")
        return words

    def show(quote: Quote, value: str) -> None:
        setattr(quote, name, value)

    return Field(name, label, check, machine, lambda quote: getattr(quote, name), show)


def check_kind(quote: Quote, value: Any) -> str:
    if value not in Kind.values:
        raise DecisionError(f"{value!r} is no kind: choose one of {', '.join(Kind.values)}.")
    return str(value)


def show_kind(quote: Quote, value: str) -> None:
    quote.kind = value


ROLE = words_of(Override.Field.ROLE.value, "role")
AUDIENCE = words_of(Override.Field.AUDIENCE.value, "audience")
KIND = Field(
    Override.Field.KIND.value,
    "kind",
    check_kind,
    lambda values: values.get("type"),
    lambda quote: str(quote.kind),
    show_kind,
)
