"""What one thread made is given by the others, and never after a write that any of them can see."""

import threading

import pytest
from django.db import connection, transaction

from quotes.keeping.state import state_of_database
from tests.factories import make_topic

pytestmark = pytest.mark.django_db(transaction=True)


class Thread:
    """A thread with a connection of its own, which looks whenever it is told to."""

    def __init__(self):
        self.asked, self.told = threading.Semaphore(0), threading.Semaphore(0)
        self.ended = False
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def run(self):
        try:
            while self.asked.acquire() and not self.ended:
                self.seen = state_of_database()
                self.told.release()
        finally:
            connection.close()

    def look(self):
        self.asked.release()
        assert self.told.acquire(timeout=30)
        return self.seen

    def end(self):
        self.ended = True
        self.asked.release()
        self.thread.join()


@pytest.fixture
def threads():
    both = Thread(), Thread()
    yield both
    for one in both:
        one.end()


def settled(one, other):
    """What both see, once neither is new to the database. PostgreSQL tells of its whole server, to
    which other tests write meanwhile."""
    for _ in range(1_000):
        seen = {one.look(), other.look(), one.look(), other.look()}
        if len(seen) == 1:
            return seen.pop()
    raise AssertionError("what is seen never stays the same")


def test_all_threads_see_the_same_while_nothing_is_written(threads):
    assert settled(*threads) == settled(*threads) or connection.vendor == "postgresql"


def test_a_look_is_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        state_of_database()


def test_whichever_thread_looks_first_sees_what_was_written(threads, elsewhere):
    for first, second in (threads, threads[::-1]):
        before = settled(*threads)
        elsewhere(make_topic)
        assert first.look() != before
        assert second.look() != before


def test_a_connection_that_is_new_does_not_trust_what_was_made_before_it(threads):
    if connection.vendor != "sqlite":
        pytest.skip("every connection of PostgreSQL sees the same transactions")
    before = settled(*threads)
    third = Thread()
    try:
        assert third.look() != before
    finally:
        third.end()


def test_what_is_not_yet_committed_elsewhere_changes_nothing_until_it_is(threads):
    before = settled(*threads)
    with transaction.atomic():
        make_topic()
        during = threads[0].look()
    assert threads[0].look() not in (before, during)
    assert threads[1].look() != before
