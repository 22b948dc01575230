"""The screens of the queue: evidence first, one answer an item, nothing overwritten."""

import pytest
from django.urls import reverse

from quotes.deriving.proposals import propose
from quotes.editing.history import Author
from quotes.editing.queue import KINDS
from quotes.editing.recompute import recompute
from quotes.editing.reports import file_report
from quotes.editing.roles import EDITOR, VIEWER
from quotes.editing.speakers import Speaker, change_speaker
from quotes.editing.takedown import retract
from quotes.models import ChangeSet, Quote, Reading, WordingPair
from tests.admin.accounts import signed_in
from tests.factories import make_person, make_quote, make_reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(db):
    return signed_in(EDITOR, "rae")


def unsure(**fields) -> Quote:
    quote = make_quote(**{"speaker": make_person()} | fields)
    make_reading(quote, confidence=0.5)
    return quote


def page(slug: str) -> str:
    return reverse("desk:queue", args=[slug])


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def send(editor, quote: Quote, choice: str, **fields):
    form = {"item": quote.pk, "seen_revision": quote.revision, "choice": choice}
    return editor.post(page("unsure"), form | fields)


def test_the_evidence_stands_before_what_can_be_chosen(editor):
    quote = unsure()
    shown = text(editor.get(page("unsure")))
    assert f'<mark id="words">{quote.text}</mark>' in shown
    assert shown.index("<mark") < shown.index('data-key="a"')


def test_one_answer_decides_and_leads_to_the_next(editor):
    first, second = unsure(text="One thing."), unsure(text="Another thing.")
    answer = send(editor, second, "keep")
    assert answer.url == page("unsure")
    shown = text(editor.get(answer.url))
    assert first.text in shown
    second.refresh_from_db()
    assert second.review == "checked"
    assert ChangeSet.objects.get().by_name == "rae"


def test_a_note_is_the_reason_that_readers_see(editor, client):
    quote = unsure()
    send(editor, quote, "nobody", note="The film has\x00 no sound.")
    assert "The film has\ufffd no sound." in text(client.get("/corrections/"))


def test_two_editors_on_one_item_do_not_overwrite_one_another(editor):
    quote, joss = unsure(), make_person("Joss Varga")
    send(editor, quote, f"person:{joss.pk}")
    answer = send(editor, quote, "nobody")
    assert "Nothing of yours was saved" in text(editor.get(answer.url))
    quote.refresh_from_db()
    assert quote.speaker == joss


def test_an_item_that_changed_but_still_waits_is_told_with_what_it_says_now(editor):
    quote = unsure()
    Quote.objects.filter(pk=quote.pk).update(revision=7)
    answer = send(editor, quote, "nobody")
    assert "Somebody else changed this quote" in text(editor.get(answer.url))
    assert not ChangeSet.objects.exists()


def test_a_skipped_item_comes_back_when_asked_for(editor):
    quote = unsure()
    send(editor, quote, "skip")
    assert "You skipped 1 item" in text(editor.get(page("unsure")))
    editor.post(page("unsure"), {"choice": "bring-back"})
    assert quote.text in text(editor.get(page("unsure")))


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"item": "x"},
        {"item": "9" * 30, "choice": "keep"},
        {"item": "-1", "choice": "skip"},
        {"item": "1", "choice": "\x00", "seen_revision": "٣"},
    ],
)
def test_no_form_breaks_the_queue(editor, form):
    unsure()
    for kind in KINDS:
        assert editor.post(page(kind.slug), form).status_code == 302


@pytest.mark.parametrize("after", ["x", "-1", "9" * 30, "٣", "\x00"])
def test_no_address_breaks_the_queue(editor, after):
    unsure()
    assert editor.get(page("unsure"), {"after": after}).status_code == 200


def test_a_kind_that_is_none_is_not_found(editor):
    assert editor.get(page("nothing")).status_code == 404
    assert editor.post(page("nothing"), {"choice": "skip", "item": 1}).status_code == 404


def test_every_kind_has_its_screen(editor):
    unsure()
    make_quote(speaker_name="")
    make_quote(speaker_name="Brandt", speaker_kind="person")
    make_quote(speaker=make_person(), lifecycle="orphaned")
    decided = unsure()
    change_speaker(decided, Speaker(described="a sailor"), author=Author("Edith"), reason="Film.")
    first = decided.readings.get()
    values = first.values | {"speaker_text": "Adam After"}
    Reading.objects.create(
        quote=decided,
        number=2,
        version=decided.version,
        engine="t",
        rule="t",
        confidence=0.9,
        values=values,
    )
    recompute(Quote.objects.select_related("article").get(pk=decided.pk))
    report = file_report(unsure(), "speaker", "It was <b>her</b>.", "a")
    one, two = make_quote("We left."), make_quote("We go.")
    WordingPair.objects.create(first=one, second=two, level="point", score=0.5, reason="why")
    make_person("Maren Oduya")
    propose([make_person("Maryn Oduya")])
    for kind in KINDS:
        shown = text(editor.get(page(kind.slug)))
        assert kind.lead in shown
        assert 'data-key="s"' in shown
    shown = text(editor.get(page("flagged")))
    assert "Adam After" in shown
    assert "Edith" in shown
    shown = text(editor.get(page("reported")))
    assert report.get_wrong_display() in shown
    assert "&lt;b&gt;her" in shown


def test_a_report_about_a_retracted_quote_offers_the_retraction_and_no_speakers(editor):
    report = file_report(unsure(), "speaker", "It was her.", "a")
    retract(report.quote, author=Author("Edith"), reason="It was her.")
    shown = text(editor.get(page("reported")))
    assert 'value="taken-down"' in shown
    assert 'value="decline"' in shown
    assert not any(f'value="{choice}' in shown for choice in ("keep", "person", "nobody"))
    editor.post(page("reported"), {"choice": "taken-down", "item": report.pk, "note": ""})
    report.refresh_from_db()
    assert report.status == "mended"


def test_begin_leads_to_the_worst_kind_that_has_anything(editor):
    unsure()
    assert editor.get(reverse("desk:queue_begin")).url == page("unsure")
    file_report(unsure(), "speaker", "", "a")
    assert editor.get(reverse("desk:queue_begin")).url == page("reported")


def test_the_front_page_says_what_waits(editor):
    unsure()
    shown = text(editor.get("/admin/"))
    assert f'href="{page("unsure")}"' in shown
    assert "Begin with the worst" in shown


def test_who_may_not_decide_sees_no_queue(db):
    viewer = signed_in(VIEWER, "joss")
    unsure()
    assert "What waits for you" not in text(viewer.get("/admin/"))


def test_questions_to_the_database_do_not_grow_with_what_waits(
    editor, django_assert_max_num_queries, django_assert_num_queries
):
    person = make_person()
    for _ in range(3):
        unsure(speaker=person)
    with django_assert_max_num_queries(60) as first:
        editor.get(page("unsure"))
    for _ in range(6):
        unsure(speaker=person)
    with django_assert_num_queries(len(first.captured_queries)):
        editor.get(page("unsure"))
