"""Feeds: what is new, for those who read elsewhere."""

import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.urls import reverse_lazy
from django.utils.feedgenerator import Atom1Feed

from quotes.corrections import Entry, public_log, tell
from quotes.filters.fields import printable

NEWEST = 50


class CorrectionsFeed(Feed):
    """The newest corrections."""

    feed_type = Atom1Feed
    title = "On the Record: corrections"
    subtitle = "What editors of this database changed, and why."
    link = reverse_lazy("quotes:corrections")

    def items(self) -> list[Entry]:
        return tell(public_log()[:NEWEST])

    def item_title(self, item: Entry) -> str:
        return printable(item.title)

    def item_description(self, item: Entry) -> str:
        """The values before and after, and why."""
        told = "; ".join(
            f"{change.what}: it said {change.before.words}, it says {change.after.words}"
            for change in item.changes
        )
        return printable(f"{told}. {item.reason}")

    def item_link(self, item: Entry) -> str:
        return item.url

    def item_updateddate(self, item: Entry) -> datetime.datetime:
        return item.made_at

    def item_pubdate(self, item: Entry) -> datetime.datetime:
        return item.made_at

    def item_author_name(self, item: Any) -> str:
        return "An editor of this database"
