"""Figures of the whole database are not counted for every page, and follow what changes."""

import threading

import pytest

from quotes import remembering
from quotes.presenting.holdings import holdings
from tests.factories import make_quote

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(settings, monkeypatch):
    """Figures are kept for a minute of this clock."""
    settings.FIGURES_SECONDS = 60
    now = [1000.0]
    monkeypatch.setattr(remembering.time, "monotonic", lambda: now[0])
    remembering.forget()
    yield now
    remembering.forget()


def test_a_page_within_a_minute_counts_nothing(django_assert_num_queries):
    make_quote()
    assert holdings().quotes == 1
    with django_assert_num_queries(0):
        assert holdings().quotes == 1


def test_what_came_in_is_told_after_a_minute(clock):
    make_quote()
    holdings()
    make_quote()
    assert holdings().quotes == 1
    clock[0] += 61
    assert holdings().quotes == 2


def test_where_nothing_changed_it_is_looked_at_and_not_counted(clock, django_assert_num_queries):
    make_quote()
    holdings()
    clock[0] += 61
    with django_assert_num_queries(len(remembering.TOLD_BY)):
        holdings()
    with django_assert_num_queries(0):
        holdings()


def test_while_one_counts_the_others_tell_the_figure_that_was(clock):
    asked, told = [], []

    def count():
        asked.append(1)
        if len(asked) == 2:
            other = threading.Thread(
                target=lambda: told.append(remembering.remembered("slow", count))
            )
            other.start()
            other.join(10)
        return len(asked)

    make_quote()
    assert remembering.remembered("slow", count) == 1
    make_quote()
    clock[0] += 61
    assert remembering.remembered("slow", count) == 2
    assert told == [1]


def test_with_no_seconds_every_page_counts(settings):
    settings.FIGURES_SECONDS = 0
    make_quote()
    assert holdings().quotes == 1
    make_quote()
    assert holdings().quotes == 2
