"""What every field that an editor decides can be asked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from quotes.exceptions import DecisionError
from quotes.models import Quote

Values = dict[str, Any]


def show_nothing(quote: Quote, value: Any) -> None:
    """What is no column of the quote is written elsewhere, see `recompute`."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a quote.

    Attributes:
        name: as overrides and the history name it.
        label: in plain words.
        check: a value as it was typed → the form that is kept, or DecisionError.
        machine: the value that a reading says, in that form; None where a machine reads no such.
        shown: the value that the quote shows, in that form.
        show: writes a value into the columns of a quote that is not saved yet.
        attributes: whether to decide it makes the quote a checked or a corrected one.
        column: whether `show` is all that there is to it.
    """

    name: str
    label: str
    check: Callable[[Quote, Any], Any]
    machine: Callable[[Values], Any]
    shown: Callable[[Quote], Any]
    show: Callable[[Quote, Any], None] = show_nothing
    attributes: bool = True
    column: bool = True


def no_reading(values: Values) -> None:
    """A machine never reads this."""


def refuse_unprinted(quote: Quote, words: str, what: str) -> None:
    """What is “as printed” must stand in the article, whatever its capitals and line ends."""
    article = quote.article
    printed = (quote.version.text, article.headline, article.byline, article.dateline)
    wanted = plain(words)
    if wanted and not any(wanted in plain(text) for text in printed):
        raise DecisionError(
            f"The article prints “{words}” nowhere: write {what} in the article’s own words, or "
            "leave it empty."
        )


def plain(text: str) -> str:
    """A text without what printing it otherwise would change."""
    return " ".join(text.split()).casefold()
