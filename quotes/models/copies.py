"""Triggers that keep the copies on the links between quotes and topics.

They are installed after every migrate, as Django knows nothing of them and, on SQLite, loses them
where a migration builds a table anew. Where one was missing, the copies are made anew.
"""

import hashlib
from collections.abc import Sequence

from django.db import connections, transaction

# The copy on the link, and the column of the quote.
COPIES = {"person_id": "speaker_id", "date_key": "date_key", "listed": "listed"}
LINKS, QUOTES = "quotes_quotetopic", "quotes_quote"
HELD = ", ".join(COPIES)
OF_QUOTE = ", ".join(COPIES.values())
TRUE = f"SELECT {OF_QUOTE} FROM {QUOTES} WHERE id = {{link}}.quote_id"  # noqa: S608
RIGHT = f"SET ({HELD}) = ({TRUE.format(link=LINKS)})"


# What of a quote, when it changes, changes its links.
MOVED = " OR ".join(f"OLD.{column} {{unlike}} NEW.{column}" for column in COPIES.values())
ON_SQLITE = {
    "quotes_copies_of_quote": (
        QUOTES,
        f"AFTER UPDATE ON {QUOTES} WHEN {MOVED.format(unlike='IS NOT')} "
        f"BEGIN UPDATE {LINKS} {RIGHT} WHERE quote_id = NEW.id; END",
    ),
    "quotes_copies_of_link": (
        LINKS,
        f"AFTER INSERT ON {LINKS} "
        f"WHEN ({', '.join(f'NEW.{name}' for name in COPIES)}) IS NOT ({TRUE.format(link='NEW')}) "
        f"BEGIN UPDATE {LINKS} {RIGHT} WHERE id = NEW.id; END",
    ),
}
ON_POSTGRESQL = {
    "quotes_copies_of_quote": (
        QUOTES,
        f"AFTER UPDATE ON {QUOTES} FOR EACH ROW WHEN ({MOVED.format(unlike='IS DISTINCT FROM')}) "
        "EXECUTE FUNCTION quotes_copies_of_quote()",
    ),
    "quotes_copies_of_link": (
        LINKS,
        f"BEFORE INSERT ON {LINKS} FOR EACH ROW EXECUTE FUNCTION quotes_copies_of_link()",
    ),
}
INTO = ", ".join(f"NEW.{name}" for name in COPIES)
# Put together from names of our own.
FUNCTIONS = (
    "CREATE OR REPLACE FUNCTION quotes_copies_of_quote() RETURNS trigger AS $$ BEGIN "
    f"UPDATE {LINKS} {RIGHT} WHERE quote_id = NEW.id; RETURN NULL; END $$ LANGUAGE plpgsql",
    "CREATE OR REPLACE FUNCTION quotes_copies_of_link() RETURNS trigger AS $$ BEGIN "  # noqa: S608
    f"SELECT {OF_QUOTE} INTO {INTO} FROM {QUOTES} WHERE id = NEW.quote_id; "
    "RETURN NEW; END $$ LANGUAGE plpgsql",
)
WANTED = {"sqlite": ON_SQLITE, "postgresql": ON_POSTGRESQL}
UNLIKE = " OR ".join(f"q.{of} {{unlike}} {LINKS}.{name}" for name, of in COPIES.items())
WRONG = f"EXISTS (SELECT 1 FROM {QUOTES} q WHERE q.id = quote_id AND ({UNLIKE}))"  # noqa: S608


def before_migrate(sender: object, using: str, plan: list, **kwargs) -> None:
    """Receive `pre_migrate`: SQLite renames no table while a trigger names one that is gone."""
    connection = connections[using]
    if connection.vendor == "sqlite" and plan:
        with connection.cursor() as cursor:
            for name in ON_SQLITE:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def after_migrate(sender: object, using: str, **kwargs) -> None:
    """Receive `post_migrate` of our application."""
    install(using)


def install(using: str) -> bool:
    """Install the triggers where one is missing or differs, and mend the copies.

    Says whether anything had to be done.
    """
    connection = connections[using]
    wanted = WANTED.get(connection.vendor)
    if wanted is None:
        return False
    with transaction.atomic(using), connection.cursor() as cursor:
        if not copies_exist(connection, cursor) or are_kept(connection, cursor):
            return False
        for name, (table, body) in wanted.items():
            make(connection.vendor, cursor, name, table, body)
        mend(connection, cursor)
    return True


def is_installed(using: str) -> bool:
    """Whether the triggers are there, as they are made today."""
    connection = connections[using]
    with connection.cursor() as cursor:
        return are_kept(connection, cursor)


def are_kept(connection, cursor) -> bool:
    wanted = WANTED[connection.vendor]
    return {name: mark(body) for name, (_, body) in wanted.items()} == stored(connection, cursor)


def copies_exist(connection, cursor) -> bool:
    """Whether this database has come so far in the migrations."""
    if LINKS not in connection.introspection.table_names(cursor):
        return False
    described = connection.introspection.get_table_description(cursor, LINKS)
    return set(COPIES) <= {column.name for column in described}


def make(vendor: str, cursor, name: str, table: str, body: str) -> None:
    """Put one trigger in the place of what had its name."""
    if vendor == "sqlite":
        cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        cursor.execute(f"CREATE TRIGGER {name} {body}")
        return
    for function in FUNCTIONS:
        cursor.execute(function)
    cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
    cursor.execute(f"CREATE TRIGGER {name} {body}")
    cursor.execute(f"COMMENT ON TRIGGER {name} ON {table} IS '{mark(body)}'")


def mend(connection, cursor, ids: Sequence[int] | None = None) -> int:
    """Make wrong copies right, all or those of some links; returns how many were."""
    among = "" if ids is None else f" AND id IN ({', '.join(['%s'] * len(ids))})"
    cursor.execute(f"UPDATE {LINKS} {RIGHT} WHERE {wrong(connection.vendor)}{among}", ids)
    return cursor.rowcount


def wrong(vendor: str) -> str:
    """The condition on a link that its copies are not what its quote says."""
    return WRONG.format(unlike="IS NOT" if vendor == "sqlite" else "IS DISTINCT FROM")


def mark(body: str) -> str:
    """What tells today's trigger from another one of its name."""
    return hashlib.sha256((body + "".join(FUNCTIONS)).encode()).hexdigest()


def stored(connection, cursor) -> dict[str, str]:
    """The triggers that the database has, each with its mark."""
    names = list(ON_SQLITE)
    if connection.vendor == "sqlite":
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name IN (%s, %s)", names
        )
        return {
            name: mark(sql.removeprefix(f"CREATE TRIGGER {name} "))
            for name, sql in cursor.fetchall()
        }
    cursor.execute(
        "SELECT tgname, obj_description(oid, 'pg_trigger') FROM pg_trigger "
        "WHERE NOT tgisinternal AND tgname IN (%s, %s)",
        names,
    )
    return dict(cursor.fetchall())
