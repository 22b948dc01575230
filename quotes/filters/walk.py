"""What answers a question, walked in the order of dates along the index that fits it best."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, OuterRef, QuerySet

from quotes.filters.quotefilter import QuoteFilter
from quotes.models import QuoteTopic
from quotes.models.quote import QuoteQuerySet
from quotes.presenting.groups import leading
from quotes.search import Stretch, count_walked, walk, walkable

# What a link to a topic does not know of its quote.
BEYOND_LINKS = ("q", "outlet", "via", "kind", "status")


@dataclass(frozen=True)
class Walk:
    """The date keys of what a question finds; of one quote a statement where `by_statement`."""

    asked: QuoteFilter
    by_statement: bool = False

    def keys(self, stretch: Stretch, most: int) -> list[int]:
        """The first keys of a stretch, in its order."""
        stretch = self._within(stretch)
        if not self.asked.is_valid():
            return []
        if self.searched:
            return walk(self.quotes, self.asked.words, stretch, most)
        return list(self._rows(stretch)[:most])

    def count(self, most: int) -> int:
        """How many there are, counted up to `most`."""
        stretch = self._within(Stretch())
        if not self.asked.is_valid():
            return 0
        if self.searched:
            return count_walked(self.quotes, self.asked.words, stretch, most)
        return self._rows(stretch)[:most].count()

    @property
    def searched(self) -> bool:
        """Whether the index of words is walked."""
        return walkable(self.asked.words)

    @cached_property
    def quotes(self) -> QuoteQuerySet:
        """The quotes that answer, apart from the words where those are walked."""
        found = self.asked.all_but("q") if self.searched else self.asked.all_but()
        return leading(found, among=self.asked.all_but()) if self.by_statement else found

    def _within(self, stretch: Stretch) -> Stretch:
        """What of a stretch lies in the days that are asked for."""
        first, end = self.asked.key_range()
        ends = [one for one in (end, stretch.end) if one is not None]
        return stretch._replace(first=max(first, stretch.first), end=min(ends) if ends else None)

    def _rows(self, stretch: Stretch) -> QuerySet:
        """The keys along the links of the one topic that is asked about, else along the quotes."""
        topics = self.asked.values.get("topic") or ()
        rows = self._links(topics[0]) if len(topics) == 1 else self.quotes
        if stretch.first:
            rows = rows.filter(date_key__gte=stretch.first)
        if stretch.end is not None:
            rows = rows.filter(date_key__lt=stretch.end)
        order = "-date_key" if stretch.newest_first else "date_key"
        return rows.order_by(order).values_list("date_key", flat=True)

    def _links(self, topic) -> QuerySet:
        """The links to a topic of the quotes that answer."""
        values = self.asked.values
        links = QuoteTopic.objects.filter(topic=topic)
        if values.get("person"):
            links = links.filter(person__in=values["person"])
        if not values.get("kind"):
            links = links.filter(listed=True)
        beyond = any(values.get(name) for name in BEYOND_LINKS)
        if beyond or self.by_statement or self.asked.queryset.query.has_filters():
            links = links.filter(Exists(self.quotes.filter(pk=OuterRef("quote"))))
        return links
