"""What waits, in which order, for whom; and who is offered as a speaker, with which reasons."""

import pytest
from django.contrib.auth import get_user_model

from quotes.editing.decisions import decide_fields
from quotes.editing.history import Author
from quotes.editing.queue import KINDS, kind, kind_called
from quotes.editing.queue.candidates import candidates, is_name
from quotes.editing.queue.choices import (
    decide_flagged,
    decide_orphan,
    decide_pair,
    decide_quote,
    decide_report,
)
from quotes.editing.queue.flagged import differences
from quotes.editing.recompute import recompute
from quotes.editing.reports import file_report
from quotes.editing.takedown import hold, hold_article, lift, retract
from quotes.exceptions import DecisionError, StaleDecision
from quotes.models import Quote, Reading, WordingPair
from tests.factories import make_article, make_person, make_quote, make_reading, make_statement

pytestmark = pytest.mark.django_db
EDITOR = Author("Edith Tor")


@pytest.fixture
def rae():
    return get_user_model().objects.create_user("rae")


def unsure(confidence=0.5, **fields) -> Quote:
    """A quote of whose speaker the machine is that sure."""
    quote = make_quote(**{"speaker": make_person()} | fields)
    make_reading(quote, confidence=confidence)
    return quote


def pair(*quotes: Quote, score: float = 0.5, level: str = "point") -> WordingPair:
    first, second = sorted(quotes, key=lambda quote: quote.pk)
    return WordingPair.objects.create(first=first, second=second, level=level, score=score)


def waits(slug: str) -> list:
    return list(kind_called(slug).rows())


def test_who_is_nobody_waits_and_who_is_described_does_not():
    nobody = make_quote(speaker_name="", kind="direct")
    pronoun = make_quote(speaker_name="they", speaker_kind="group")
    make_quote(speaker_name="a senior official", speaker_kind="anonymous")
    make_quote(speaker=make_person())
    assert set(waits("no-speaker")) == {nobody, pronoun}


def test_a_name_that_is_nobodys_yet_waits_among_the_names():
    named = make_quote(speaker_name="Brandt", speaker_kind="person")
    assert waits("whose-name") == [named]
    assert waits("no-speaker") == []


def test_what_no_public_list_shows_does_not_wait():
    for fields in ({"headline": True}, {"kind": "indirect"}, {"lifecycle": "superseded"}):
        make_quote(**fields)
        unsure(**fields)
    assert all(not list(one.rows()) for one in KINDS)


def test_the_least_sure_comes_first_and_the_sure_not_at_all():
    some, least = unsure(0.6), unsure(0.2)
    unsure(0.9)
    assert waits("unsure") == [least, some]


def test_only_the_newest_reading_counts():
    quote = unsure(0.2)
    Reading.objects.create(
        quote=quote,
        number=2,
        version=quote.version,
        engine="t",
        rule="t",
        confidence=0.9,
        values=quote.readings.get().values,
    )
    assert waits("unsure") == []


def test_what_was_decided_waits_no_more():
    quote = unsure()
    decide_quote(quote, "keep", author=EDITOR, note="", seen_revision=quote.revision)
    quote.refresh_from_db()
    assert quote.review == "checked"
    assert waits("unsure") == []


def test_proposed_pairs_wait_the_likest_first_until_an_editor_decides():
    ada = make_person()
    one, two, three = (make_quote(words, speaker=ada) for words in ("We left.", "We go.", "Off."))
    less, more = pair(one, two, score=0.3), pair(two, three, score=0.6)
    pair(one, three, level="statement")
    assert waits("one-statement") == [more, less]
    decide_pair(more, "two", author=EDITOR, note="")
    assert waits("one-statement") == [less]
    decide_pair(less, "one", author=EDITOR, note="Both in the film.")
    assert waits("one-statement") == []
    one.refresh_from_db()
    two.refresh_from_db()
    assert one.statement == two.statement is not None


def test_a_pair_that_is_one_statement_already_does_not_wait():
    one, two = make_quote("We left."), make_quote("We go.")
    make_statement(one, two)
    pair(one, two)
    assert waits("one-statement") == []


def test_reports_wait_the_oldest_first_and_those_answered_do_not():
    quote = unsure(0.9)
    first = file_report(quote, "speaker", "It was her.", "a")
    second = file_report(quote, "other", "", "b")
    assert waits("reported") == [first, second]
    decide_report(first, "decline", author=EDITOR, note="As printed.", seen_revision=None)
    assert waits("reported") == [second]


def test_mending_what_a_reader_reported_answers_the_report():
    quote, joss = unsure(0.9), make_person("Joss Varga")
    report = file_report(quote, "speaker", "It was Joss.", "a")
    decide_report(report, f"person:{joss.pk}", author=EDITOR, note="", seen_revision=quote.revision)
    report.refresh_from_db()
    quote.refresh_from_db()
    assert quote.speaker == joss
    assert (report.status, report.changeset) == ("mended", quote.changes.get().changeset)


