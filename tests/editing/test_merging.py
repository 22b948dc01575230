"""Two rows become one person, and two again, exactly; a name that was merged never comes back."""

import json

import pytest

from quotes.deriving.proposals import propose
from quotes.editing.history import Author
from quotes.editing.naming import names_changed
from quotes.editing.people import merge
from quotes.editing.speakers import Speaker, change_speaker
from quotes.editing.undo import undo
from quotes.exceptions import DecisionError
from quotes.importing.manifest import Entry
from quotes.importing.pipeline import Incoming, bring_in
from quotes.importing.readers import Source
from quotes.management.demofixture import demo_rows
from quotes.models import Change, ImportRun, Person, PersonName, Quote, SearchRow
from tests.factories import make_person

pytestmark = pytest.mark.django_db

WHY = {"author": Author("The desk"), "reason": "Two spellings of one minister."}
BACK = {"author": Author("The desk"), "reason": "They are two after all."}
HISTORY = {
    "quotes.changeset",
    "quotes.change",
    "quotes.override",
    "quotes.wordingdecision",
    "quotes.statementmove",
    "quotes.persondecision",
    # The address that a statement had between two decisions leads on for ever.
    "quotes.statementalias",
}
TEXTS = [
    "We will rebuild the old bridge before winter comes.",
    "We shall rebuild the old bridge before the winter.",
    "Nobody has asked the crews of the ferries what they need.",
    "Nobody asked the crews of these ferries what they need.",
]


def bring(name: str, text: str) -> None:
    run = ImportRun.objects.create(command="test", engine="test")
    bring_in(Incoming(Source(name, text), Entry(outlet="The Harbour Post")), run)


def said_by(name: str, words: str = "We will rebuild the old bridge", role: str = "") -> str:
    return f"Bridge\n\n“{words},” {role + ' ' if role else ''}{name} said.\n"


def dump() -> list[str]:
    """All that is stored and shown, without the history and the counters of versions."""
    told = []
    for row in demo_rows():
        row["fields"].pop("revision", None)
        if row["model"] not in HISTORY:
            told.append(json.dumps(row, sort_keys=True))
    return sorted(told)


@pytest.fixture
def maren() -> Person:
    bring("a.txt", said_by("Maren Oduya", role="Transport Minister"))
    return Person.objects.get(name="Maren Oduya")


@pytest.fixture
def maryn() -> Person:
    bring("b.txt", said_by("Maryn Oduya", TEXTS[2]))
    return Person.objects.get(name="Maryn Oduya")


def test_every_row_that_moved_is_recorded(maren, maryn):
    changes = merge(maryn, maren, **WHY).changes.all()
    assert [(one.field, one.before, one.after) for one in changes] == [
        ("merged_into", None, "maren-oduya"),
        ("names_follow", [], ["Maryn Oduya"]),
        (
            "speaker_follows",
            {"person": "maryn-oduya", "name": "Maryn Oduya"},
            {"person": "maren-oduya", "name": "Maren Oduya"},
        ),
    ]


def test_an_inherited_name_keeps_who_said_it_and_whose_it_was(maren, maryn):
    PersonName.objects.create(person=maryn, name="M. Oduya")
    merge(maryn, maren, **WHY)
    inherited = maren.names.filter(came_from=maryn).values_list("name", "origin")
    assert set(inherited) == {("Maryn Oduya", "import"), ("M. Oduya", "editor")}


def test_an_import_cannot_bring_back_who_was_merged(maren, maryn):
    merge(maryn, maren, **WHY)
    bring("c.txt", said_by("Maryn Oduya", "No ferry will sail"))
    assert set(Quote.objects.values_list("speaker__name", flat=True)) == {"Maren Oduya"}
    assert Person.objects.count() == 2


def test_a_name_that_two_bore_is_settled_once_they_are_one(maren, maryn):
    for person in (maren, maryn):
        PersonName.objects.create(person=person, name="Maren Adaeze Oduya")
    bring("c.txt", said_by("Maren Adaeze Oduya", "No ferry will sail"))
    quote = Quote.objects.get(text__startswith="No ferry")
    assert quote.speaker is None
    merged = merge(maryn, maren, **WHY)
    quote.refresh_from_db()
    assert quote.speaker == maren
    undo(merged, **BACK)
    quote.refresh_from_db()
    assert quote.speaker is None


def test_a_merge_that_is_taken_back_leaves_everything_as_it_was(maren, maryn):
    before = dump()
    undo(merge(maryn, maren, **WHY), **BACK)
    assert dump() == before


def test_what_was_taken_back_can_be_done_again(maren, maryn):
    merged = merge(maryn, maren, **WHY)
    together = dump()
    undo(undo(merged, **BACK), **WHY)
    assert dump() == together


