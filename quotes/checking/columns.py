"""Columns of quotes that copy their article, that the database works out, and copies of those."""

from collections.abc import Sequence

from django.db import connection
from django.db.models import F, Q

from quotes.checking.check import Found, RowCheck, in_chunks
from quotes.editing.recompute import copy_article_facts
from quotes.models import Quote, QuoteTopic, copies
from quotes.models.datekey import DateKey
from quotes.models.quote import LISTED

OTHER_DAY = (
    Q(published__isnull=True, article__published__isnull=False)
    | Q(published__isnull=False, article__published__isnull=True)
    | Q(published__lt=F("article__published"))
    | Q(published__gt=F("article__published"))
)


def unlike_article() -> Found:
    return in_chunks(Quote.objects.filter(~Q(outlet=F("article__outlet")) | OTHER_DAY))


def worked_out_wrongly() -> Found:
    listed = (Q(listed=True) & ~LISTED) | (Q(listed=False) & LISTED)
    return in_chunks(Quote.objects.filter(listed | ~Q(date_key=DateKey("published", "id"))))


def work_out(ids: Sequence[int]) -> None:
    """The database works a column out whenever what it is made of is written."""
    quotes = Quote.objects.filter(pk__in=ids)
    quotes.update(published=F("published"), lifecycle=F("lifecycle"))


def links_astray() -> Found:
    return in_chunks(QuoteTopic.objects.extra(where=[copies.wrong(connection.vendor)]))  # noqa: S610


def copy_to_links(ids: Sequence[int]) -> None:
    with connection.cursor() as cursor:
        copies.mend(connection, cursor, ids)


ARTICLE_FACTS = RowCheck(
    "quotes with another outlet or date than their article", unlike_article, copy_article_facts
)
KEYS = RowCheck("quotes listed, or at a place, where they are not", worked_out_wrongly, work_out)
LINKS = RowCheck("links to topics that copy their quote wrongly", links_astray, copy_to_links)
