"""The editors' admin: one file a model; what an action does is a function of quotes.editing."""

from django.contrib import admin

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

admin.site.site_header = "On the Record: the editors’ desk"
admin.site.site_title = "On the Record"
admin.site.index_title = "The desk"
