"""Any field of a quote can be decided; the decision outlives readings, and can be taken back."""

import pytest

from quotes.editing.decisions import decide_field, decide_many
from quotes.editing.erasure import suppress
from quotes.editing.fields.topics import with_topic, without_topic
from quotes.editing.history import Author
from quotes.editing.rejecting import reject
from quotes.editing.speakers import Speaker
from quotes.editing.takedown import hold, lift, retract
from quotes.editing.undo import TAKE_BACK, undo
from quotes.editing.verifying import breaks
from quotes.exceptions import DecisionError, StaleDecision
from quotes.importing.manifest import Entry
from quotes.importing.pipeline import Incoming, bring_in, reread
from quotes.importing.readers import Source
from quotes.models import ChangeSet, Flag, ImportRun, Override, Quote
from tests.factories import make_outlet, make_person, make_topic

pytestmark = pytest.mark.django_db

DESK = Author("The desk")
WHY = {"author": DESK, "reason": "The page shows it."}
TEXT = (
    "Bridge\n\n“We will rebuild the old bridge before the winter,” Transport Minister Maren Oduya "
    "told reporters on Monday, according to the Coast News Agency.\n"
)


def bring(text: str = TEXT) -> None:
    entry = Entry(file="a.txt", outlet="The Harbour Post")
    bring_in(
        Incoming(Source("a.txt", text), entry),
        ImportRun.objects.create(command="test", engine="test"),
    )


@pytest.fixture
def quote(db) -> Quote:
    bring()
    return Quote.objects.get()


def span(text: str, words: str) -> dict:
    start = text.index(words)
    return {"pieces": [[start, start + len(words)]]}


DECISIONS = {
    "role": ("Minister", "role", "Minister"),
    "audience": ("", "audience", ""),
    "kind": ("partial", "kind", "partial"),
    "bounds": (span(TEXT, "rebuild the old bridge"), "text", "rebuild the old bridge"),
    "said": ({"from": None}, "said_words", ""),
    "speaker": ({"name": "a clerk", "kind": "anonymous"}, "speaker_name", "a clerk"),
    "not_a_quotation": (True, "lifecycle", "rejected"),
}


@pytest.mark.parametrize("name", DECISIONS)
def test_a_decision_is_shown_and_outlives_a_new_reading_and_a_new_text(quote, name):
    value, column, shown = DECISIONS[name]
    decide_field(quote, name, value, **WHY)
    assert getattr(Quote.objects.get(), column) == shown
    reread(quote.article, ImportRun.objects.create(command="test", engine="test"))
    assert getattr(Quote.objects.get(), column) == shown
    bring("A line before.\n\n" + TEXT)
    found = Quote.objects.get()
    assert (getattr(found, column), found.version.number) == (shown, 2)


@pytest.mark.parametrize("name", DECISIONS)
def test_to_take_a_decision_back_gives_the_quote_that_was(quote, name):
    before = Quote.objects.values().get()
    made = decide_field(quote, name, DECISIONS[name][0], **WHY)
    undo(made.change.changeset, author=DESK, reason="A slip.")
    assert Quote.objects.values().get() == before | {"revision": before["revision"] + 2}
    assert not Override.objects.active().exists()


def test_every_field_that_can_be_decided_can_be_taken_back():
    assert set(Override.Field.values) <= set(TAKE_BACK)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("role", "Emperor", "nowhere"),
        ("kind", "song", "no kind"),
        ("bounds", {"pieces": []}, "one piece"),
        ("bounds", {"pieces": [[5, 5]]}, "does not lie"),
        ("bounds", {"pieces": [[0, 10_000]]}, "does not lie"),
        ("bounds", {"pieces": [[20, 30], [10, 15]]}, "order|blank"),
        ("bounds", {"pieces": [["a", 3]]}, "whole numbers"),
        ("said", {"from": "yesterday"}, "2024-03-05"),
        ("said", {"from": "2024-03-06", "to": "2024-03-05"}, "after the last"),
        ("sources", [{"as_printed": "Nowhere Wire"}], "nowhere"),
        ("topics", {"put": ["nothing"]}, "no topic"),
        ("speaker", {"person": "nobody-here"}, "nobody here"),
        ("weather", "fine", "no field"),
    ],
)
def test_what_does_not_fit_is_refused_and_leaves_nothing(quote, name, value, says):
    with pytest.raises(DecisionError, match=says):
        decide_field(quote, name, value, **WHY)
    assert not ChangeSet.objects.exists()


