"""A question that takes too long is answered with what to do, and leaves the database alone."""

import time

import pytest
from django.db import OperationalError, connection

from quotes.budgets import TooBroad, budget
from quotes.models import Quote

pytestmark = pytest.mark.django_db
ENDLESS = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
    "SELECT MAX(i) FROM n",
    "postgresql": "SELECT pg_sleep(600)",
}
TINY = 0.02


@pytest.fixture
def tiny(settings):
    settings.QUERY_SECONDS = dict.fromkeys(settings.QUERY_SECONDS, TINY)


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        cursor.fetchall()


def test_an_endless_question_is_stopped(tiny):
    begun = time.monotonic()
    with pytest.raises(TooBroad), budget("list"):
        run(ENDLESS[connection.vendor])
    assert time.monotonic() - begun < 60
    assert Quote.objects.count() == 0, "the connection goes on"


def test_the_budget_ends_with_its_question(tiny):
    with budget("list"):
        assert Quote.objects.count() == 0
    time.sleep(2 * TINY)
    run("SELECT 1")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SHOW statement_timeout")
            assert cursor.fetchone() == ("0",)


def test_another_fault_of_the_database_is_not_called_too_broad(tiny):
    with pytest.raises(OperationalError), budget("list"):
        raise OperationalError("disk I/O error")
