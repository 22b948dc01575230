"""Triggers that keep the history append-only, installed after every migrate.

Django knows nothing of them and can lose them: on SQLite many migrations build a table anew. So
each run compares what is there with what should be. They let one thing through: while a row stands
in `quotes_erasing`, which `quotes.editing.erasure` puts in and takes out within one transaction,
words that are suppressed can be erased. No other transaction ever sees that row.
"""

import hashlib

from django.db import connections, transaction

# What may never change once it is written; None stands for every column.
KEPT = {
    "quotes_changeset": None,
    "quotes_change": None,
    "quotes_reading": None,
    "quotes_override": ["quote_id", "field", "value", "machine_value", "change_id"],
    "quotes_articleoverride": ["article_id", "field", "value", "machine_value", "change_id"],
    "quotes_wordingdecision": ["first_id", "second_id", "verdict", "change_id"],
    "quotes_statementmove": None,
    "quotes_persondecision": ["first_id", "second_id", "verdict", "change_id"],
    "quotes_takedown": ["kind", "quote_id", "article_id", "code", "marks", "digests", "change_id"],
}
ERASING = "quotes_erasing"
REFUSAL = "The history is append-only: append a change that undoes this one."
FUNCTION = f"""CREATE OR REPLACE FUNCTION quotes_keep_history() RETURNS trigger AS $$ BEGIN
IF TG_OP = 'DELETE' OR NOT EXISTS (SELECT 1 FROM {ERASING}) THEN
RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END IF;
RETURN NEW; END $$ LANGUAGE plpgsql"""  # noqa: S608


def after_migrate(sender: object, using: str, **kwargs) -> None:
    """Receive `post_migrate` of our application."""
    install(using)


def install(using: str) -> bool:
    """Install what is missing or differs; say whether anything had to be done."""
    connection = connections[using]
    if connection.vendor not in ("sqlite", "postgresql"):
        return False
    with transaction.atomic(using), connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        if ERASING not in tables:
            return False
        wanted = triggers(connection, cursor, [table for table in KEPT if table in tables])
        there = stored(connection.vendor, cursor)
        if {name: mark(body) for name, (_, body) in wanted.items()} == there:
            return False
        if connection.vendor == "postgresql":
            cursor.execute(FUNCTION)
        for name, (table, body) in wanted.items():
            cursor.execute(dropping(connection.vendor, name, table))
            cursor.execute(body)
            if connection.vendor == "postgresql":
                cursor.execute(f"COMMENT ON TRIGGER {name} ON {table} IS '{mark(body)}'")
    return True


def triggers(connection, cursor, tables: list[str]) -> dict[str, tuple[str, str]]:
    """The triggers by name, each with its table and what makes it."""
    made = {}
    for table in tables:
        described = connection.introspection.get_table_description(cursor, table)
        columns = sorted(KEPT[table] or [column.name for column in described])
        write = on_sqlite if connection.vendor == "sqlite" else on_postgresql
        for act in ("update", "delete"):
            name = f"{table}_keeps_{act}"
            made[name] = (table, write(name, table, act, columns))
    return made


def on_sqlite(name: str, table: str, act: str, columns: list[str]) -> str:
    differs = " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in columns)
    unless = f"AND NOT EXISTS (SELECT 1 FROM {ERASING})"  # noqa: S608 - a name of our own
    when = f"WHEN ({differs}) {unless} " if act == "update" else ""
    return (
        f"CREATE TRIGGER {name} BEFORE {act.upper()} ON {table} {when}"
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    )


def on_postgresql(name: str, table: str, act: str, columns: list[str]) -> str:
    differs = " OR ".join(f'OLD."{one}" IS DISTINCT FROM NEW."{one}"' for one in columns)
    when = f"WHEN ({differs}) " if act == "update" else ""
    return (
        f"CREATE TRIGGER {name} BEFORE {act.upper()} ON {table} FOR EACH ROW {when}"
        "EXECUTE FUNCTION quotes_keep_history()"
    )


def dropping(vendor: str, name: str, table: str) -> str:
    where = "" if vendor == "sqlite" else f" ON {table}"
    return f"DROP TRIGGER IF EXISTS {name}{where}"


def mark(body: str) -> str:
    """What tells today's trigger from another one of its name."""
    return hashlib.sha256((body + FUNCTION).encode()).hexdigest()


def stored(vendor: str, cursor) -> dict[str, str]:
    """The triggers that the database has, each with its mark."""
    if vendor == "sqlite":
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s",
            ["quotes_%_keeps_%"],
        )
        return {name: mark(body) for name, body in cursor.fetchall()}
    cursor.execute(
        "SELECT tgname, obj_description(oid, 'pg_trigger') FROM pg_trigger "
        "WHERE NOT tgisinternal AND tgname LIKE %s",
        ["quotes_%_keeps_%"],
    )
    return dict(cursor.fetchall())
