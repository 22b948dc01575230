"""The choices beside a search within one outlet, counted: two looks into the index."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from quotes.benchmarking.baseline.lists import matching, walked
from quotes.benchmarking.baseline.rows import fetched
from quotes.filters import QuoteFilter
from quotes.filters.chips import chips, searched
from quotes.filters.facets import counted
from quotes.filters.histogram import histogram
from quotes.filters.scan import Scan
from quotes.models import Quote
from quotes.presenting.holdings import CAP

COLUMNS = "q.id, q.date_key, q.outlet_id, q.speaker_id, q.kind, q.review"
# A quotation without a person has a name in the article, as far as these rows go.
COUNTS = """
SELECT 'person', speaker_id, '', COUNT(*) FROM held WHERE speaker_id IS NOT NULL GROUP BY 2
UNION ALL SELECT 'topic', t.topic_id, '', COUNT(*) FROM held
  JOIN quotes_quotetopic t ON t.quote_id = held.id GROUP BY 2
UNION ALL SELECT 'via', s.outlet_id, '', COUNT(DISTINCT held.id) FROM held
  JOIN quotes_quotesource s ON s.quote_id = held.id WHERE s.outlet_id IS NOT NULL GROUP BY 2
UNION ALL SELECT 'kind', 0, kind, COUNT(*) FROM held GROUP BY 3
UNION ALL SELECT 'status', 0, review, COUNT(*) FROM held GROUP BY 3
UNION ALL SELECT 'day', date_key / 134217728, '', COUNT(*) FROM held GROUP BY 2
UNION ALL SELECT 'all', COUNT(*), '', COUNT(*) FROM held
"""
OUTLETS = "SELECT 'outlet', outlet_id, '', COUNT(*) FROM held GROUP BY 2"


def quotes(request: HttpRequest) -> HttpResponse:
    """The page of the panel."""
    asked = QuoteFilter(request.GET, queryset=Quote.objects.all())
    outlet = asked.values["outlet"][0].pk
    found = Scan()
    look(asked, f"AND q.outlet_id = {outlet}", COUNTS, found)
    look(asked, "", OUTLETS, found)
    context = {
        "name": "Quotes",
        "address": "/quotes/",
        "asked": asked,
        "chips": chips(asked),
        "searched": searched(asked),
        "facets": counted(asked, found),
        "histogram": histogram(found.counts["day"], asked.data),
        "newest": f"{CAP:,}" if found.capped else "",
    }
    return render(request, "quotes/panel.html", context)


def look(asked: QuoteFilter, within: str, counts: str, found: Scan) -> None:
    """Take the newest matches once and count them."""
    words, params = matching(asked)
    table, key = walked()
    matches = (
        f"SELECT {COLUMNS} FROM {table} JOIN quotes_quote q ON q.date_key = {key} "  # noqa: S608
        f"WHERE {words} AND q.listed {within} ORDER BY {key} DESC LIMIT {CAP + 1}"
    )
    sql = f"WITH held AS MATERIALIZED ({matches}) {counts}"
    for name, number, value, held in fetched(sql, params):
        if name == "all":
            found.capped = found.capped or held > CAP
        else:
            found.counts[name][value or number] = held