def test_the_printed_words_cannot_be_typed_in(quote):
    decide_field(quote, "bounds", span(TEXT, "the old bridge") | {"text": "a new one"}, **WHY)
    assert Quote.objects.get().text == "the old bridge"


def test_the_way_it_came_is_decided_with_its_outlet_and_taken_back(quote):
    agency = make_outlet("CNA")
    was = list(quote.sources.values_list("as_printed", flat=True))
    link = {"as_printed": "Coast News Agency", "basis": "clause", "outlet": agency.slug}
    made = decide_field(quote, "sources", [link], **WHY)
    assert [source.outlet for source in quote.sources.all()] == [agency]
    reread(quote.article, ImportRun.objects.create(command="test", engine="test"))
    assert [source.outlet for source in quote.sources.all()] == [agency]
    undo(made.change.changeset, author=DESK, reason="A slip.")
    assert list(quote.sources.values_list("as_printed", flat=True)) == was


def test_a_topic_that_an_editor_took_away_never_comes_back_by_its_rule(quote):
    bridges = make_topic("Bridges", rule="bridge")
    reread(quote.article, ImportRun.objects.create(command="test", engine="test"))
    assert quote.topics.get() == bridges
    made = decide_field(quote, "topics", without_topic(quote, bridges), **WHY)
    bring("More.\n\n" + TEXT)
    assert not quote.topics.exists()
    undo(made.change.changeset, author=DESK, reason="A slip.")
    assert quote.topics.get() == bridges


def test_a_topic_that_an_editor_put_stays(quote):
    winter = make_topic("Winter")
    decide_field(quote, "topics", with_topic(quote, winter), **WHY)
    bring("More.\n\n" + TEXT)
    assert [(link.topic, link.origin) for link in quote.topic_links.all()] == [(winter, "editor")]


def test_words_that_the_new_text_does_not_hold_wait_for_the_editor(quote):
    decide_field(quote, "bounds", span(TEXT, "before the winter"), **WHY)
    bring(TEXT.replace("before the winter", "ahead of the snow"))
    lost = Quote.objects.get()
    assert (lost.lifecycle, lost.text, lost.version.number) == ("orphaned", "before the winter", 1)
    bring(TEXT)
    assert Quote.objects.get().lifecycle == "live"


def test_a_later_decision_stands_on_top_and_is_taken_back_first(quote):
    first = decide_field(quote, "role", "Minister", **WHY).change.changeset
    second = decide_field(quote, "role", "Transport", **WHY).change.changeset
    with pytest.raises(DecisionError, match="stands on top"):
        undo(first, author=DESK, reason="A slip.")
    undo(second, author=DESK, reason="A slip.")
    assert Quote.objects.get().role == "Minister"
    undo(first, author=DESK, reason="A slip, too.")
    assert Quote.objects.get().role == "Transport Minister"


def test_to_take_back_a_taking_back_brings_the_decision_again(quote):
    made = decide_field(quote, "role", "Minister", **WHY).change.changeset
    taken = undo(made, author=DESK, reason="A slip.")
    again = undo(taken, author=DESK, reason="It was right.")
    assert Quote.objects.get().role == "Minister"
    assert (taken.undoes, again.undoes) == (made, taken)


def test_what_stands_again_can_be_taken_back_by_whichever_decision_it_came(quote):
    first = decide_field(quote, "role", "Minister", **WHY).change.changeset
    taken = [undo(first, author=DESK, reason="A slip.")]
    for _ in range(4):
        taken.append(undo(taken[-1], author=DESK, reason="Look again."))
    assert Quote.objects.get().role == "Transport Minister"
    with pytest.raises(DecisionError, match="undone already"):
        undo(taken[1], author=DESK, reason="A slip.")
    undo(taken[2], author=DESK, reason="It was right.")
    assert Quote.objects.get().role == "Minister"
    undo(taken[3], author=DESK, reason="It was wrong.")
    assert Quote.objects.get().role == "Transport Minister"


def test_many_are_decided_in_one_changeset_and_taken_back_in_one(quote):
    bring(TEXT + "\n\n“The piers are sound and will be kept,” the minister said.\n")
    joss, quotes = make_person("Joss Varga"), list(Quote.objects.all())
    was = [(one.speaker_id, one.review) for one in quotes]
    made = decide_many(quotes, "speaker", lambda quote: Speaker(joss), **WHY)
    assert {one.speaker for one in Quote.objects.all()} == {joss}
    assert made.changes.count() == len(quotes) == 2
    undo(made, author=DESK, reason="A slip.")
    assert [(one.speaker_id, one.review) for one in Quote.objects.order_by("pk")] == was


