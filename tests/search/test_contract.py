"""The contract on the engine that DATABASE_URL selects: SQLite, or PostgreSQL."""

from tests.search.contract import Contract


class TestThisEngine(Contract):
    """Nothing is skipped on either."""
