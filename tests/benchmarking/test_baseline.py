"""A baseline is worth something only where it shows what our page shows."""

import re

import pytest
from django.db import connection, transaction

from quotes.benchmarking.articles import Newsroom
from quotes.benchmarking.asking import facts, questions
from quotes.benchmarking.loading import load
from quotes.benchmarking.multiplying import multiply
from quotes.benchmarking.words import COMMON, PHRASE
from quotes.checking import CHECKS
from quotes.models import Quote, QuoteTopic
from quotes.search import parse, search
from tests.factories import make_quote

ROWS = 1_000
EVIDENCE = re.compile(r'href="/quotes/([a-z2-7]{10})/"')
HEADING = re.compile(r'<h2 id="list-heading">(.*?)</h2>|<p class="hint">(\d+ quotations?)', re.S)
COUNTED = re.compile(r'<input type="checkbox" name="(\w+)" value="([^"]+)".*?count">(\d+)', re.S)
pytestmark = [pytest.mark.django_db, pytest.mark.urls("quotes.benchmarking.urls")]


@pytest.fixture(scope="module")
def stored(django_db_setup, django_db_blocker):
    """A thousand quotations for all tests of this file, taken back after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        filled = load(Newsroom(ROWS)) | {"facts": facts()}
        count_own_rows()
        yield filled
        transaction.set_rollback(True)


def count_own_rows() -> None:
    """Tell the planner of the rows of this transaction, and let nobody else count until its end.

    PostgreSQL's upkeep sees none of them. When it came by, it wrote down that the tables are
    empty; each check then looped over all pairs of rows and a test of two seconds ran for hours.
    """
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def seen(page: str) -> tuple:
    """What of a page must be the same: the quotations in their order, and all counts."""
    return EVIDENCE.findall(page), HEADING.findall(page), COUNTED.findall(page)


def test_each_baseline_shows_what_our_page_shows(client, stored):
    asked = questions(stored["facts"])
    assert len(asked) == 11
    for question in asked:
        ours, baseline = client.get(question.path), client.get(question.baseline)
        assert (ours.status_code, baseline.status_code) == (200, 200), question.name
        page = ours.content.decode()
        assert seen(baseline.content.decode()) == seen(page), question.name
        assert any(seen(page)), question.name


def test_all_rows_are_stored_once_with_what_search_needs(stored):
    assert Quote.objects.shown().count() == stored["quotes"] == ROWS
    assert Quote.objects.filter(search_row=None).count() == 0
    assert QuoteTopic.objects.filter(listed=True).count() > ROWS


def test_copies_are_as_whole_as_the_rows_that_they_are_of(stored):
    with transaction.atomic():
        multiply(3)
        assert Quote.objects.shown().count() == 3 * ROWS
        assert {check.name: check.wrong() for check in CHECKS if check.wrong()} == {}
        common = parse(COMMON)
        found = search(Quote.objects.shown(), common)
        assert found.count() == 3 * found.filter(pk__lte=ROWS).count() > 0
        make_quote()  # the database counts on after the copies
        transaction.set_rollback(True)


def test_rows_are_made_in_an_empty_database_only(stored):
    with pytest.raises(RuntimeError, match="empty"):
        load(Newsroom(10))


def test_words_are_as_frequent_as_the_figures_rest_on():
    texts = [
        one.text.lower() for made in Newsroom(4_000).articles() for one in made.incoming.extracted
    ]
    common = sum(COMMON in text.split() for text in texts) / len(texts)
    phrase = sum(" ".join(PHRASE) in text for text in texts) / len(texts)
    assert 0.10 < common < 0.15
    assert 0.008 < phrase < 0.022
    assert all(20 <= len(text.split()) <= 63 for text in texts)


def test_the_same_rows_are_made_each_time():
    first, again = (list(Newsroom(300).articles()) for _ in range(2))
    assert first == again
    assert sum(len(made.topics) for made in first) == 300