def test_what_is_undone_already_says_so_until_it_stands_again(quote):
    made = decide_field(quote, "role", "Minister", **WHY).change.changeset
    back = undo(made, author=DESK, reason="A slip.")
    with pytest.raises(DecisionError, match="undone already"):
        undo(made, author=DESK, reason="Once more.")
    undo(back, author=DESK, reason="It was right.")
    undo(made, author=DESK, reason="It was not.")
    assert Quote.objects.get().role == "Transport Minister"


def two_decided() -> tuple[ChangeSet, Quote, Quote]:
    """One decision about two quotes."""
    bring(TEXT + "\n\n“The piers are sound and will be kept,” the minister said.\n")
    made = decide_many(
        Quote.objects.all(), "speaker", lambda quote: Speaker(described="a clerk"), **WHY
    )
    first, second = Quote.objects.order_by("start")
    return made, first, second


@pytest.mark.parametrize(("act", "is_now"), [(retract, "is retracted"), (hold, "is held back")])
def test_to_take_many_back_names_what_was_taken_down_since_without_its_words(quote, act, is_now):
    made, _, second = two_decided()
    placed = act(second, **WHY)
    with pytest.raises(DecisionError, match=f"Quote {second.public_id} {is_now}: lift") as told:
        undo(made, author=DESK, reason="A slip.")
    assert "piers" not in str(told.value)
    lift(placed, **WHY)
    undo(made, author=DESK, reason="A slip.")
    assert not Quote.objects.filter(speaker_name="a clerk").exists()


def test_to_take_many_back_passes_over_what_was_suppressed_since(quote):
    made, first, second = two_decided()
    suppress(second, author=DESK, code="court")
    undo(made, author=DESK, reason="A slip.")
    first.refresh_from_db()
    assert first.speaker_name == "Maren Oduya"
    assert Quote.objects.get(pk=second.pk).lifecycle == "suppressed"
    assert list(breaks()) == []


def test_a_decision_about_nothing_but_suppressed_words_is_not_taken_back(quote):
    made = decide_field(quote, "role", "Minister", **WHY).change.changeset
    suppress(quote, author=DESK, code="court")
    with pytest.raises(DecisionError, match="nothing to undo"):
        undo(made, author=DESK, reason="A slip.")


def test_of_many_one_that_changed_meanwhile_stops_them_all(quote):
    seen = {quote.pk: quote.revision}
    reject(quote, **WHY)
    with pytest.raises(StaleDecision, match=quote.public_id):
        decide_many([quote], "kind", lambda quote: "partial", seen=seen, **WHY)
    assert ChangeSet.objects.count() == 1


def test_a_reading_that_differs_from_what_was_seen_raises_a_flag_and_changes_nothing(quote):
    decide_field(quote, "role", "Minister", **WHY)
    bring(TEXT.replace("Transport Minister", "Harbour Minister"))
    found = Quote.objects.get()
    flag = Flag.objects.open().get(field="role")
    assert (found.role, found.flagged) == ("Minister", True)
    assert (flag.seen, flag.read) == ("Transport Minister", "Harbour Minister")


def test_an_answer_settles_the_flag_and_the_flag_names_it(quote):
    decide_field(quote, "role", "Minister", **WHY)
    bring(TEXT.replace("Transport Minister", "Harbour Minister"))
    answer = decide_field(quote, "role", "Harbour Minister", **WHY)
    assert not Quote.objects.get().flagged
    assert Flag.objects.get(field="role").resolved_by == answer.change.changeset


def test_a_check_lapses_when_the_text_changes_and_the_value_stands(quote):
    decide_field(quote, "role", "Transport Minister", **WHY)
    assert Quote.objects.get().review == "checked"
    bring("An update.\n\n" + TEXT)
    found = Quote.objects.get()
    assert (found.review, found.role) == ("machine", "Transport Minister")


def test_whose_error_it_was_is_kept_with_the_decision(quote):
    made = decide_field(quote, "role", "Minister", fault="outlet", **WHY)
    assert made.change.changeset.get_fault_display() == "the outlet’s error"
    with pytest.raises(DecisionError, match="nobody’s error"):
        decide_field(quote, "role", "Transport", fault="fate", **WHY)
