"""An import cannot write what editors decide: the database refuses."""

import pytest
from django.db import DatabaseError, transaction

from quotes.editing.decisions import decide_field
from quotes.editing.guard import importing
from quotes.editing.rejecting import reject
from quotes.importing import pipeline
from quotes.importing.manifest import Entry
from quotes.importing.pipeline import Incoming, bring_in
from quotes.importing.readers import Source
from quotes.models import Article, Change, ChangeSet, ImportRun, Override
from tests.editing.test_decisions import TEXT, WHY
from tests.factories import make_quote, make_reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def decided() -> Override:
    quote = make_quote()
    make_reading(quote)
    return reject(quote, **WHY)


WRITES = {
    "a decision is made": lambda one: Override.objects.create(
        quote=one.quote, field="role", value="x", change=one.change
    ),
    "a decision is changed": lambda one: Override.objects.update(value=False),
    "a decision is deleted": lambda one: Override.objects.all().delete(),
    "a changeset is made": lambda one: ChangeSet.objects.create(
        public_id="x", by_name="x", reason="x"
    ),
    "the history is changed": lambda one: Change.objects.update(after=None),
}


@pytest.mark.parametrize("what", WRITES)
def test_within_an_import_the_database_refuses_that(decided, what):
    before = list(Override.objects.values())
    with pytest.raises(DatabaseError), transaction.atomic(), importing():
        WRITES[what](decided)
    assert list(Override.objects.values()) == before
    assert ChangeSet.objects.count() == 1


def test_after_an_import_editors_decide_again(decided):
    with transaction.atomic(), importing():
        pass
    decide_field(decided.quote, Override.Field.NOT_A_QUOTATION, False, **WHY)
    assert not Override.objects.active().get().value


def test_an_import_that_tries_it_stores_nothing(decided, monkeypatch):
    monkeypatch.setattr(pipeline, "read_version", lambda *read: WRITES["a changeset is made"](0))
    run = ImportRun.objects.create(command="test", engine="test")
    entry = Entry(file="a.txt", outlet="The Harbour Post")
    with pytest.raises(DatabaseError):
        bring_in(Incoming(Source("a.txt", TEXT), entry), run)
    assert ChangeSet.objects.count() == 1
    assert not Article.objects.filter(source_key="a.txt").exists()
