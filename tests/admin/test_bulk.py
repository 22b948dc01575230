"""Editors decide about many quotes at once: seen first, in one changeset, all of it or nothing."""

import pytest
from django.urls import reverse

from quotes.admin import bulk
from quotes.editing.decisions import decide_field
from quotes.editing.history import Author
from quotes.editing.takedown import hold, lift, retract
from quotes.editing.undo import undo
from quotes.models import ChangeSet, Quote
from tests.admin.accounts import signed_in
from tests.factories import make_person, make_topic

pytestmark = pytest.mark.django_db
WHY = {"author": Author("The desk"), "reason": "A court looks at it."}
LIST = "admin:quotes_quote_changelist"


@pytest.fixture
def editor(db):
    return signed_in("editor")


def act(client, action: str, quotes: list[Quote], **fields):
    data = {"action": action, "_selected_action": [quote.pk for quote in quotes]}
    data |= {"seen": [f"{quote.pk}:{quote.revision}" for quote in quotes]}
    return client.post(reverse(LIST), data | fields)


def test_the_preview_shows_both_values_and_writes_nothing(editor, quotes):
    make_person("Joss Varga")
    asked = act(editor, "set_speaker", quotes).content.decode()
    assert "Who is speaking" in asked
    seen = act(editor, "set_speaker", quotes, speaker="joss varga", look="yes").content.decode()
    assert seen.count("<strong><bdi>Joss Varga</bdi></strong>") == 3
    assert seen.count("<td><bdi>Maren Oduya</bdi></td>") == 3
    assert not ChangeSet.objects.exists()


def test_a_speaker_is_decided_of_all_in_one_changeset_and_taken_back_in_one(editor, quotes):
    joss = make_person("Joss Varga")
    said = {"speaker": "joss-varga", "reason": "The film shows him.", "fault": "ours", "do": "yes"}
    assert act(editor, "set_speaker", quotes, **said).status_code == 302
    assert set(Quote.objects.values_list("speaker", "review")) == {(joss.pk, "corrected")}
    made = ChangeSet.objects.get()
    assert (made.changes.count(), made.fault, made.by_name) == (3, "ours", "editor")
    undo(made, author=Author("The desk"), reason="A slip.")
    assert set(Quote.objects.values_list("speaker__name", flat=True)) == {"Maren Oduya"}


def test_a_topic_is_put_to_all_and_taken_away_from_all(editor, quotes):
    topic = make_topic("Bridges")
    why = {"topic": "bridges", "reason": "It is about that.", "do": "yes"}
    act(editor, "put_topic", quotes[:2], **why)
    assert Quote.objects.filter(topics=topic).count() == 2
    act(editor, "take_topic_away", list(Quote.objects.order_by("pk")), **why)
    assert not Quote.objects.filter(topics=topic).exists()
    assert Quote.objects.filter(kept_off__topic=topic).count() == 3
    assert ChangeSet.objects.count() == 2


def test_what_is_no_quotation_is_seen_at_once_and_leaves_the_lists_together(editor, quotes):
    asked = act(editor, "not_a_quotation", quotes).content.decode()
    assert asked.count("<strong><bdi>not a quotation</bdi></strong>") == 3
    act(editor, "not_a_quotation", quotes, reason="A list of titles.", do="yes")
    assert not Quote.objects.shown().exists()
    assert ChangeSet.objects.count() == 1
    again = list(Quote.objects.order_by("pk"))
    act(editor, "a_quotation", again[:1], reason="One of them is.", do="yes")
    assert Quote.objects.shown().get() == again[0]