def test_what_was_decided_after_a_merge_stays_when_the_merge_is_taken_back(maren, maryn):
    theirs, joss = Quote.objects.get(speaker=maryn), make_person("Joss Varga")
    merged = merge(maryn, maren, **WHY)
    change_speaker(theirs, Speaker(person=joss), **WHY)
    PersonName.objects.create(person=maren, name="Minister Oduya")
    undo(merged, **BACK)
    theirs.refresh_from_db()
    assert theirs.speaker == joss
    assert set(maren.names.values_list("name", flat=True)) == {"Maren Oduya", "Minister Oduya"}


def test_what_was_imported_after_a_merge_goes_to_whose_name_it_prints(maren, maryn):
    merged = merge(maryn, maren, **WHY)
    bring("c.txt", said_by("Maryn Oduya", "No ferry will sail"))
    bring("d.txt", said_by("Maren Oduya", "Every train will run"))
    undo(merged, **BACK)
    speaker = dict(Quote.objects.values_list("text", "speaker__name"))
    assert speaker["No ferry will sail"] == "Maryn Oduya"
    assert speaker["Every train will run"] == "Maren Oduya"


def test_a_decision_that_names_who_was_merged_means_the_heir_and_then_that_one_again(maren, maryn):
    joss = make_person("Joss Varga")
    quote = Quote.objects.get(speaker=maren)
    change_speaker(quote, Speaker(person=joss), **WHY)
    merged = merge(joss, maryn, **WHY)
    quote.refresh_from_db()
    assert quote.speaker == maryn
    undo(merged, **BACK)
    quote.refresh_from_db()
    assert quote.speaker == joss


def test_who_was_merged_twice_is_found_by_every_name_and_each_merge_is_undone_alone(maren, maryn):
    merryn = make_person("Merryn Oduya")
    propose([merryn])
    before = dump()
    inner = merge(maryn, maren, **WHY)
    outer = merge(maren, merryn, **WHY)
    assert set(Quote.objects.values_list("speaker__name", flat=True)) == {"Merryn Oduya"}
    assert Person.objects.called("Maryn Oduya").get() == merryn
    undo(inner, **BACK)
    assert Person.objects.called("Maryn Oduya").get() == maryn
    assert Person.objects.called("Maren Oduya").get() == merryn
    undo(outer, **BACK)
    assert dump() == before


def test_a_name_that_two_merged_people_had_stays_until_the_last_of_them_left(maren):
    others = [make_person("Maryn Oduya"), make_person("Marin Oduya")]
    for other in others:
        PersonName.objects.create(person=other, name="M. Oduya")
    propose(others)
    before = dump()
    merges = [merge(other, maren, **WHY) for other in others]
    undo(merges[0], **BACK)
    assert Person.objects.called("M. Oduya").count() == 2
    undo(merges[1], **BACK)
    assert dump() == before


def test_taking_back_cannot_make_a_circle(maren, maryn):
    taken_back = undo(merge(maryn, maren, **WHY), **BACK)
    merge(maren, maryn, **WHY)
    with pytest.raises(DecisionError, match="in a circle"):
        undo(taken_back, **BACK)


def test_a_merge_that_a_later_one_replaced_is_not_taken_back(maren, maryn):
    merged = merge(maryn, maren, **WHY)
    undo(merged, **BACK)
    merge(maryn, make_person("Merryn Oduya"), **WHY)
    with pytest.raises(DecisionError, match="undone already"):
        undo(merged, **BACK)


def test_a_person_is_not_merged_into_an_organisation(maren):
    with pytest.raises(DecisionError, match="an organisation"):
        merge(maren, make_person("Ministry of Transport", kind="organisation"), **WHY)
    assert not Change.objects.exists()


def test_a_name_given_to_who_was_merged_is_the_heirs_too(maren, maryn):
    merge(maryn, maren, **WHY)
    PersonName.objects.create(person=maryn, name="Marynne Oduya")
    names_changed(maryn)
    assert Person.objects.called("Marynne Oduya").get() == maren


def test_a_quote_that_moved_is_one_that_an_editor_has_to_look_at_again(maren, maryn):
    quote = Quote.objects.get(speaker=maryn)
    merge(maryn, maren, **WHY)
    assert Quote.objects.get(pk=quote.pk).revision == quote.revision + 1


def test_who_is_merged_is_found_by_both_spellings(maren, maryn):
    merge(maryn, maren, **WHY)
    for row in SearchRow.objects.all():
        assert "Maren Oduya" in row.speaker
        assert "Maryn Oduya" in row.speaker
