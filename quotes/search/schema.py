"""What search needs in the database beside Django's tables, installed after every migrate.

Django knows nothing of it, so that `makemigrations` stays clean; and Django can lose it: on SQLite
many migrations build a table anew, and the triggers of the old one are gone without a word.
Therefore each run compares what is there with what should be, and where they differ installs all
of it and fills the index anew.
"""

from django.db import connections

from quotes.search import schema_postgres, schema_sqlite

TABLE = "quotes_searchrow"
INSTALLERS = {"sqlite": schema_sqlite.install, "postgresql": schema_postgres.install}


def after_migrate(sender: object, using: str, **kwargs) -> None:
    """Receive `post_migrate` of our application."""
    install(using)


def install(using: str) -> bool:
    """Bring one database up to date; say whether anything had to be done.

    A database of another engine, or one that does not hold our tables, is left alone.
    """
    connection = connections[using]
    if connection.vendor not in INSTALLERS:
        return False
    if TABLE not in connection.introspection.table_names():
        return False
    return INSTALLERS[connection.vendor](connection)
