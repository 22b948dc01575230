"""What answers a question, walked in the order of dates along the index that fits it best."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import EmptyResultSet
from django.db.models import Exists, OuterRef, QuerySet

from quotes.filters.quotefilter import QuoteFilter
from quotes.models import QuoteTopic
from quotes.models.quote import QuoteQuerySet
from quotes.presenting.groups import leading
from quotes.search import Stretch, best, count_walked, walk, walk_sql, walkable

# What a link to a topic does not know of its quote.
BEYOND_LINKS = ("q", "outlet", "via", "kind", "status")


@dataclass(frozen=True)
class Walk:
    """The date keys of what a question finds, some parameters left out; of one quote a statement
    where `by_statement`."""

    asked: QuoteFilter
    by_statement: bool = False
    without: tuple[str, ...] = ()

    def keys(self, stretch: Stretch, most: int) -> list[int]:
        """The first keys of a stretch, in its order."""
        stretch = self._within(stretch)
        if not self.asked.is_valid():
            return []
        if self.searched:
            return walk(self.quotes, self.asked.words, stretch, most)
        return list(self._rows(stretch)[:most])

    def best(self, among: int, first: int, most: int) -> list[int]:
        """Some of the best of the newest `among`, the best first."""
        if not self.asked.is_valid():
            return []
        if self.searched:
            stretch = self._within(Stretch())
            return best(self.quotes, self.asked.words, stretch, among, first + most)[first:]
        found = leading(self.asked.qs) if self.by_statement else self.asked.qs
        return list(found.values_list("date_key", flat=True)[first : first + most])

    def count(self, most: int) -> int:
        """How many there are, counted up to `most`."""
        stretch = self._within(Stretch())
        if not self.asked.is_valid():
            return 0
        if self.searched:
            return count_walked(self.quotes, self.asked.words, stretch, most)
        return self._rows(stretch)[:most].count()

    def statement(self, most: int) -> tuple[str, Sequence]:
        """The SQL of the newest keys.

        EmptyResultSet where it is plain that there are none. What cannot be read of a question
        narrows nothing down here: the choices beside a list stay.
        """
        stretch = self._within(Stretch())
        if self.searched:
            found = walk_sql(self.quotes, self.asked.words, stretch, most)
            if found is None:
                raise EmptyResultSet
            return found
        rows = self._rows(stretch)[:most]
        return rows.query.get_compiler(using=rows.db).as_sql()

    @property
    def searched(self) -> bool:
        """Whether the index of words is walked."""
        return "q" not in self.without and walkable(self.asked.words)

    @property
    def linked(self) -> bool:
        """Whether the links to topics are walked."""
        return bool(self._value("topic")) and not self.searched

    @cached_property
    def quotes(self) -> QuoteQuerySet:
        """The quotes that answer, apart from the words or the topics where those are walked."""
        whole = self.asked.all_but(*self.without)
        walked = "q" if self.searched else "topic" if self.linked else ""
        found = self.asked.all_but(*self.without, walked) if walked else whole
        return leading(found, among=whole) if self.by_statement else found

    def _value(self, name: str):
        return None if name in self.without else self.asked.values.get(name)

    def _within(self, stretch: Stretch) -> Stretch:
        """What of a stretch lies in the days that are asked for."""
        first, end = (0, None) if "from" in self.without else self.asked.key_range()
        ends = [one for one in (end, stretch.end) if one is not None]
        return stretch._replace(first=max(first, stretch.first), end=min(ends) if ends else None)

    def _rows(self, stretch: Stretch) -> QuerySet:
        """The keys along the links of the topics that are asked about, else along the quotes."""
        rows = self._links() if self.linked else self.quotes
        if stretch.first:
            rows = rows.filter(date_key__gte=stretch.first)
        if stretch.end is not None:
            rows = rows.filter(date_key__lt=stretch.end)
        order = "-date_key" if stretch.newest_first else "date_key"
        keys = rows.order_by(order).values_list("date_key", flat=True)
        # A quote with two of several topics stands there once.
        return keys.distinct() if self.linked and len(self._value("topic")) > 1 else keys

    def _links(self) -> QuerySet:
        """The links of the quotes that answer to the topics that are asked about."""
        links = QuoteTopic.objects.filter(topic__in=self._value("topic"))
        if self._value("person"):
            links = links.filter(person__in=self._value("person"))
        if not self._value("kind") and "kind" not in self.without:
            links = links.filter(listed=True)
        beyond = "kind" in self.without or any(map(self._value, BEYOND_LINKS))
        if beyond or self.by_statement or self.asked.queryset.query.has_filters():
            links = links.filter(Exists(self.quotes.filter(pk=OuterRef("quote"))))
        return links
