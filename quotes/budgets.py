"""How long a question may keep the database busy. What takes longer is too broad to be answered.

A page that says so is worth more than one that comes too late, and whoever asks next must not wait
for it. Each kind of question has its time, `QUERY_SECONDS` in the settings.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import OperationalError, connection, transaction

from quotes.exceptions import QuotesError

# SQLite asks every so many steps of its machine whether to go on.
STEPS = 5_000

_of_thread = threading.local()


class TooBroad(QuotesError):
    """The database had no answer within the time that a question of its kind may take."""


@contextmanager
def budget(kind: str) -> Iterator[None]:
    """Let the database work no longer than this kind of question may take.

    TooBroad where it would. On PostgreSQL the time is that of each statement, and what stands
    within is one transaction.
    """
    seconds = settings.QUERY_SECONDS[kind]
    try:
        with LIMITS[connection.vendor](seconds):
            yield
    except OperationalError as error:
        if not STOPPED[connection.vendor](error):
            raise
        _of_thread.ran_out = ran_out() + 1
        raise TooBroad("This question is too broad: narrow it down.") from error


def ran_out() -> int:
    """How often a question of this thread was stopped so far."""
    return getattr(_of_thread, "ran_out", 0)


@contextmanager
def on_sqlite(seconds: float) -> Iterator[None]:
    connection.ensure_connection()
    end = time.monotonic() + seconds
    connection.connection.set_progress_handler(lambda: time.monotonic() > end, STEPS)
    try:
        yield
    finally:
        connection.connection.set_progress_handler(None, 0)


@contextmanager
def on_postgresql(seconds: float) -> Iterator[None]:
    within = connection.in_atomic_block
    with transaction.atomic():
        before = set_timeout(f"{max(round(seconds * 1000), 1)}ms")
        yield
        # At the end of a transaction it ends by itself.
        if within:
            set_timeout(before)


def set_timeout(value: str) -> str:
    """Limit every statement of this transaction from now on; returns the limit before."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('statement_timeout'), "
            "set_config('statement_timeout', %s, true)",
            [value],
        )
        return cursor.fetchone()[0]


def interrupted(error: OperationalError) -> bool:
    return str(error) == "interrupted"


def cancelled(error: OperationalError) -> bool:
    return getattr(error.__cause__, "sqlstate", "") == "57014"


LIMITS = {"sqlite": on_sqlite, "postgresql": on_postgresql}
STOPPED = {"sqlite": interrupted, "postgresql": cancelled}
