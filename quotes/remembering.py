"""Figures of the whole database, which every page tells: counted again only after a change.

To count a million rows takes as long as a hundred pages. So a process keeps such a figure for
`FIGURES_SECONDS`, and longer as long as nothing was imported or decided. While one thread counts
anew, the others go on telling the figure that was.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Any

from django.conf import settings
from django.db.models import Max

from quotes.models import Article, Change, ImportItem, Quote

# Every import leaves a row in one of these, and every decision a change.
TOLD_BY = (ImportItem, Change, Quote, Article)


@dataclass(slots=True)
class Figure:
    """What was counted, when it was looked at last, and what was the newest row then."""

    value: Any
    looked_at: float
    version: tuple


_figures: dict[str, Figure] = {}
_counting: dict[str, Lock] = {}


def remembered(name: str, count: Callable[[], Any]) -> Any:
    """The figure of this name, at most some seconds older than the last change."""
    if not settings.FIGURES_SECONDS:
        return count()
    known = _figures.get(name)
    if known and time.monotonic() - known.looked_at < settings.FIGURES_SECONDS:
        return known.value
    lock = _counting.setdefault(name, Lock())
    # Who comes first of all must wait; later there is always a figure to be told meanwhile.
    if not lock.acquire(blocking=known is None):
        return known.value
    try:
        return anew(name, count)
    finally:
        lock.release()


def anew(name: str, count: Callable[[], Any]) -> Any:
    """Count again, unless nothing changed since, or another thread just did."""
    known, version = _figures.get(name), newest()
    if known and known.version == version:
        known.looked_at = time.monotonic()
        return known.value
    value = count()
    _figures[name] = Figure(value, time.monotonic(), version)
    return value


def newest() -> tuple:
    """The newest row of each table that tells of a change."""
    return tuple(model._base_manager.aggregate(last=Max("pk"))["last"] for model in TOLD_BY)


def forget() -> None:
    """Count everything anew."""
    _figures.clear()