def test_what_is_so_already_is_left_alone_and_told_where_it_is_so_of_all(editor, quotes):
    why = {"author": Author("Ada"), "reason": "First."}
    decide_field(quotes[0], "not_a_quotation", True, **why)
    now = list(Quote.objects.order_by("pk"))
    act(editor, "not_a_quotation", now, reason="All three.", do="yes")
    assert ChangeSet.objects.order_by("pk").last().changes.count() == 2
    now = list(Quote.objects.order_by("pk"))
    told = act(editor, "not_a_quotation", now, reason="Again.", do="yes").content.decode()
    assert "stands already of all of them" in told
    assert ChangeSet.objects.count() == 2


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"speaker": "Nobody Known", "reason": "So."}, "Nobody here is called"),
        ({"speaker": "Maren Oduya", "reason": " "}, "Say why"),
        ({"speaker": "Maren Oduya", "described": "a clerk", "reason": "So."}, "not both"),
        ({"speaker": "Maren Oduya", "reason": "So.", "seen": []}, "not the quotations that you"),
        ({"speaker": "Maren Oduya", "reason": "So.", "seen": ["x", "1"]}, "not the quotations"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_stored(editor, quotes, fields, says):
    assert says in act(editor, "set_speaker", quotes, **fields, do="yes").content.decode()
    assert not ChangeSet.objects.exists()


def test_where_one_was_changed_meanwhile_none_is_decided(editor, quotes):
    why = {"author": Author("Ada"), "reason": "First."}
    decide_field(quotes[1], "kind", "partial", **why)
    said = {"speaker": "", "described": "a clerk", "reason": "So.", "do": "yes"}
    told = act(editor, "set_speaker", quotes, **said).content.decode()
    assert f"Somebody else changed this quote, {quotes[1].public_id}," in told
    assert ChangeSet.objects.count() == 1


def test_what_was_taken_down_is_shown_as_left_out_and_the_others_are_decided(editor, quotes):
    placed = hold(quotes[0], **WHY)
    said = {"described": "a clerk", "described_kind": "anonymous", "reason": "So."}
    seen = act(editor, "set_speaker", quotes, **said, look="yes").content.decode()
    assert f"{quotes[0].public_id} is left out: held back" in seen
    assert seen.count('name="seen"') == 2
    assert "Decide about the others" in seen
    looked = [f"{one.pk}:{one.revision}" for one in quotes[1:]]
    act(editor, "set_speaker", quotes, **said | {"seen": looked}, do="yes")
    assert Quote.objects.filter(speaker_name="a clerk").count() == 2
    lift(placed, **WHY)
    assert Quote.objects.get(pk=quotes[0].pk).speaker_name != "a clerk"


def test_what_was_taken_down_since_the_look_is_named_and_nothing_is_decided(editor, quotes):
    hold(quotes[1], **WHY)
    said = {"described": "a clerk", "described_kind": "anonymous", "reason": "So.", "do": "yes"}
    told = act(editor, "set_speaker", quotes, **said).content.decode()
    assert f"Quote {quotes[1].public_id} is held back: lift the hold" in told
    assert not Quote.objects.filter(speaker_name="a clerk").exists()


def test_where_all_were_taken_down_the_look_says_so(editor, quotes):
    retract(quotes[0], **WHY)
    told = act(editor, "not_a_quotation", quotes[:1]).content.decode()
    assert f"Quote {quotes[0].public_id} is retracted" in told
    assert "Decide about" not in told


def test_too_many_at_once_are_refused(editor, quotes, monkeypatch):
    monkeypatch.setattr(bulk, "MOST", 2)
    answer = editor.get(act(editor, "set_speaker", quotes).url)
    assert "tick at most 2 quotations" in answer.content.decode()


@pytest.mark.parametrize("action", ["set_speaker", "put_topic", "not_a_quotation"])
def test_a_viewer_is_offered_none_of_it_and_decides_nothing(client, quotes, action):
    make_topic("Bridges")
    viewer = signed_in("viewer")
    assert action not in viewer.get(reverse(LIST)).content.decode()
    act(viewer, action, quotes, topic="bridges", reason="So.", do="yes")
    assert not ChangeSet.objects.exists()
