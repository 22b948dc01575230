"""Search: a reader's words, compiled for the database that holds the quotes.

    query = parse('iran "foreign help" -nuclear person:Shamkhani')
    found = search(Quote.objects.shown(), query).newest()

The syntax is in `quotes.search.query`, which like `words` and `stems` needs no Django: the names
below are therefore looked up only when they are used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quotes.search.base import relevance, search
    from quotes.search.marking import hits, mark, snippet, where_matched
    from quotes.search.query import Query, parse
    from quotes.search.sections import PRINTED, SECTIONS
    from quotes.search.walking import Stretch, best, count_walked, walk, walk_sql, walkable

HOME = {
    "Query": "query",
    "parse": "query",
    "search": "base",
    "relevance": "base",
    "hits": "marking",
    "mark": "marking",
    "snippet": "marking",
    "where_matched": "marking",
    "PRINTED": "sections",
    "SECTIONS": "sections",
    "Stretch": "walking",
    "best": "walking",
    "count_walked": "walking",
    "walk": "walking",
    "walk_sql": "walking",
    "walkable": "walking",
}
__all__ = [
    "PRINTED",
    "SECTIONS",
    "Query",
    "Stretch",
    "best",
    "count_walked",
    "hits",
    "mark",
    "parse",
    "relevance",
    "search",
    "snippet",
    "walk",
    "walk_sql",
    "walkable",
    "where_matched",
]


def __getattr__(name: str) -> Any:
    if name not in HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"quotes.search.{HOME[name]}"), name)
