"""An editor decides while an import reads the same article: neither overwrites the other."""

import threading

import pytest
from django.db import connection, connections

from quotes.editing.history import Author
from quotes.editing.speakers import Speaker, change_speaker
from quotes.importing import storing
from quotes.importing.manifest import Entry
from quotes.importing.pipeline import Incoming, bring_in, reread
from quotes.importing.readers import Source
from quotes.models import ImportRun, Quote
from tests.factories import make_person

TEXT = "Bridge\n\n“We will rebuild the old bridge,” Transport Minister Maren Oduya said.\n"


@pytest.mark.django_db(transaction=True)
def test_a_decision_during_a_reading_stands_and_keeps_its_revision(monkeypatch):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite's test database has one connection; its one writer is the engine's")
    run = ImportRun.objects.create(command="test", engine="test")
    bring_in(Incoming(Source("a.txt", TEXT), Entry(outlet="The Harbour Post")), run)
    quote, joss = Quote.objects.get(), make_person("Joss Varga")
    read_it, refresh = threading.Event(), storing.refresh

    def pausing(ids):
        read_it.set()
        editor.join(timeout=1)  # the editor has to wait for this transaction, and does
        assert editor.is_alive()
        refresh(ids)

    def decide():
        read_it.wait(timeout=10)
        speaker = Speaker(person=joss)
        change_speaker(quote, speaker, author=Author("The desk"), reason="The film shows it.")
        connections.close_all()

    editor = threading.Thread(target=decide)
    monkeypatch.setattr(storing, "refresh", pausing)
    editor.start()
    reread(quote.article, run)
    editor.join(timeout=10)
    quote.refresh_from_db()
    assert (quote.speaker, quote.revision) == (joss, 2)
