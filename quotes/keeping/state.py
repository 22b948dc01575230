"""Whether anything was written, asked of the database itself."""

import threading
from collections.abc import Hashable

from django.db import connection

_of_thread = threading.local()
_counting = threading.Lock()
_written = 0  # how often a thread of this process saw that something was written to SQLite


def state_of_database() -> Hashable:
    """What is equal, in all threads of a process, only while nothing at all is written.

    PostgreSQL tells which transactions can be seen. SQLite tells a connection alone how often the
    others wrote; what each connection sees is counted, so that threads can share what they made.
    """
    return LOOKS[connection.vendor]()


def look_at_postgresql() -> Hashable:
    """Which transactions can be seen. A standby is not told of each that ends, so there no two
    looks are equal."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_current_snapshot()::text, current_database(), pg_is_in_recovery()"
        )
        *seen, stands_by = cursor.fetchone()
    return object() if stands_by else tuple(seen)


def look_at_sqlite() -> Hashable:
    """How often something was written. A connection that looks for the first time cannot know, and
    takes it for so."""
    global _written
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA data_version")
        (by_others,) = cursor.fetchone()
    seen = connection.connection, by_others, connection.connection.total_changes
    with _counting:
        if seen != getattr(_of_thread, "seen", None):
            _of_thread.seen = seen
            _written += 1
        return _written


LOOKS = {"sqlite": look_at_sqlite, "postgresql": look_at_postgresql}
