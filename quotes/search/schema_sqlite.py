"""The FTS5 index of SQLite and the triggers that keep it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from quotes.search.sections import SECTIONS as COLUMNS
from quotes.search.words import FOLDING


def folded(row: str) -> str:
    return ", ".join(f"quotes_folded({row}.{column})" for column in COLUMNS)


INDEX = (
    # Contentless: it keeps the index and not the text, which stands in quotes_searchrow.
    f"CREATE VIRTUAL TABLE quotes_search USING fts5({', '.join(COLUMNS)}, content='', "
    "tokenize='porter unicode61 remove_diacritics 2')"
)
ADD = f"INSERT INTO quotes_search (rowid, {', '.join(COLUMNS)})"
REMOVE = f"INSERT INTO quotes_search (quotes_search, rowid, {', '.join(COLUMNS)})"
ADD_NEW = f"{ADD} VALUES (new.id, {folded('new')});"
REMOVE_OLD = f"{REMOVE} VALUES ('delete', old.id, {folded('old')});"
# The number stands in the triggers so that another way of folding fills the index anew.
NOTE = f"/* folding {FOLDING} */"
TRIGGERS = {
    "quotes_search_insert": f"AFTER INSERT ON quotes_searchrow BEGIN {NOTE} {ADD_NEW} END",
    "quotes_search_delete": f"AFTER DELETE ON quotes_searchrow BEGIN {NOTE} {REMOVE_OLD} END",
    "quotes_search_update": (
        f"AFTER UPDATE ON quotes_searchrow BEGIN {NOTE} {REMOVE_OLD} {ADD_NEW} END"
    ),
}
WANTED = {
    "quotes_search": INDEX,
    **{name: f"CREATE TRIGGER {name} {body}" for name, body in TRIGGERS.items()},
}
FILL = f"{ADD} SELECT id, {folded('quotes_searchrow')} FROM quotes_searchrow"  # noqa: S608
# By the numbers of the new rows: SQLite would go through all that are stored to have them in order.
FILL_FROM = f"{FILL} WHERE id IN (SELECT id FROM quotes_searchrow WHERE quote_id >= %s) ORDER BY id"  # noqa: S608


def install(connection) -> bool:
    """Install the index and its triggers where one is missing or differs, and fill it."""
    with transaction.atomic(connection.alias), connection.cursor() as cursor:
        if stored(cursor) == WANTED:
            return False
        build(cursor)
    return True


def build(cursor) -> None:
    """Make the index and its triggers anew, and fill it."""
    for name in TRIGGERS:
        cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
    cursor.execute("DROP TABLE IF EXISTS quotes_search")
    for statement in WANTED.values():
        cursor.execute(statement)
    cursor.execute(FILL)


def fill(connection) -> None:
    """Make the index anew: it keeps no text by which one row could be taken out of it."""
    with transaction.atomic(connection.alias), connection.cursor() as cursor:
        build(cursor)


def is_installed(connection) -> bool:
    """Whether the index and its triggers are there, as they are made today."""
    with connection.cursor() as cursor:
        return stored(cursor) == WANTED


# Another index of the same rows, and of both the words with how often each stands where.
AGAIN = INDEX.replace("quotes_search ", "temp.quotes_again ")
FILL_AGAIN = FILL.replace("INTO quotes_search ", "INTO temp.quotes_again ")
WORDS = {
    "temp.quotes_words": "fts5vocab(main, quotes_search, col)",
    "temp.quotes_words_again": "fts5vocab(temp, quotes_again, col)",
}
ROWS = "SELECT id, sz FROM {}_docsize"
COUNTED = "SELECT term, col, doc, cnt FROM {}"
STALE = (
    (ROWS.format("main.quotes_search"), ROWS.format("temp.quotes_again")),
    (COUNTED.format("temp.quotes_words"), COUNTED.format("temp.quotes_words_again")),
)


def count_stale(connection) -> int:
    """What the index has otherwise than one that is made anew beside it.

    The index keeps no text to read again. Two of the same rows have rows of the same lengths, and
    each word as often in each section; whatever was put in or taken out wrongly changes that.
    """
    with one_look(connection) as cursor:
        try:
            cursor.execute(AGAIN)
            cursor.execute(FILL_AGAIN)
            for name, what in WORDS.items():
                cursor.execute(f"CREATE VIRTUAL TABLE {name} USING {what}")
            return sum(differing(cursor, *both) for both in STALE)
        finally:
            for name in (*WORDS, "temp.quotes_again"):
                cursor.execute(f"DROP TABLE IF EXISTS {name}")


@contextmanager
def one_look(connection) -> Iterator:
    """A cursor that sees the database as it is now, and keeps nobody from writing meanwhile."""
    with connection.cursor() as cursor:
        alone = not connection.in_atomic_block
        if alone:
            cursor.execute("BEGIN DEFERRED")
        try:
            yield cursor
        finally:
            if alone:
                cursor.execute("ROLLBACK")


def differing(cursor, here: str, there: str) -> int:
    """How many rows only one of two statements gives, a row that differs counted once."""
    cursor.execute(
        f"SELECT MAX((SELECT COUNT(*) FROM ({here} EXCEPT {there})), "  # noqa: S608
        f"(SELECT COUNT(*) FROM ({there} EXCEPT {here})))"
    )
    return cursor.fetchone()[0]


def stop_indexing(cursor) -> None:
    """Index no new rows until `index_from` does: one by one takes several times as long."""
    cursor.execute("DROP TRIGGER quotes_search_insert")


def index_from(cursor, first: int) -> None:
    """Index the rows of quotes numbered from `first` on, oldest first, and each new row again."""
    cursor.execute(FILL_FROM, [first])
    cursor.execute(WANTED["quotes_search_insert"])


def stored(cursor) -> dict[str, str]:
    """Those of our tables and triggers that the database has, with what made them."""
    cursor.execute(
        "SELECT name, sql FROM sqlite_master WHERE name IN (%s, %s, %s, %s)", list(WANTED)
    )
    return dict(cursor.fetchall())
