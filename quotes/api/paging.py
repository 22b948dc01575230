"""Paging by the last row of a page, however far: `after` names it, and `next` links to it."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

from quotes.exceptions import QuotesError
from quotes.filters.fields import SLUG, short
from quotes.models import Quote

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


def by_date(quotes: QuerySet, last: Quote | None, oldest: bool) -> QuerySet:
    """The quotes newest or oldest first, without a date last, those behind `last`."""
    ordered = quotes.oldest() if oldest else quotes.newest()
    if last is None:
        return ordered
    side = "gt" if oldest else "lt"
    same_day = Q(published=last.published) & Q(**{f"id__{side}": last.pk})
    if last.published is None:
        return ordered.filter(Q(published=None, **{f"id__{side}": last.pk}))
    later = Q(**{f"published__{side}": last.published})
    return ordered.filter(later | same_day | Q(published=None))


def page(request: HttpRequest, rows: QuerySet, key: str) -> tuple[list, str | None]:
    """One page of rows, and the address of the next one where there is one."""
    found = list(rows[: PAGE + 1])
    if len(found) <= PAGE:
        return found, None
    question = {name: values for name, values in request.GET.lists() if name != "after"}
    question["after"] = [getattr(found[PAGE - 1], key)]
    query = urlencode(question, doseq=True, errors="replace")
    return found[:PAGE], f"{request.build_absolute_uri(request.path)}?{query}"
