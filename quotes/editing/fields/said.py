"""The day on which it was said, as a range, with the printed words that it rests on."""

import datetime
from typing import Any

from django.utils import timezone

from quotes.cleaning import clean
from quotes.editing.fields.field import Field, Values, refuse_unprinted
from quotes.exceptions import DecisionError
from quotes.models import Override, Quote


def day(value: str | None) -> datetime.date | None:
    """A date as a reading or a decision keeps it."""
    return datetime.date.fromisoformat(value) if value else None


def written(first: datetime.date | None, last: datetime.date | None, words: str) -> dict:
    """A range of days as it is kept."""
    return {
        "from": first.isoformat() if first else None,
        "to": last.isoformat() if last else None,
        "words": words,
    }


def check(quote: Quote, value: Any) -> dict:
    """A day, or the first and the last of several; none where the day is not known."""
    value = value or {}
    try:
        first, last = day(value.get("from")), day(value.get("to"))
    except (ValueError, TypeError, AttributeError) as error:
        raise DecisionError("A day is written as year, month and day: 2024-03-05.") from error
    first, last = first or last, last or first
    words = " ".join(clean(str(value.get("words") or "")).split())[:100]
    if first is None or last is None:
        return written(None, None, "")
    if first > last:
        raise DecisionError("The first of the days comes after the last: change the two.")
    if first > timezone.localdate():
        raise DecisionError(f"{first} has not come yet: nothing was said then.")
    if quote.published and first > quote.published:
        raise DecisionError(
            f"The article was published on {quote.published}: it cannot print what was said later."
        )
    if words != quote.said_words:
        refuse_unprinted(quote, words, "the words that the day rests on")
    return written(first, last, words)


def machine(values: Values) -> dict:
    said = values.get("said") or {}
    return {"from": said.get("from"), "to": said.get("to"), "words": said.get("words") or ""}


def shown(quote: Quote) -> dict:
    return written(quote.said_from, quote.said_to, quote.said_words)


def show(quote: Quote, value: dict) -> None:
    quote.said_from, quote.said_to = day(value["from"]), day(value["to"])
    quote.said_words = value["words"]


FIELD = Field(Override.Field.SAID.value, "day said", check, machine, shown, show)
