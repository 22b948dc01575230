"""What to ask instead of a question that is too broad to be answered in its time."""

from typing import NamedTuple

from django.http import QueryDict

from quotes.filters.histogram import narrowed
from quotes.models import Quote
from quotes.models.datekey import DATED

YEARS = 3


class Narrower(NamedTuple):
    """A narrower question, offered."""

    words: str
    query: str


def recent_years(question: QueryDict) -> list[Narrower]:
    """The same question of each of the last years from which anything is held."""
    newest = Quote.objects.filter(date_key__gte=DATED).newest().values_list("published", flat=True)
    last = newest.first()
    years = range(last.year, max(last.year - YEARS, 0), -1) if last else ()
    return [Narrower(str(year), narrowed(question, (year,))) for year in years]
