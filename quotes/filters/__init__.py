"""The query string that every list takes: `q person outlet topic via kind status from to sort`."""

from quotes.filters.quotefilter import QuoteFilter

__all__ = ["QuoteFilter"]
