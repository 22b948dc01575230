"""What the pages of a person, an outlet and a topic say beside their quotes: names, roles, counts.

Counts are of printed quotations, and each function asks a fixed number of queries.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Max, Min, QuerySet
from django.http import QueryDict

from quotes.budgets import TooBroad, budget
from quotes.filters import QuoteFilter
from quotes.filters.facets import ROWS
from quotes.filters.scan import scan
from quotes.models import Article, Outlet, Person, PersonName, Quote, QuoteSource, QuoteTopic, Topic
from quotes.naming import fold
from quotes.presenting.dates import span
from quotes.presenting.holdings import counted
from quotes.presenting.limits import where

# A page lists so many of each; the longer rest is what the filters are for.
MOST = 30
# Among the newest so many quotes it is counted who and what is found most.
TALLIED = 2_000
# In the newest so many quotes of a person, names and roles are looked up as printed.
PRINTED = 2_000


@dataclass(frozen=True)
class Tally:
    """How many quotations belong to one person, outlet or topic."""

    of: Person | Outlet | Topic
    count: int


@dataclass(frozen=True)
class Printed:
    """Where and between which days a role was printed."""

    outlet: Outlet
    first: datetime.date | None
    last: datetime.date | None
    count: int

    @property
    def period(self) -> str:
        """The days between which it was printed; empty where no date is known."""
        return span(self.first, self.last) if self.first and self.last else ""


@dataclass
class Role:
    """A role in the words of print, which is not what anybody holds."""

    words: str
    printed: list[Printed] = field(default_factory=list)


@dataclass(frozen=True)
class Name:
    """Another form of a person's name: which outlets print it, else who says that it is one.

    `limits` is where and when it is theirs, where an editor said so.
    """

    words: str
    outlets: list[str]
    by_editor: bool
    limits: str = ""


@dataclass(frozen=True)
class Held:
    """How much is held of one outlet, and from when to when it was published."""

    articles: int
    first: datetime.date | None
    last: datetime.date | None

    def __str__(self) -> str:
        articles = counted(self.articles, "article") if self.articles else "no article"
        words = f"in this database: {articles} of it"
        return f"{words}, {span(self.first, self.last)}" if self.first and self.last else words


def holdings_of(outlet: Outlet) -> Held:
    """What is held of an outlet, in one query."""
    return Held(
        **outlet.articles.shown().aggregate(
            articles=Count("pk"), first=Min("published"), last=Max("published")
        )
    )


def tallies(about: dict[str, list], **wanted: str) -> dict:
    """Who and what is found most among the newest quotes of a page, in one look.

    `wanted` names each by the parameter that narrows the list down to it. `counted_newest` says
    among how many, where not among all.
    """
    asked = QuoteFilter(QueryDict(), queryset=Quote.objects.all(), about=about)
    try:
        with budget("panel"):
            found = scan(asked, list(wanted.values()), TALLIED)
    except TooBroad:
        return {name: [] for name in wanted}
    made: dict[str, object] = {
        name: most_of(ROWS[facet], found.counts.get(facet, {})) for name, facet in wanted.items()
    }
    return made | {"counted_newest": f"{TALLIED:,}" if found.capped else ""}


def most_of(model: type, counts: dict[int, int]) -> list[Tally]:
    """The rows with the highest counts, the first stored among equals."""
    keys = sorted(counts, key=lambda key: (-counts[key], key))[:MOST]
    found = model.objects.in_bulk(keys)
    return [Tally(found[key], counts[key]) for key in keys]


def newest_of(quotes: QuerySet) -> QuerySet:
    """The newest of those that are listed: names and roles of thousands are looked up in print."""
    return Quote.objects.filter(pk__in=quotes.shown().newest().values("pk")[:PRINTED])


def outlets(quotes: QuerySet) -> list[Tally]:
    """Who published these quotes."""
    return _tally(quotes, "outlet", Outlet)


def roles(quotes: QuerySet) -> list[Role]:
    """The roles as printed, with where and when, the one printed last first."""
    rows = (
        quotes.exclude(role="")
        .order_by()
        .values("role", "outlet")
        .annotate(first=Min("published"), last=Max("published"), count=Count("pk"))
    )
    ordered = sorted(rows, key=lambda row: row["last"] or datetime.date.min, reverse=True)
    names = Outlet.objects.in_bulk({row["outlet"] for row in ordered[:MOST]})
    found: dict[str, Role] = {}
    for row in ordered[:MOST]:
        role = found.setdefault(row["role"], Role(row["role"]))
        role.printed.append(Printed(names[row["outlet"]], row["first"], row["last"], row["count"]))
    return list(found.values())


def names(person: Person, quotes: QuerySet) -> list[Name]:
    """The other forms of a name, in two queries; what articles print beside quotes is found."""
    printed: dict[str, set[str]] = {}
    beside = quotes.exclude(speaker_as_printed="").order_by()
    for words, outlet in beside.values_list("speaker_as_printed", "outlet__name").distinct():
        printed.setdefault(f" {fold(words)} ", set()).add(outlet)
    return [
        Name(
            name.name,
            _printing(name.folded, printed),
            name.origin == PersonName.Origin.EDITOR,
            where(name),
        )
        for name in person.names.exclude(name=person.name).select_related("outlet")
    ]


def _printing(folded: str, printed: dict[str, set[str]]) -> list[str]:
    """The outlets that print this form, whatever title they put before it."""
    return sorted(
        {outlet for words, by in printed.items() if f" {folded} " in words for outlet in by}
    )


def count_for(rows: Iterable, quotes: QuerySet, by: str) -> dict[int, int]:
    """How many of `quotes` each of these rows has: one query for a page of a list."""
    keys = [row.pk for row in rows]
    counted = quotes.filter(**{f"{by}__in": keys}).order_by().values_list(by)
    return dict(counted.annotate(count=Count("pk", distinct=True)))


def by_topic() -> dict[int, int]:
    """How many quotes are listed of each topic, from the links alone."""
    links = QuoteTopic.objects.filter(listed=True).order_by().values_list("topic")
    return dict(links.annotate(count=Count("pk")))


def articles_by_outlet() -> dict[int, int]:
    """How many articles are held of each outlet."""
    held = Article.objects.shown().order_by().values_list("outlet")
    return dict(held.annotate(count=Count("pk")))


def by_outlet() -> dict[int, int]:
    """How many quotes are listed of each outlet."""
    quotes = Quote.objects.shown().order_by().values_list("outlet")
    return dict(quotes.annotate(count=Count("pk")))


def by_source() -> dict[int, int]:
    """How many quotes are listed that came through each outlet."""
    links = QuoteSource.objects.filter(outlet__isnull=False, quote__listed=True).order_by()
    return dict(links.values_list("outlet").annotate(count=Count("quote", distinct=True)))


def topics_of_all() -> list[Tally]:
    """What everything here is about, the most first."""
    return most_of(Topic, by_topic())


def _tally(quotes: QuerySet, by: str, model: type) -> list[Tally]:
    rows = list(
        quotes.order_by()
        .values_list(by)
        .annotate(count=Count("pk", distinct=True))
        .order_by("-count", by)[:MOST]
    )
    found = model.objects.in_bulk([key for key, _ in rows])
    return [Tally(found[key], count) for key, count in rows]
