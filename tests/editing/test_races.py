"""Two at once on one quote, editors or an import: nobody overwrites the other in silence."""

import threading

import pytest
from django.db import connections

from quotes.editing.history import Author
from quotes.editing.queue.choices import decide_quote
from quotes.editing.speakers import Speaker, change_speaker
from quotes.exceptions import StaleDecision
from quotes.importing import storing
from quotes.importing.manifest import Entry
from quotes.importing.pipeline import Incoming, bring_in, reread
from quotes.importing.readers import Source
from quotes.models import ChangeSet, ImportRun, Quote
from tests.factories import make_person, make_quote, make_reading

TEXT = "Bridge\n\n“We will rebuild the old bridge,” Transport Minister Maren Oduya said.\n"


@pytest.mark.django_db(transaction=True)
def test_a_decision_during_a_reading_stands_and_keeps_its_revision(monkeypatch):
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


@pytest.mark.django_db(transaction=True)
def test_of_two_editors_at_one_item_of_the_queue_one_decides_and_one_is_told():
    people = [make_person("Joss Varga"), make_person("Maren Oduya")]
    for round_ in range(20):
        quote = make_quote(f"We will build bridge {round_}.")
        make_reading(quote)
        told, start = [], threading.Barrier(2)

        def choose(person, quote=quote, told=told, start=start):
            start.wait(timeout=10)
            try:
                decide_quote(
                    quote,
                    f"person:{person.pk}",
                    author=Author(person.name),
                    note="",
                    seen_revision=quote.revision,
                )
            except StaleDecision:
                told.append(person)
            connections.close_all()

        editors = [threading.Thread(target=choose, args=[person]) for person in people]
        for editor in editors:
            editor.start()
        for editor in editors:
            editor.join(timeout=20)
        quote.refresh_from_db()
        assert len(told) == 1
        assert {quote.speaker, *told} == set(people)
        assert ChangeSet.objects.count() == round_ + 1
