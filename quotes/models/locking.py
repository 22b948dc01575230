"""One writer at a time: what SQLite does by itself, PostgreSQL is asked for."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

WRITERS = 0x0271_7EC0  # any number that no other use of the database's advisory locks has


@contextmanager
def writing() -> Iterator[None]:
    """A transaction in which nobody else writes quotes; also a decorator.

    An import and an editor's decision both read quotes and write what follows from them, over many
    rows in no fixed order. Side by side they would overwrite one another or lock each other out;
    one after the other, each sees what the one before has written. Readers never wait.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITERS])
        yield
