"""When it was said and when it was published, each with how certain that is."""

import datetime
import re
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
DOUBTFUL = (Basis.INFERRED, Basis.UNKNOWN)
# Either of two days, never one between them.
LAST_WEEKDAY = re.compile(r"(?:last|this past|previous)\s+\w+day", re.IGNORECASE)
DATED = re.compile(r"\d{4}")  # words with a year in them do not lean on the article's own date


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or a range of days, in words; `iso` is empty where there is no single day.

    `certainty` is all that is known of it; `doubt` what a reader should be told at once.
    """

    words: str
    certainty: str
    iso: str = ""
    doubt: str = ""

    @property
    def known(self) -> bool:
        """Whether there is any date at all."""
        return self.words[-1].isdigit()

    @property
    def doubtful(self) -> bool:
        """Whether a reader should be told at once what the date rests on."""
        return bool(self.doubt)

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


def either(first: datetime.date, last: datetime.date) -> str:
    """Two days of which it was one, a week apart: 14 or 21 June 2014."""
    if first.year != last.year:
        return f"{day(first)} or {day(last)}"
    if first.month != last.month:
        return f"{date_format(first, 'j F')} or {day(last)}"
    return f"{first.day} or {day(last)}"


def said(quote: Quote) -> Day:
    """When the words were said, as far as the article tells."""
    first, last = quote.said_from, quote.said_to
    doubt = CERTAINTY[Basis.INFERRED] if counted_from_doubtful(quote) else ""
    rests_on = f"from “{quote.said_words}”" if quote.said_words else ""
    if doubt:
        rests_on += ", counted from a date of publication that is not printed"
    if first and last:
        words = either(first, last) if is_either(quote) else span(first, last)
        return Day(words, rests_on, first.isoformat() if first == last else "", doubt)
    if first:
        return Day(f"on or after {day(first)}", rests_on, doubt=doubt)
    if last:
        return Day(f"on or before {day(last)}", rests_on, doubt=doubt)
    if quote.said_words:
        return Day(f"“{quote.said_words}”", "day not worked out")
    return Day("day not stated", "")


def is_either(quote: Quote) -> bool:
    """Whether it was said on the first or on the last of its days, and on none between them.

    “last Saturday” is one of two Saturdays.
    """
    if quote.said_from is None or quote.said_to is None:
        return False
    a_week = quote.said_to - quote.said_from == datetime.timedelta(days=7)
    return a_week and LAST_WEEKDAY.fullmatch(quote.said_words.strip()) is not None


def counted_from_doubtful(quote: Quote) -> bool:
    """Whether the day was worked out from a date of publication that is itself uncertain."""
    worked_out = quote.said_from is not None or quote.said_to is not None
    relative = bool(quote.said_words) and not DATED.search(quote.said_words)
    return worked_out and relative and quote.article.published_basis in DOUBTFUL


def published(quote: Quote) -> Day:
    """When the outlet published the words."""
    return published_on(quote.published, quote.article)


def published_on(date: datetime.date | None, article: Article) -> Day:
    """A day of publication, with what the article's date rests on."""
    if date is None:
        return Day("date not known", "")
    basis = Basis(article.published_basis)
    doubt = CERTAINTY[basis] if basis in DOUBTFUL else ""
    return Day(day(date), CERTAINTY[basis], date.isoformat(), doubt)
