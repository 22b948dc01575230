"""What search needs in the database beside Django's tables, installed after every migrate.

Django knows nothing of it, so that `makemigrations` stays clean; and Django can lose it: on SQLite
many migrations build a table anew, and the triggers of the old one are gone without a word.
Therefore each run compares what is there with what should be, and where they differ installs all
of it and fills the index anew.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections

from quotes.search import schema_postgres, schema_sqlite

TABLE = "quotes_searchrow"
ENGINES = {"sqlite": schema_sqlite, "postgresql": schema_postgres}


def after_migrate(sender: object, using: str, **kwargs) -> None:
    """Receive `post_migrate` of our application."""
    install(using)


def install(using: str) -> bool:
    """Bring one database up to date; say whether anything had to be done.

    A database of another engine, or one that does not hold our tables, is left alone.
    """
    connection = connections[using]
    if connection.vendor not in ENGINES:
        return False
    if TABLE not in connection.introspection.table_names():
        return False
    return ENGINES[connection.vendor].install(connection)


def is_installed(using: str) -> bool:
    """Whether all that search needs is there, as today's code makes it."""
    connection = connections[using]
    return connection.vendor in ENGINES and ENGINES[connection.vendor].is_installed(connection)


def count_stale(using: str) -> int:
    """How many rows and words the index has otherwise than the search rows give them today."""
    connection = connections[using]
    return ENGINES[connection.vendor].count_stale(connection)


def fill(using: str) -> None:
    """Make the index say what the search rows say."""
    connection = connections[using]
    ENGINES[connection.vendor].fill(connection)


@contextmanager
def filled_at_once(using: str, first: int) -> Iterator[None]:
    """Rows of quotes numbered from `first` on that are inserted here are indexed at its end.

    Must run within a transaction in which nobody else writes search rows. PostgreSQL derives its
    column as rows are written, and gathers what goes into its index by itself.
    """
    if connections[using].vendor != "sqlite":
        yield
        return
    with connections[using].cursor() as cursor:
        schema_sqlite.stop_indexing(cursor)
        yield
        schema_sqlite.index_from(cursor, first)