@pytest.mark.parametrize("act", [retract, hold, hold_article])
def test_a_report_about_what_was_taken_down_is_mended_by_that(act):
    quote = unsure()
    report = file_report(quote, "other", "She never said so.", "a")
    subject = quote.article if act is hold_article else quote
    placed = act(subject, author=EDITOR, reason="She never said so.")
    with pytest.raises(DecisionError):
        decide_report(report, "nobody", author=EDITOR, note="", seen_revision=None)
    decide_report(report, "taken-down", author=EDITOR, note="Right.", seen_revision=None)
    report.refresh_from_db()
    assert (report.status, report.changeset) == ("mended", placed.change.changeset)
    assert waits("reported") == []


def test_a_report_is_not_mended_by_a_taking_down_that_was_lifted():
    quote = unsure()
    report = file_report(quote, "other", "", "a")
    lift(retract(quote, author=EDITOR, reason="A."), author=EDITOR, reason="B.")
    with pytest.raises(DecisionError, match="given back"):
        decide_report(report, "taken-down", author=EDITOR, note="", seen_revision=None)
    assert waits("reported") == [report]


def test_a_report_that_cannot_be_answered_leaves_the_quote_as_it_was():
    quote, joss = unsure(0.9), make_person("Joss Varga")
    report = file_report(quote, "speaker", "It was Joss.", "a")
    decide_report(report, "decline", author=EDITOR, note="No.", seen_revision=None)
    with pytest.raises(DecisionError, match="already"):
        decide_report(report, f"person:{joss.pk}", author=EDITOR, note="", seen_revision=1)
    quote.refresh_from_db()
    assert quote.speaker != joss


@pytest.mark.parametrize(
    "choice", ["", "x", "person:", "person:abc", "person:99999", "person:" + "9" * 40, "described"]
)
def test_a_choice_that_was_not_offered_is_refused(choice):
    quote = unsure(speaker_as_printed="")
    with pytest.raises(DecisionError, match="none of those offered"):
        decide_quote(quote, choice, author=EDITOR, note="", seen_revision=quote.revision)


def test_who_decides_about_an_older_state_overwrites_nothing():
    quote = unsure()
    decide_quote(quote, "nobody", author=EDITOR, note="", seen_revision=quote.revision)
    with pytest.raises(StaleDecision):
        decide_quote(quote, "keep", author=EDITOR, note="", seen_revision=quote.revision)


def test_what_is_not_a_quotation_waits_no_more():
    quote = unsure()
    decide_quote(quote, "reject", author=EDITOR, note="", seen_revision=quote.revision)
    quote.refresh_from_db()
    assert quote.lifecycle == "rejected"
    assert waits("unsure") == []
    assert quote.changes.get().changeset.reason.endswith("these words are not a quotation.")


def read_again(quote: Quote, name: str, **values) -> None:
    """Another reading that names somebody else, and what follows from it."""
    first = quote.readings.get()
    Reading.objects.create(
        quote=quote,
        number=2,
        version=quote.version,
        engine="t",
        rule="t",
        confidence=0.9,
        values=first.values | {"speaker_text": name} | values,
    )
    recompute(Quote.objects.select_related("article").get(pk=quote.pk))


def test_what_is_read_otherwise_since_waits_and_the_decision_stands_until_then():
    quote, joss = unsure(0.9), make_person("Joss Varga")
    decide_quote(quote, f"person:{joss.pk}", author=EDITOR, note="", seen_revision=None)
    assert waits("flagged") == []
    read_again(quote, "Somebody Else")
    (flagged,) = waits("flagged")
    assert flagged.speaker == joss
    (told,) = differences(flagged)
    assert (told.label, told.read, told.decided) == ("speaker", "Somebody Else", "Joss Varga")
    seen = {"author": EDITOR, "note": "", "seen_revision": flagged.revision}
    decide_flagged(flagged, "keep", **seen)
    assert waits("flagged") == []
    flagged.refresh_from_db()
    assert flagged.speaker == joss


def test_every_contradicted_decision_is_confirmed_in_one_go():
    quote = unsure(0.9)
    decide_fields(quote, {"kind": "block", "audience": ""}, author=EDITOR, reason="As printed.")
    read_again(quote, "Somebody Else", type="partial", audience="reporters")
    (flagged,) = waits("flagged")
    assert {one.field for one in differences(flagged)} == {"kind", "audience"}
    decide_flagged(flagged, "keep", author=EDITOR, note="", seen_revision=flagged.revision)
    assert waits("flagged") == []
    with pytest.raises(DecisionError, match="nothing to do"):
        decide_flagged(flagged, "keep", author=EDITOR, note="", seen_revision=None)


