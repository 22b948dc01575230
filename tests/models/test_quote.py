"""What names a quote where nothing else of it is shown, and how the few are found among many."""

import pytest
from django.db import connection

from quotes.models import Quote
from tests.factories import make_quote, make_quote_in

pytestmark = pytest.mark.django_db
SELDOM = {"statement": "quote_wordings", "body_quote": "quote_headline_pieces"}


def test_printed_words_stand_in_marks_with_a_break_between_pieces():
    quote = make_quote_in("“The bridge,” she said, “stays shut.”", "The bridge", "stays shut")
    assert quote.with_breaks() == "“The bridge” […] “stays shut”"


def test_reported_speech_never_stands_in_quotation_marks():
    quote = make_quote("the bridge would stay shut", kind="indirect")
    assert quote.with_breaks() == str(quote) == "the bridge would stay shut"


@pytest.mark.skipif(
    connection.vendor == "postgresql", reason="PostgreSQL reads a table of few rows whole."
)
@pytest.mark.parametrize(("column", "index"), SELDOM.items())
def test_what_few_quotes_have_is_looked_up_in_an_index_of_those_few(column, index):
    plan = Quote.objects.filter(**{column: 1}).explain()
    assert f"USING INDEX {index}" in plan
    plan = Quote.objects.filter(**{f"{column}__in": [1, 2]}).explain()
    assert f"USING INDEX {index}" in plan
