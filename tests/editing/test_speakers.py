"""What an editor decides about a speaker wins, is recorded, and is never lost."""

import pytest

from quotes.editing.history import Author
from quotes.editing.people import merge
from quotes.editing.speakers import Speaker, change_speaker
from quotes.exceptions import DecisionError, StaleDecision
from quotes.importing.manifest import Entry
from quotes.importing.pipeline import Incoming, bring_in, reread
from quotes.importing.readers import Source
from quotes.models import Change, ChangeSet, ImportRun, Override, Person, Quote
from tests.factories import make_person

pytestmark = pytest.mark.django_db

DESK = Author("The desk")
TEXT = "Bridge\n\n“We will rebuild the old bridge,” Transport Minister Maren Oduya said.\n"


@pytest.fixture
def run() -> ImportRun:
    return ImportRun.objects.create(command="test", engine="test")


@pytest.fixture
def quote(run) -> Quote:
    entry = Entry(file="a.txt", outlet="The Harbour Post")
    bring_in(Incoming(Source("a.txt", TEXT), entry), run)
    return Quote.objects.get()


@pytest.fixture
def joss(db) -> Person:
    return make_person("Joss Varga")


def decide(quote, speaker, **more):
    more.setdefault("reason", "The broadcast shows it.")
    return change_speaker(quote, speaker, author=DESK, **more)


def test_the_decision_is_what_the_quote_shows(quote, joss):
    decide(quote, Speaker(person=joss))
    quote.refresh_from_db()
    assert (quote.speaker, quote.review) == (joss, "corrected")
    assert "Oduya" in quote.speaker_as_printed


def test_a_speaker_is_decided_as_often_as_it_takes(quote, joss):
    for name in ("Ida Quill", "Ada Quill", "Eda Quill"):
        decide(quote, Speaker(described=name))
    decide(quote, Speaker(person=joss))
    assert Override.objects.active().get().person == joss
    assert Override.objects.count() == 4


def test_the_decision_stands_when_the_article_is_read_again(quote, joss, run):
    decide(quote, Speaker(person=joss))
    reread(quote.article, run)
    quote.refresh_from_db()
    assert quote.speaker == joss


def test_the_decision_stands_when_the_text_changes_and_comes_in_again(quote, joss, run):
    decide(quote, Speaker(person=joss))
    entry = Entry(file="a.txt", outlet="The Harbour Post")
    bring_in(Incoming(Source("a.txt", "An update.\n\n" + TEXT), entry), run)
    quote.refresh_from_db()
    assert (quote.speaker, quote.version.number) == (joss, 2)


def test_an_edited_quotation_that_is_gone_waits_for_its_editor(quote, joss, run):
    decide(quote, Speaker(person=joss))
    entry = Entry(file="a.txt", outlet="The Harbour Post")
    bring_in(Incoming(Source("a.txt", "Nothing was said.\n"), entry), run)
    quote.refresh_from_db()
    assert quote.lifecycle == "orphaned"
    assert quote.overrides.active().get().person == joss


def test_to_agree_with_the_machine_is_a_check(quote):
    decide(quote, Speaker(person=quote.speaker))
    quote.refresh_from_db()
    assert quote.review == "checked"


def test_an_editor_may_say_that_nobody_can_be_named(quote):
    decide(quote, Speaker())
    quote.refresh_from_db()
    assert (quote.speaker, quote.speaker_kind, quote.speaker_name) == (None, "unknown", "")


def test_a_described_speaker_is_no_person(quote):
    decide(quote, Speaker(described="a senior official"))
    quote.refresh_from_db()
    assert (quote.speaker, quote.speaker_kind) == (None, "anonymous")
    assert quote.speaker_name == "a senior official"


def test_the_history_keeps_both_values_the_reason_and_the_author(quote, joss):
    decide(quote, Speaker(person=joss), reason="The broadcast shows it.")
    change = Change.objects.get()
    assert change.before["person"] == "maren-oduya"
    assert change.after["person"] == "joss-varga"
    assert (change.changeset.by_name, change.changeset.reason) == (
        "The desk",
        "The broadcast shows it.",
    )


def test_the_override_keeps_what_the_machine_had_read(quote, joss):
    override = decide(quote, Speaker(person=joss))
    assert override.machine_value == {"name": "Maren Oduya", "kind": "person"}


def test_a_second_decision_replaces_the_first_and_keeps_it(quote, joss):
    first = decide(quote, Speaker(person=joss))
    second = decide(quote, Speaker())
    first.refresh_from_db()
    assert first.replaced_by == second
    assert quote.overrides.active().get() == second
    assert Override.objects.count() == 2


def test_a_quote_can_be_decided_about_again_and_again(quote, joss, run):
    for speaker in (Speaker(person=joss), Speaker(), Speaker(described="a clerk"), Speaker(joss)):
        decide(quote, speaker)
    reread(quote.article, run)
    quote.refresh_from_db()
    assert quote.speaker == joss
    assert quote.overrides.count() == 4
    assert quote.overrides.active().count() == 1


def test_reading_again_leaves_the_revision_to_the_editors(quote, joss, run):
    decide(quote, Speaker(person=joss))
    seen = Quote.objects.get().revision
    reread(quote.article, run)
    assert Quote.objects.get().revision == seen


def test_a_decision_needs_a_reason(quote, joss):
    with pytest.raises(DecisionError, match="Say why"):
        decide(quote, Speaker(person=joss), reason="  ")
    assert not ChangeSet.objects.exists()
    assert not quote.overrides.exists()


def test_who_saw_an_older_state_overwrites_nothing(quote, joss):
    seen = quote.revision
    decide(quote, Speaker(), seen_revision=seen)
    with pytest.raises(StaleDecision, match="Somebody else"):
        decide(quote, Speaker(person=joss), seen_revision=seen)
    quote.refresh_from_db()
    assert quote.speaker is None


def test_history_is_never_rewritten(quote, joss):
    decide(quote, Speaker(person=joss))
    with pytest.raises(TypeError, match="append"):
        Change.objects.get().save()


def test_a_merged_persons_quotes_are_the_heirs_now_and_later(quote, run):
    maren = quote.speaker
    heir = make_person("Marén Odouya")
    merge(maren, heir, author=DESK, reason="Two spellings of one minister.")
    quote.refresh_from_db()
    assert quote.speaker == heir
    entry = Entry(file="b.txt", outlet="The Hill Echo")
    bring_in(Incoming(Source("b.txt", TEXT), entry), run)
    assert {quote.speaker for quote in Quote.objects.all()} == {heir}


def test_a_decision_for_a_merged_person_follows_the_heir(quote, joss):
    decide(quote, Speaker(person=joss))
    heir = make_person("Joss Vargha")
    merge(joss, heir, author=DESK, reason="One person.")
    quote.refresh_from_db()
    assert quote.speaker == heir


def test_a_circle_of_merges_is_refused(db):
    one, two = make_person("Ana Reyes"), make_person("Anna Reyes")
    merge(one, two, author=DESK, reason="One person.")
    with pytest.raises(DecisionError, match="already"):
        merge(two, one, author=DESK, reason="The other way.")
    with pytest.raises(DecisionError, match="themselves"):
        merge(two, two, author=DESK, reason="Herself.")
