"""What a search finds, walked in the order of dates, no further than asked.

`quotes.search.base.search` restricts a QuerySet, and the database may well look up all that match
before it sorts them. The rows of the index stand in the order of dates: walking them, newest or
oldest first, a list stops where its page is full, however common the words are.
"""

from collections.abc import Sequence
from typing import NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from quotes.search.base import (
    Condition,
    Place,
    clause_condition,
    engine_of,
    exact_condition,
    has_phrase,
)
from quotes.search.query import Query


class Stretch(NamedTuple):
    """A part of the order of dates: keys from `first`, below `end` (None: without end)."""

    first: int = 0
    end: int | None = None
    newest_first: bool = True


def walkable(query: Query | None) -> bool:
    """Whether a search looks for words, so that there is an index to walk."""
    return query is not None and any(one.in_text and not one.negated for one in query.clauses)


def walk(quotes: QuerySet, query: Query, stretch: Stretch, most: int) -> list[int]:
    """The date keys of those quotes that a search finds, in order."""
    statement = walk_sql(quotes, query, stretch, most)
    return [key for (key,) in fetched(quotes.db, *statement)] if statement else []


def count_walked(quotes: QuerySet, query: Query, stretch: Stretch, most: int) -> int:
    """How many of those quotes a search finds, counted up to `most`."""
    statement = walk_sql(quotes, query, stretch, most, ordered=False)
    if statement is None:
        return 0
    sql, params = statement
    ((number,),) = fetched(quotes.db, f"SELECT COUNT(*) FROM ({sql}) walked", params)  # noqa: S608
    return number


def best(quotes: QuerySet, query: Query, stretch: Stretch, among: int, most: int) -> list[int]:
    """The date keys of the best of the newest `among` that a search finds, the best first."""
    statement = walk_sql(quotes, query, stretch, among)
    if statement is None:
        return []
    sought = [clause for clause in query.clauses if clause.in_text and not clause.negated]
    ranked, params = engine_of(quotes.db).ranked(sought)
    sql = f"WITH newest (key) AS MATERIALIZED ({statement[0]}) {ranked} LIMIT %s"
    return [key for (key,) in fetched(quotes.db, sql, [*statement[1], *params, most])]


def fetched(alias: str, sql: str, params: Sequence) -> list[tuple]:
    with connections[alias].cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def walk_sql(
    quotes: QuerySet, query: Query, stretch: Stretch, most: int, *, ordered: bool = True
) -> tuple[str, list] | None:
    """The statement of `walk`; None where it is plain that nothing can be found.

    Without an order it is for counting, in whichever way the database comes to the rows soonest.
    """
    place = Place(engine_of(quotes.db))
    text = [clause for clause in query.clauses if clause.in_text]
    for clause in query.clauses:
        if not clause.in_text:
            held = clause_condition(place, quotes, clause)
            quotes = quotes.filter(~held if clause.negated else held)
    loose = [clause for clause in text if not (clause.negated and has_phrase(clause))]
    exact = [exact_condition(place, clause) for clause in text if has_phrase(clause)]
    table, key, (found, params) = place.engine.walked(loose)
    parts, values = bounded(key, stretch)
    parts, values = [found, *parts], [*params, *values]
    direction = "DESC" if stretch.newest_first else "ASC"
    if exact and ordered:
        # To compare a phrase takes long: it is done in order, and no further than asked.
        where = f"{' AND '.join(parts)} ORDER BY {key} {direction} {place.engine.FENCE}"
        table = f"(SELECT {key} AS key FROM {table} WHERE {where}) found"  # noqa: S608
        key, parts = "found.key", []
    if exact:
        parts.append(said_at(key, exact))
        values += [value for one in exact for value in one.params]
    try:
        rest, rest_params = held_by(quotes, key)
    except EmptyResultSet:
        return None
    parts.append(f"EXISTS ({rest})")
    order = f"ORDER BY {key} {direction}" if ordered else ""
    # Put together from constants of this package; what was typed goes into the parameters.
    sql = f"SELECT {key} FROM {table} WHERE {' AND '.join(parts)} {order} LIMIT %s"  # noqa: S608
    return sql, [*values, *rest_params, most]


def bounded(key: str, stretch: Stretch) -> tuple[list[str], list[int]]:
    """The conditions that a key lies within a stretch, and their parameters."""
    bounds = ((">=", stretch.first or None), ("<", stretch.end))
    found = [(sign, bound) for sign, bound in bounds if bound is not None]
    return [f"{key} {sign} %s" for sign, _ in found], [bound for _, bound in found]


def said_at(key: str, exact: Sequence[Condition]) -> str:
    """The condition that phrases stand, word by word, in the row of a key, where the sections are
    texts."""
    said = " AND ".join(f"({one.sql})" for one in exact)
    return f"EXISTS (SELECT 1 FROM quotes_searchrow row WHERE row.id = {key} AND {said})"  # noqa: S608


def held_by(quotes: QuerySet, key: str) -> tuple[str, Sequence]:
    """The SQL of the one quote of these that has the key."""
    one = quotes.order_by().filter(date_key=RawSQL(key, ())).values("date_key")  # noqa: S611
    return one.query.get_compiler(using=quotes.db).as_sql()
