"""The editors' admin: one file a model; what an action does is a function of quotes.editing."""

from quotes.admin import article, audit, logins, outlet, person, quote, report, statement, topic

__all__ = [
    "article",
    "audit",
    "logins",
    "outlet",
    "person",
    "quote",
    "report",
    "statement",
    "topic",
]
