"""Paging by the last row of a page, however far: `after` names it, and `next` links to it."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import Model, QuerySet
from django.http import HttpRequest

from quotes import paging as stretches
from quotes.exceptions import QuotesError
from quotes.filters.fields import SLUG, short
from quotes.filters.walk import Walk
from quotes.models import Quote
from quotes.presenting import ready_at
from quotes.presenting.record import with_topics

PAGE = 50


class UnknownPlace(QuotesError):
    """The row after which a page should begin is none."""


def after(request: HttpRequest, model: type[Model], key: str) -> Any:
    """The row that `after` names, None without it."""
    written = request.GET.get("after", "")
    if not written:
        return None
    row = (
        model._default_manager.filter(**{key: written}).first() if SLUG.fullmatch(written) else None
    )
    if row is None:
        raise UnknownPlace(f"“{short(written)}” is no place here: follow the links named next.")
    return row


def by_key(rows: QuerySet, last: Model | None, key: str) -> QuerySet:
    """The rows in the order of their key, those behind `last`."""
    rows = rows.order_by(key)
    return rows.filter(**{f"{key}__gt": getattr(last, key)}) if last else rows


def by_date(
    request: HttpRequest, walk: Walk, last: Quote | None, *, oldest_first: bool
) -> tuple[list[Quote], str | None]:
    """One page of quotes, those behind `last`, and the address of the next one."""
    behind = stretches.after(last.date_key if last else None, oldest_first)
    keys = stretches.gathered(walk, behind, PAGE + 1)
    return cut(request, ready_at(keys, with_topics(Quote.objects.all())), "public_id")


def page(request: HttpRequest, rows: QuerySet, key: str) -> tuple[list, str | None]:
    """One page of rows, and the address of the next one where there is one."""
    return cut(request, list(rows[: PAGE + 1]), key)


def cut(request: HttpRequest, found: list, key: str) -> tuple[list, str | None]:
    """A page of the rows that were found, one more than it holds where there is a next one."""
    if len(found) <= PAGE:
        return found, None
    question = {name: values for name, values in request.GET.lists() if name != "after"}
    question["after"] = [getattr(found[PAGE - 1], key)]
    query = urlencode(question, doseq=True, errors="replace")
    return found[:PAGE], f"{request.build_absolute_uri(request.path)}?{query}"
