"""Searching for words, as the lists need it."""

try:
    from quotes.search import mark, parse, relevance, search, where_matched
except ImportError:
    from quotes.exceptions import QuerySyntaxError

    mark = where_matched = relevance = search = None

    def parse(raw):
        raise QuerySyntaxError("the search is not built yet.", 0)


__all__ = ["mark", "parse", "relevance", "search", "where_matched"]