def test_the_same_read_again_flags_nothing():
    quote = unsure(0.9)
    decide_quote(quote, "nobody", author=EDITOR, note="", seen_revision=None)
    read_again(quote, quote.readings.get().values["speaker_text"])
    assert waits("flagged") == []


def test_an_orphan_is_taken_off_the_lists_or_left_but_given_to_nobody():
    quote = unsure(lifecycle="orphaned")
    seen = {"author": EDITOR, "note": "", "seen_revision": quote.revision}
    with pytest.raises(DecisionError, match="none of those offered"):
        decide_orphan(quote, "keep", **seen)
    assert waits("orphaned") == [quote]
    decide_orphan(quote, "reject", **seen)
    assert waits("orphaned") == []


def test_a_skip_is_remembered_for_the_one_who_skipped(rae):
    ines = get_user_model().objects.create_user("ines")
    unsure_kind, first, second = kind_called("unsure"), unsure(0.2), unsure(0.3)
    unsure_kind.skip(rae, first.pk)
    unsure_kind.skip(rae, first.pk)
    assert unsure_kind.next(rae) == second
    assert unsure_kind.next(ines) == first
    assert (unsure_kind.count(rae), unsure_kind.skipped(rae)) == (1, 1)
    unsure_kind.bring_back(rae)
    assert unsure_kind.next(rae) == first


def test_next_goes_on_and_after_the_last_begins_again(rae):
    first, second = unsure(0.2), unsure(0.3)
    one = kind_called("unsure")
    assert one.next(rae, after=first.pk) == second
    assert one.next(rae, after=second.pk) == first
    assert one.next(rae, after=987654) == first
    assert kind_called("orphaned").next(rae, after=1) is None


def test_counting_stops_where_nobody_counts_on(rae, monkeypatch):
    monkeypatch.setattr(kind, "MOST_COUNTED", 2)
    for _ in range(5):
        unsure()
    assert kind_called("unsure").count(rae) == 3


def test_the_bearer_of_the_printed_name_is_offered_with_the_reason():
    brandt = make_person("Karla Brandt")
    make_person("Otto Weiss")
    quote = make_quote(speaker_name="Brandt", speaker_kind="person")
    (offered,) = candidates(quote)
    assert offered.person == brandt
    assert "“Brandt” holds a form of this name." in offered.speaks_for


def test_a_wrong_speaker_comes_with_what_speaks_against():
    quote = unsure(speaker=make_person("Otto Weiss"), speaker_as_printed="Karla Brandt")
    make_person("Karla Brandt")
    shown = next(one for one in candidates(quote) if one.chosen)
    assert "“Karla Brandt” is no form of this name." in shown.speaks_against


def test_a_given_name_in_common_is_no_form_of_a_name():
    quote = unsure(speaker=make_person("Karla Weiss"), speaker_as_printed="Karla Brandt")
    (shown,) = candidates(quote)
    assert "“Karla Brandt” is no form of this name." in shown.speaks_against


def test_who_is_printed_nowhere_in_the_article_is_said_to_be():
    article = make_article("A headline\n\n“We left,” she said.\n")
    quote = unsure(
        text="We left",
        article=article,
        speaker=make_person("Otto Weiss"),
        speaker_as_printed="she",
    )
    (shown,) = candidates(quote)
    assert shown.speaks_against == ["This article prints the name nowhere."]


def test_a_role_that_agrees_is_a_reason():
    brandt = make_person("Karla Brandt")
    make_quote(speaker=brandt, role="Finance Minister")
    quote = make_quote(speaker_name="Brandt", speaker_kind="person", role="Minister")
    (offered,) = candidates(quote)
    assert "Printed as “Finance Minister” near that day, too." in offered.speaks_for


def test_candidates_are_no_more_than_there_are_keys_in_a_fixed_number_of_questions(
    django_assert_max_num_queries, django_assert_num_queries
):
    quote = make_quote(speaker_name="Brandt", speaker_kind="person")
    for number in range(3):
        make_person(f"Nr{number} Brandt")
    with django_assert_max_num_queries(10) as first:
        assert len(candidates(quote)) == 3
    for number in range(20):
        make_person(f"Number{number} Brandt")
    with django_assert_num_queries(len(first.captured_queries)):
        assert len(candidates(quote)) == 9


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("he", False),
        ("", False),
        ("a spokesman", False),
        ("The minister", False),
        ("Brandt", True),
        ("Minister Karla Brandt", True),
        ("They", False),
    ],
)
def test_a_name_is_told_from_a_description(printed, name):
    assert is_name(printed) is name
