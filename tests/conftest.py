"""Fixtures that every test can ask for."""

import pytest
from django.db import connection, connections
from django.test import TransactionTestCase

from quotes.models import guards


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, tmp_path_factory) -> None:
    """Test SQLite in a file, with a connection for each thread, as in production.

    Of a database in memory the threads of a test's server share one connection. While one runs a
    query, its time budget calls Python from inside SQLite; another that holds Python and waits for
    the connection then stops both for good.
    """
    if connection.vendor == "sqlite":
        place = tmp_path_factory.mktemp("database") / "test.sqlite3"
        connections.settings["default"]["TEST"]["NAME"] = str(place)


_empty_the_tables = TransactionTestCase._fixture_teardown


def _empty_the_tables_of_a_test(self) -> None:
    """After a test with real transactions the tables are emptied, on SQLite row by row, which the
    triggers of the history refuse. They are dropped here, in tests alone, by hand; the flush ends
    with `post_migrate`, which installs them again. PostgreSQL truncates, which is no DELETE."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for name in guards.stored(connection.vendor, cursor):
                cursor.execute(f"DROP TRIGGER {name}")
    _empty_the_tables(self)


TransactionTestCase._fixture_teardown = _empty_the_tables_of_a_test


def pytest_addoption(parser) -> None:
    """How long the proofs run: a little with every test run, as long as they are told by name."""
    parser.addoption("--overrides", type=int, default=40, help="decisions that tests/proof makes")
    parser.addoption("--rounds", type=int, default=4, help="rounds of each race in tests/proof")
