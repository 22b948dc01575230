"""While an import runs, the database itself refuses to write what editors decide.

On SQLite an authorizer of the connection denies it; on PostgreSQL a trigger does, which asks a
setting that ends with the transaction. Neither can be forgotten by code that an import calls.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, connections

# What only an editor's decision writes.
DECIDED = (
    "quotes_override",
    "quotes_articleoverride",
    "quotes_wordingdecision",
    "quotes_persondecision",
    "quotes_changeset",
    "quotes_change",
)
WRITES = {sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE}
SETTING = "quotes.importing"

FUNCTION = f"""
CREATE OR REPLACE FUNCTION quotes_refuse_importer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('{SETTING}', true) = 'on' THEN
        RAISE EXCEPTION 'an import cannot write decisions (%)', TG_TABLE_NAME
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END $$
"""


@contextmanager
def importing() -> Iterator[None]:
    """Within it no decision can be written or changed. Must run within a transaction."""
    if connection.vendor == "sqlite":
        connection.connection.set_authorizer(authorize)
        try:
            yield
        finally:
            connection.connection.set_authorizer(None)
    else:
        announce("on")
        yield
        # Where an error comes out of it, the transaction is rolled back, and this with it.
        announce("off")


def authorize(action: int, table: str | None, *rest: Any) -> int:
    """What SQLite asks before each statement."""
    if action in WRITES and table in DECIDED:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK


def announce(state: str) -> None:
    """Tell PostgreSQL whether an import runs in this transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [SETTING, state])


def install(using: str, **kwargs: Any) -> None:
    """What `post_migrate` calls: install the triggers on PostgreSQL. May be repeated."""
    database = connections[using]
    if database.vendor != "postgresql":
        return
    present = set(database.introspection.table_names())
    with database.cursor() as cursor:
        cursor.execute(FUNCTION)
        for table in sorted(present & set(DECIDED)):
            cursor.execute(
                f"CREATE OR REPLACE TRIGGER refuse_importer BEFORE INSERT OR UPDATE OR DELETE "
                f"ON {table} FOR EACH STATEMENT EXECUTE FUNCTION quotes_refuse_importer()"
            )
