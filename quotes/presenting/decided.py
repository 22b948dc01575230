"""Values that the history keeps of single fields, in the words of the pages."""

import datetime
from collections.abc import Callable
from typing import Any

from quotes.models import Quote
from quotes.models.article import Basis
from quotes.models.quote import Kind
from quotes.presenting.dates import day, span
from quotes.presenting.states import KINDS

# How a field is called in “the … was changed”.
NAMES = {
    "role": "the role as printed",
    "audience": "to whom it was said",
    "kind": "how the words are printed",
    "sources": "the way it came",
    "topics": "the topics that editors put or took away",
    "said": "the day on which it was said",
    "bounds": "where the words begin and end",
    "missed": "a quotation that the machine missed",
}
# The same of an article.
ARTICLE_NAMES = {
    "outlet": "the outlet of an article",
    "published": "the date of an article",
    "url": "the address of an article",
}


def article_fact(value: Any) -> str:
    """What is known of an article, and what it rests on."""
    if not value:
        return "nothing"
    fact = value.get("name") or value.get("url")
    if value.get("date"):
        fact = day(datetime.date.fromisoformat(value["date"]))
    return f"{fact} ({Basis(value['basis']).label})" if fact else "not known"


def in_words(field: str, value: Any, quote: Quote) -> str:
    """A value of one of these fields in plain words."""
    return WORDS[field](value, quote) or "nothing"


def printed(value: Any, quote: Quote) -> str:
    return str(value or "")


def kind(value: Any, quote: Quote) -> str:
    return KINDS[Kind(value)] if value in Kind.values else ""


def sources(value: Any, quote: Quote) -> str:
    return " → ".join(link["as_printed"] for link in value or ())


def topics(value: Any, quote: Quote) -> str:
    value = value or {}
    told = [("put there", value.get("put")), ("taken away", value.get("off"))]
    return "; ".join(f"{what}: {', '.join(slugs)}" for what, slugs in told if slugs)


def said(value: Any, quote: Quote) -> str:
    value = value or {}
    if not value.get("from"):
        return "not known"
    first, last = (datetime.date.fromisoformat(value[end]) for end in ("from", "to"))
    words = value.get("words")
    return span(first, last) + (f", as “{words}” says" if words else "")


def place(value: Any, quote: Quote) -> str:
    """The words that stand there: the history keeps places, and the text keeps the words."""
    if not value:
        return ""
    text = quote.version.text
    if value["version"] != quote.version.number:
        text = quote.article.versions.get(number=value["version"]).text
    return " […] ".join(f"“{text[start:end]}”" for start, end in value["pieces"])


WORDS: dict[str, Callable[[Any, Quote], str]] = {
    "role": printed,
    "audience": printed,
    "kind": kind,
    "sources": sources,
    "topics": topics,
    "said": said,
    "bounds": place,
    "missed": place,
}
