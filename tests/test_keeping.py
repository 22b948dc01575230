"""A page is kept while nothing is written, and no longer."""

import threading

import pytest
from django.db import connection, transaction

from quotes import keeping
from quotes.models import Quote, Topic
from quotes.models.quote import Lifecycle
from tests.factories import make_quote, make_topic

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def clock(settings, monkeypatch):
    """Pages are kept for a minute of this clock."""
    settings.FIGURES_SECONDS = 60
    now = [1000.0]
    monkeypatch.setattr(keeping.time, "monotonic", lambda: now[0])
    yield now
    vars(keeping._of_thread).clear()


@pytest.fixture
def page():
    """Asks for a page that tells how often it was made."""
    made = []

    def make():
        made.append(1)
        return f"made {len(made)}"

    return lambda: keeping.kept("page", make)


def elsewhere(work):
    """Do something on another connection."""

    def run():
        try:
            work()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()


def test_while_nothing_is_written_a_page_is_made_once(page):
    make_quote()
    assert [page(), page(), page()] == ["made 1"] * 3


def test_to_give_a_kept_page_takes_one_look(page, django_assert_num_queries):
    page()
    with django_assert_num_queries(1):
        page()


def test_what_another_connection_writes_is_seen_at_once(page):
    page()
    elsewhere(make_topic)
    assert page() == "made 2"


def test_what_the_same_connection_writes_is_seen_at_once(page):
    topic = make_topic()
    page()
    topic.name = "Another"
    topic.save()
    assert page() == "made 2"
    Topic.objects.all().delete()
    assert page() == "made 3"


def test_what_is_not_yet_committed_elsewhere_changes_nothing_until_it_is(page):
    page()
    written, seen = threading.Event(), threading.Event()

    def write():
        with transaction.atomic():
            make_topic()
            written.set()
            seen.wait(10)

    thread = threading.Thread(target=lambda: elsewhere(write))
    thread.start()
    assert written.wait(10)
    during = page()
    seen.set()
    thread.join()
    assert during in ("made 1", "made 2")
    assert page() not in ("made 1", during)


def test_nothing_is_kept_of_a_transaction_that_may_be_taken_back(page):
    with transaction.atomic():
        make_topic()
        page()
        transaction.set_rollback(True)
    assert page() == "made 2"


def test_a_page_is_kept_no_longer_than_the_figures_on_it(page, clock):
    page()
    clock[0] += 61
    assert page() == "made 2"


def test_pages_of_two_names_are_two(page):
    page()
    assert keeping.kept("another", lambda: "the other one") == "the other one"


def test_words_that_are_held_leave_the_front_page_at_once(client):
    quote = make_quote("Words that are held.")
    assert "Words that are held." in client.get("/").text
    elsewhere(lambda: Quote.objects.filter(pk=quote.pk).update(lifecycle=Lifecycle.HELD))
    assert "Words that are held." not in client.get("/").text
