"""A page that is the same for everybody, made again only after something was written.

The database itself is asked whether anything was: a page that must be right at once, as one on
which words were just held back, cannot wait for a time to run out. What is written says nothing of
figures that `quotes.remembering` tells for a while, so no page is kept for longer than they are.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import connection


@dataclass(frozen=True, slots=True)
class Kept:
    """A page, when it was made, and what the database held then."""

    page: str
    made_at: float
    state: tuple


# Each thread has its own connection, of which alone SQLite can tell what changed.
_of_thread = threading.local()


def kept(name: str, make: Callable[[], str]) -> str:
    """The page of this name, made anew where anything was written since it was made."""
    if not settings.FIGURES_SECONDS or connection.in_atomic_block:
        return make()
    state, now = state_of_database(), time.monotonic()
    known = vars(_of_thread).get(name)
    if known and known.state == state and now - known.made_at < settings.FIGURES_SECONDS:
        return known.page
    page = make()
    vars(_of_thread)[name] = Kept(page, now, state)
    return page


def state_of_database() -> tuple:
    """What is equal only while nothing at all is written.

    On SQLite: the connection, how often others wrote (`PRAGMA data_version`), and how many rows it
    wrote itself. On PostgreSQL: which transactions can be seen.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA data_version")
            (version,) = cursor.fetchone()
            return connection.connection, version, connection.connection.total_changes
        cursor.execute("SELECT pg_current_snapshot()::text, current_database()")
        return cursor.fetchone()
