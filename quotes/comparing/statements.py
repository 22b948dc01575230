"""The statements of which readers can see several wordings."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Exists, OuterRef, QuerySet

from quotes.comparing.wordings import Comparison, compare_wordings
from quotes.models import Quote, Statement
from quotes.models.quote import QuoteQuerySet
from quotes.presenting import ready
from quotes.presenting.holdings import CAP, Total
from quotes.search import Stretch


def several_wordings() -> QuerySet:
    """Statements with two or more wordings."""
    return Statement.objects.filter(Exists(newest_wordings().filter(statement=OuterRef("pk"))))


def newest_wordings() -> QuoteQuerySet:
    """The newest wording of each statement that has another one."""
    same = Quote.objects.shown().filter(statement=OuterRef("statement")).order_by()
    return (
        Quote.objects.shown()
        .filter(statement__isnull=False)
        .exclude(Exists(same.filter(date_key__gt=OuterRef("date_key"))))
        .filter(Exists(same.filter(date_key__lt=OuterRef("date_key"))))
    )


class NewestStatements:
    """Statements with two or more wordings, at the date keys of their newest ones.

    Walked along an index of wordings, no further than asked.
    """

    def keys(self, stretch: Stretch, most: int) -> list[int]:
        """The first keys of a stretch, in its order."""
        rows = newest_wordings().filter(date_key__gte=stretch.first)
        if stretch.end is not None:
            rows = rows.filter(date_key__lt=stretch.end)
        order = "-date_key" if stretch.newest_first else "date_key"
        return list(rows.order_by(order).values_list("date_key", flat=True)[:most])

    def count(self) -> Total:
        """How many there are, up to the cap."""
        return Total.capped(newest_wordings()[: CAP + 1].count())


def statements_at(keys: Sequence[int]) -> list[Statement]:
    """The statements whose wordings stand at these keys, in their order."""
    found = dict(Quote.objects.filter(date_key__in=keys).values_list("date_key", "statement"))
    rows = Statement.objects.in_bulk(found.values())
    return [rows[found[key]] for key in keys if found.get(key) in rows]


def with_wordings(statements: Iterable[Statement]) -> list[tuple[Statement, Comparison]]:
    """Each statement with its wordings compared, in a fixed number of queries."""
    statements = list(statements)
    wordings: dict[int, list[Quote]] = defaultdict(list)
    for quote in ready(Quote.objects.shown().filter(statement__in=statements)):
        wordings[quote.statement_id].append(quote)
    return [(one, compare_wordings(wordings[one.pk])) for one in statements]
