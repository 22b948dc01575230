"""Look-alike names are proposed at once, and never merged by themselves."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from quotes.deriving.proposals import propose
from quotes.editing.history import Author
from quotes.editing.naming import names_changed
from quotes.editing.people import merge
from quotes.editing.queue.people import rows
from quotes.editing.splitting import Newcomer, give
from quotes.editing.telling_apart import tell_apart
from quotes.editing.undo import undo
from quotes.models import Person, PersonName, PersonPair, Quote
from tests.editing.test_merging import bring, said_by
from tests.factories import make_person

pytestmark = pytest.mark.django_db
WHY = {"author": Author("The desk"), "reason": "The film shows it."}


@pytest.fixture
def pair() -> PersonPair:
    bring("a.txt", said_by("Mohammad Oduya"))
    bring("b.txt", said_by("Muhammad Oduya", "No ferry will sail"))
    return PersonPair.objects.get()


def test_an_import_proposes_and_does_not_merge(pair):
    assert {pair.first.name, pair.second.name} == {"Mohammad Oduya", "Muhammad Oduya"}
    assert pair.reason == "another spelling of the same sounds"
    assert Person.objects.current().count() == 2
    assert {quote.speaker for quote in Quote.objects.all()} == {pair.first, pair.second}


def test_the_same_import_again_proposes_nothing_more(pair):
    bring("c.txt", said_by("Muhammad Oduya", "Every train will run"))
    assert PersonPair.objects.get() == pair


def test_who_was_said_to_be_another_is_proposed_no_more_until_that_is_taken_back(pair):
    apart = tell_apart(pair.second, pair.first, **WHY)
    assert not rows().exists()
    names_changed(pair.first)
    assert not rows().exists()
    undo(apart, **WHY)
    assert rows().count() == 1


def test_who_is_merged_waits_no_more_and_waits_again_when_it_is_taken_back(pair):
    merged = merge(pair.second, pair.first, **WHY)
    assert not rows().exists()
    undo(merged, **WHY)
    assert rows().count() == 1


def test_a_name_that_an_editor_adds_is_compared(pair):
    joss = make_person("Joss Varga")
    PersonName.objects.create(person=joss, name="Ilse Warga")
    other = make_person("Ilse Varga")
    names_changed(joss)
    assert PersonPair.objects.between([joss], [other]).exists()


def test_who_was_split_off_is_not_proposed_to_be_merged_again(pair):
    split = give(pair.first, Newcomer("Mohamad Oduya"), quotes=pair.first.quotes.all(), **WHY)
    names_changed(pair.first)
    mohamad = Person.objects.get(name="Mohamad Oduya")
    assert not rows().between([pair.first], [mohamad]).exists()
    undo(undo(split, **WHY), **WHY)
    assert not rows().between([pair.first], [mohamad]).exists()


def test_two_people_of_one_name_are_asked_about_and_organisations_are_not():
    make_person("Maren Oduya"), make_person("The Oduya Bank", kind="organisation")
    propose([make_person("Maren Oduya"), make_person("The Oduya Bank", kind="organisation")])
    assert PersonPair.objects.get().reason == "the same name"


def test_a_proposal_that_still_holds_keeps_its_row_so_that_who_skipped_it_sees_it_no_more(pair):
    names_changed(pair.first)
    call_command("propose_merges")
    assert PersonPair.objects.get().pk == pair.pk


def test_a_name_that_was_taken_away_is_proposed_no_more(pair):
    pair.second.names.all().delete()
    names_changed(pair.second)
    assert not PersonPair.objects.exists()


def test_who_looks_like_a_name_that_came_with_a_merge_is_proposed_to_the_heir(pair):
    heir = make_person("Joss Varga")
    merged = merge(pair.second, heir, **WHY)
    assert rows().between([pair.first], [heir]).exists()
    undo(merged, **WHY)
    assert rows().get() == pair


def test_so_many_names_and_no_more_are_compared_with_a_new_one(monkeypatch):
    monkeypatch.setattr("quotes.deriving.proposals.LOOKED_AT", 2)
    for _ in range(4):
        make_person("Maren Oduya")
    propose([make_person("Maryn Oduya")])
    assert PersonPair.objects.count() == 1  # the new name is one of the two


def test_comparing_one_person_asks_as_much_among_many_as_among_few():
    def asked() -> int:
        person = make_person("Maren Oduya")
        with CaptureQueriesContext(connection) as queries:
            propose([person])
        PersonPair.objects.all().delete()
        Person.objects.filter(pk=person.pk).update(merged_into=make_person("Joss Varga"))
        return len(queries)

    before = asked()
    for name in ("Ada Quill", "Ilse Brandt", "Karla Brandt", "Rolf Oduya"):
        make_person(name)
    assert asked() == before


def test_the_command_compares_everybody_again(pair, capsys):
    PersonPair.objects.all().delete()
    PersonName.objects.update(skeleton="")
    call_command("propose_merges")
    assert PersonPair.objects.count() == 1
    assert "1 pairs may be one person" in capsys.readouterr().out
