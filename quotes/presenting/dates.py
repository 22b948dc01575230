"""When it was said and when it was published, each with how certain that is."""

import datetime
from dataclasses import dataclass

from django.utils.formats import date_format

from quotes.models.article import Article, Basis
from quotes.models.quote import Quote

CERTAINTY = {
    Basis.PRINTED: "date printed in the article",
    Basis.GIVEN: "date given with the file",
    Basis.INFERRED: "date inferred",
    Basis.UNKNOWN: "basis of the date not known",
}


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or a range of days, in words; `iso` is empty where there is no single day."""

    words: str
    certainty: str
    iso: str = ""

    @property
    def known(self) -> bool:
        """Whether there is any date at all."""
        return self.words[-1].isdigit()

    @property
    def doubtful(self) -> bool:
        """Whether a reader should be told at once what the date rests on."""
        return self.certainty in (CERTAINTY[Basis.INFERRED], CERTAINTY[Basis.UNKNOWN])

    def __str__(self) -> str:
        return f"{self.words} ({self.certainty})" if self.certainty else self.words


def day(date: datetime.date) -> str:
    """A date as the site writes it: 14 June 2014."""
    return date_format(date, "j F Y")


def span(first: datetime.date, last: datetime.date) -> str:
    """Two dates as a range, without saying month and year twice."""
    if first == last:
        return day(first)
    if first.year != last.year:
        return f"{day(first)} – {day(last)}"
    if first.month != last.month:
        return f"{date_format(first, 'j F')} – {day(last)}"
    return f"{first.day}–{day(last)}"


def said(quote: Quote) -> Day:
    """When the words were said, as far as the article tells."""
    rests_on = f"from “{quote.said_words}”" if quote.said_words else ""
    first, last = quote.said_from, quote.said_to
    if first and last:
        return Day(span(first, last), rests_on, first.isoformat() if first == last else "")
    if first:
        return Day(f"on or after {day(first)}", rests_on)
    if last:
        return Day(f"on or before {day(last)}", rests_on)
    if quote.said_words:
        return Day(f"“{quote.said_words}”", "day not worked out")
    return Day("day not stated", "")


def published(quote: Quote) -> Day:
    """When the outlet published the words."""
    return published_on(quote.published, quote.article)


def published_on(date: datetime.date | None, article: Article) -> Day:
    """A day of publication, with what the article's date rests on."""
    if date is None:
        return Day("date not known", "")
    return Day(day(date), CERTAINTY[Basis(article.published_basis)], date.isoformat())
