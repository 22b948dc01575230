"""Pages are kept, for a minute of a clock that stands still."""

import threading
from types import SimpleNamespace

import pytest
from django.db import connection

from quotes import remembering
from quotes.keeping import answers, shelf


@pytest.fixture
def clock(settings, monkeypatch):
    """Pages are kept; what is added to the first item are the seconds that pass."""
    settings.FIGURES_SECONDS, settings.PAGES_MEGABYTES = 60, 1
    now = [1000.0]
    monkeypatch.setattr(answers, "_shelf", shelf.Shelf())
    monkeypatch.setattr(shelf, "time", SimpleNamespace(monotonic=lambda: now[0]))
    yield now
    remembering.forget()


@pytest.fixture
def still(monkeypatch):
    """Nothing is written. PostgreSQL tells of its whole server, to which other tests write."""
    monkeypatch.setattr(answers, "state_of_database", lambda: "as it was")


@pytest.fixture
def elsewhere():
    """Do something on a connection of its own, and wait until it is done."""

    def do(work):
        done = []

        def run():
            try:
                done.append(work())
            finally:
                connection.close()

        thread = threading.Thread(target=run)
        thread.start()
        thread.join()
        return done[0]

    return do
