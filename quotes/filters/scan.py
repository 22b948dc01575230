"""One look at what answers a question, which counts it by everything that a panel shows.

The newest matches are taken once, with what is known of each from an index alone, and counted in
the database by person, outlet, topic and so on. What is taken is capped: `Scan.capped` says that
the counts are of the newest so many.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import BooleanField, Case, Value, When
from django.db.models.expressions import RawSQL

from quotes.filters.quotefilter import QuoteFilter
from quotes.filters.walk import Walk
from quotes.models import Quote
from quotes.models.quote import QuoteQuerySet
from quotes.presenting.holdings import CAP
from quotes.presenting.states import UNKNOWN, state_query

# How each is counted among the matches; all but the kinds are counted of what a list holds.
COUNTS = {
    "person": "SELECT 'person', speaker_id, '', COUNT(*) FROM held "
    "WHERE speaker_id IS NOT NULL GROUP BY speaker_id",
    "outlet": "SELECT 'outlet', outlet_id, '', COUNT(*) FROM held GROUP BY outlet_id",
    "topic": "SELECT 'topic', link.topic_id, '', COUNT(*) FROM held "
    "JOIN quotes_quotetopic link ON link.quote_id = held.id GROUP BY link.topic_id",
    "via": "SELECT 'via', source.outlet_id, '', COUNT(DISTINCT held.id) FROM held "
    "JOIN quotes_quotesource source ON source.quote_id = held.id "
    "WHERE source.outlet_id IS NOT NULL GROUP BY source.outlet_id",
    "kind": "SELECT 'kind', 0, CASE WHEN headline THEN 'headline' ELSE kind END, COUNT(*) "
    "FROM matches GROUP BY 3",
    "status": "SELECT 'status', 0, CASE WHEN unnamed THEN 'unknown' ELSE review END, COUNT(*) "
    "FROM held GROUP BY 3",
    "day": "SELECT 'day', date_key / 134217728, '', COUNT(*) FROM held GROUP BY 2",
    "all": "SELECT 'all', COUNT(*), '', COUNT(*) FROM matches",
}
WITH = "WITH matches AS MATERIALIZED ({}), held AS (SELECT * FROM matches{}) "
COLUMNS = ("id", "date_key", "listed", "outlet_id", "speaker_id", "kind", "review", "headline")


@dataclass
class Scan:
    """What was counted: by facet, then by the key or the name of a value."""

    counts: dict[str, dict] = field(default_factory=lambda: defaultdict(dict))
    capped: bool = False


def scan(asked: QuoteFilter, wanted: Sequence[str], cap: int = CAP) -> Scan:
    """Count by what is wanted of `COUNTS`, each as if nothing of its own kind were chosen.

    One look for all that is not chosen, and one more for each that is.
    """
    found = Scan()
    chosen = [name for name in wanted if own_parameters(name, asked)]
    together = [name for name in wanted if name not in chosen]
    for names in ([together] if together else []) + [[name] for name in chosen]:
        look(asked, names, own_parameters(names[0], asked), cap, found)
    return found


def own_parameters(name: str, asked: QuoteFilter) -> tuple[str, ...]:
    """The parameters by which a value of this facet is chosen, where they are."""
    own = ("from", "to") if name == "day" else (name,)
    return tuple(one for one in own if asked.values.get(one) and one not in asked.about)


def look(
    asked: QuoteFilter, names: Sequence[str], without: tuple[str, ...], cap: int, found: Scan
) -> None:
    """Count the newest matches by these facets in one statement."""
    # Kinds are counted of all there are; what a list holds by itself are some of them.
    every_kind = "kind" in names
    by_itself = every_kind and not asked.values.get("kind")
    without = (*without, "kind") if every_kind else without
    try:
        sql, params = compiled(matches(Walk(asked, without=without), cap + 1))
    except EmptyResultSet:
        return
    parts = " UNION ALL ".join(COUNTS[name] for name in (*names, "all"))
    statement = WITH.format(sql, " WHERE listed" if by_itself else "") + parts
    with connections[Quote.objects.db].cursor() as cursor:
        cursor.execute(statement, params)
        for name, key, value, number in cursor.fetchall():
            if name == "all":
                found.capped = found.capped or number > cap
            else:
                found.counts[name][value or key] = number


def matches(walk: Walk, most: int) -> QuoteQuerySet:
    """The newest matches, with what is counted of them."""
    keys = RawSQL(*walk.statement(most))  # noqa: S611 - put together by the walk
    unnamed = Case(
        When(state_query(UNKNOWN), then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )
    return (
        Quote.objects.filter(date_key__in=keys)
        .annotate(unnamed=unnamed)
        .values(*COLUMNS, "unnamed")
    )


def compiled(quotes: QuoteQuerySet) -> tuple[str, Sequence]:
    """A QuerySet as SQL."""
    return quotes.query.get_compiler(using=quotes.db).as_sql()
