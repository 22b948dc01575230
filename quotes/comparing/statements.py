"""The statements of which readers can see several wordings."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Count, F, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from quotes.comparing.wordings import Comparison, compare_wordings
from quotes.models import Quote, Statement
from quotes.presenting import ready


def several_wordings() -> QuerySet:
    """Statements with two or more wordings, those last published first."""
    counted = (
        Quote.objects.shown()
        .filter(statement=OuterRef("pk"))
        .order_by()
        .values("statement")
        .annotate(number=Count("pk"), newest=Max("published"))
    )
    return (
        Statement.objects.annotate(
            number=Coalesce(Subquery(counted.values("number")), 0),
            newest=Subquery(counted.values("newest")),
        )
        .filter(number__gte=2)
        .order_by(F("newest").desc(nulls_last=True), "-id")
    )


def with_wordings(statements: Iterable[Statement]) -> list[tuple[Statement, Comparison]]:
    """Each statement with its wordings compared, in a fixed number of queries."""
    statements = list(statements)
    wordings: dict[int, list[Quote]] = defaultdict(list)
    for quote in ready(Quote.objects.shown().filter(statement__in=statements)):
        wordings[quote.statement_id].append(quote)
    return [(one, compare_wordings(wordings[one.pk])) for one in statements]
