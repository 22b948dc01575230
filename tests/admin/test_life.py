"""The page of a quote's whole life: who may hold, retract and give back, and what it shows."""

import pytest
from django.urls import reverse

from quotes.editing.decisions import decide_field
from quotes.editing.history import Author
from quotes.editing.speakers import Speaker, change_speaker
from quotes.editing.takedown import hold_article
from quotes.models import ChangeSet, Quote, TakeDown
from tests.admin.accounts import signed_in
from tests.factories import make_person, make_quote, make_reading

pytestmark = pytest.mark.django_db


def life(quote: Quote) -> str:
    return reverse("desk:quote_life", args=[quote.public_id])


def test_any_editor_holds_at_once_and_gives_back_what_they_held():
    quote, editor = make_quote(), signed_in("editor")
    make_reading(quote)
    editor.post(life(quote), {"act": "hold", "reason": "She denies it."})
    assert Quote.objects.get().lifecycle == "held"
    assert "She denies it." in editor.get(life(quote)).content.decode()
    placed = TakeDown.objects.get().pk
    other = signed_in("editor", "another")
    sent = {"act": "lift", "placed": placed, "reason": "It is right."}
    assert other.post(life(quote), sent).status_code == 403
    editor.post(life(quote), sent)
    assert Quote.objects.get().lifecycle == "live"


def test_a_publisher_gives_back_what_an_editor_held():
    quote = make_quote()
    make_reading(quote)
    signed_in("editor").post(life(quote), {"act": "hold", "reason": "She denies it."})
    sent = {"act": "lift", "placed": TakeDown.objects.get().pk, "reason": "It is right."}
    signed_in("publisher").post(life(quote), sent)
    assert Quote.objects.get().lifecycle == "live"


@pytest.mark.parametrize(
    ("role", "act"), [("viewer", "hold"), ("viewer", "retract"), ("editor", "retract")]
)
def test_who_may_not_is_refused_and_nothing_is_taken_down(role, act):
    quote = make_quote()
    answer = signed_in(role).post(life(quote), {"act": act, "reason": "Because."})
    assert answer.status_code == 403
    assert not TakeDown.objects.exists()


@pytest.mark.parametrize(
    "sent",
    [{}, {"act": "hold"}, {"act": "lift", "reason": "x"}, {"act": "nonsense", "reason": "x"}],
)
def test_what_cannot_be_understood_does_nothing(sent):
    quote = make_quote()
    assert signed_in("publisher").post(life(quote), sent).status_code in (302, 404)
    assert not TakeDown.objects.exists()


def test_the_life_of_a_quote_is_told_in_order_and_leads_to_the_editors_day():
    quote, publisher = make_quote(), signed_in("publisher")
    publisher.post(life(quote), {"act": "retract", "reason": "A parody.", "note": "Not hers."})
    shown = publisher.get(life(quote)).content.decode()
    assert shown.index("A parody.") > 0
    day = reverse("desk:editor_day", args=[TakeDown.objects.get().change.changeset.public_id])
    assert day in shown
    assert "A parody." in publisher.get(day).content.decode()


def test_a_decision_is_taken_back_from_the_page_of_the_quotes_life():
    quote, editor = make_quote(speaker=make_person("Ada Brandt")), signed_in("editor")
    make_reading(quote)
    described = Speaker(described="a sailor")
    change_speaker(quote, described, author=Author("Edith"), reason="The film shows it.")
    decided = ChangeSet.objects.get()
    assert decided.public_id in editor.get(life(quote)).content.decode()
    editor.post(life(quote), {"act": "undo", "changeset": decided.public_id, "reason": "No film."})
    assert ChangeSet.objects.first().undoes == decided
    assert Quote.objects.get().speaker_name != "a sailor"


def test_a_retraction_is_not_taken_back_by_an_editor():
    quote = make_quote()
    signed_in("publisher").post(life(quote), {"act": "retract", "reason": "A parody."})
    sent = {"act": "undo", "changeset": ChangeSet.objects.get().public_id, "reason": "No."}
    signed_in("editor").post(life(quote), sent)
    assert Quote.objects.get().lifecycle == "retracted"


def test_a_flag_of_a_later_reading_is_told_with_both_values():
    quote = make_quote(speaker=make_person("Ada Brandt"))
    seen, read = ({"name": name, "kind": "person"} for name in ("Ada Brandt", "Joss Varga"))
    quote.flags.create(field="speaker", seen=seen, read=read)
    told = signed_in("viewer").get(life(quote)).content.decode()
    assert "flag: speaker" in told
    assert "It waits for an editor." in told
    assert told.index("Ada Brandt") < told.rindex("Joss Varga")


def test_the_way_it_came_is_told_in_the_printed_names():
    quote = make_quote(text="According to the wire, it holds")
    make_reading(quote)
    way = [{"as_printed": "the wire", "basis": "clause"}]
    decide_field(quote, "sources", way, author=Author("Edith"), reason="Printed.")
    assert "<bdi>the wire</bdi>" in signed_in("viewer").get(life(quote)).content.decode()


def test_nothing_is_lifted_from_the_page_of_another_quote():
    quote, other, publisher = make_quote(), make_quote(), signed_in("publisher")
    make_reading(quote)
    publisher.post(life(quote), {"act": "hold", "reason": "She denies it."})
    sent = {"act": "lift", "placed": TakeDown.objects.get().pk, "reason": "It is right."}
    assert publisher.post(life(other), sent).status_code == 404
    elsewhere = reverse("desk:article_life", args=[quote.article.public_id])
    assert publisher.post(elsewhere, sent).status_code == 404
    assert Quote.objects.get(pk=quote.pk).lifecycle == "held"


def test_an_editor_who_lifts_a_hold_within_a_held_article_reads_that_it_is_still_held():
    quote, editor = make_quote(), signed_in("editor")
    make_reading(quote)
    editor.post(life(quote), {"act": "hold", "reason": "She denies it."})
    hold_article(quote.article, author=Author("Edith"), reason="A court looks at it.")
    sent = {"act": "lift", "placed": TakeDown.objects.first().pk, "reason": "It is right."}
    assert "still stands" in editor.post(life(quote), sent, follow=True).content.decode()
    assert Quote.objects.get().lifecycle == "held"
