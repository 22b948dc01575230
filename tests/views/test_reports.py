"""Readers report errors without an account, and can look up what became of it."""

import pytest
from django.test import Client
from django.utils import timezone

from quotes.editing import reports
from quotes.editing.history import Author
from quotes.editing.speakers import Speaker, change_speaker
from quotes.exceptions import DecisionError
from quotes.models import Report
from tests.factories import make_person, make_quote, make_reading

pytestmark = pytest.mark.django_db
EDITOR = Author("Edith Tor")


@pytest.fixture
def quote():
    quote = make_quote("We left.", speaker=make_person("Ada Quill"))
    make_reading(quote)
    return quote


def send(client, quote, **fields):
    form = {"wrong": "speaker", "words": "Her brother said it."} | fields
    return client.post(f"{quote.get_absolute_url()}report/", form)


def text(response) -> str:
    return response.content.decode()


def test_a_quote_leads_to_its_form_and_the_form_to_a_page_with_a_code(client, quote):
    form = f"{quote.get_absolute_url()}report/"
    assert f'href="{form}"' in text(client.get(quote.get_absolute_url()))
    assert "The wrong speaker is named" in text(client.get(form))
    answer = send(client, quote)
    report = Report.objects.get()
    assert answer.url == f"/reports/{report.code}/"
    page = text(client.get(answer.url))
    assert "Received" in page
    assert report.code in page


def test_the_words_of_a_reader_are_shown_on_no_public_page(client, quote):
    send(client, quote, words="Zanzibar is what I wrote.")
    for path in (
        Report.objects.get().get_absolute_url(),
        quote.get_absolute_url(),
        f"{quote.get_absolute_url()}report/",
        "/corrections/",
    ):
        assert "Zanzibar" not in text(client.get(path))


def test_a_report_without_saying_what_is_wrong_is_refused_and_what_was_typed_stays(client, quote):
    answer = send(client, quote, wrong="", words="I wrote much.")
    assert answer.status_code == 400
    assert "I wrote much." in text(answer)
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    "fields", [{"wrong": "nonsense"}, {"words": "x" * 2001}, {"words": "\x00"}, {"website": "x"}]
)
def test_what_no_reader_would_send_is_refused_in_words(client, quote, fields):
    answer = send(client, quote, **fields)
    assert answer.status_code == 400
    assert "Nothing was sent yet" in text(answer)
    assert not Report.objects.exists()


def test_the_sixth_report_within_an_hour_is_told_when_to_come_back(client, quote):
    for number in range(5):
        assert send(client, quote, words=f"Report {number}").status_code == 302
    answer = send(client, quote, words="One more")
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 3600
    assert "try again in 60 minutes" in text(answer)
    assert "One more" in text(answer)
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    assert send(elsewhere, quote).status_code == 302


def test_after_an_hour_the_next_report_is_taken(client, quote):
    for number in range(5):
        send(client, quote, words=f"Report {number}")
    Report.objects.update(made_at=timezone.now() - reports.WINDOW)
    assert send(client, quote, words="One more").status_code == 302


def test_a_flood_from_many_addresses_is_stopped_too(client, quote, monkeypatch):
    monkeypatch.setattr(reports, "MOST_FROM_ALL", 3)
    for number in range(3):
        send(Client(REMOTE_ADDR=f"203.0.113.{number}"), quote)
    assert send(Client(REMOTE_ADDR="203.0.113.77"), quote).status_code == 429


def test_the_same_report_sent_twice_is_one(client, quote):
    assert send(client, quote).url == send(client, quote).url
    assert Report.objects.count() == 1


def test_the_address_of_a_reader_is_not_kept_and_its_hash_only_for_a_day(client, quote):
    send(client, quote)
    first = Report.objects.get()
    assert first.sender
    assert "127.0.0.1" not in str(Report.objects.values())
    Report.objects.update(made_at=timezone.now() - reports.KNOWN_FOR * 2)
    send(client, quote, words="Another.")
    first.refresh_from_db()
    assert first.sender == ""


def test_a_form_of_another_site_is_refused(quote):
    assert send(Client(enforce_csrf_checks=True), quote).status_code == 403


def test_of_words_that_were_taken_down_there_is_no_form_and_no_title(client, quote):
    send(client, quote)
    quote.lifecycle = "suppressed"
    quote.save()
    assert client.get(f"{quote.get_absolute_url()}report/").status_code == 410
    assert send(client, quote).status_code == 410
    page = text(client.get(Report.objects.get().get_absolute_url()))
    assert "We left" not in page
    assert "taken down since" in page


@pytest.mark.parametrize("code", ["nosuchcode", "a", "x" * 300])
def test_a_code_that_is_none_is_not_found(client, code):
    assert client.get(f"/reports/{code}/").status_code == 404


def test_the_outcome_can_be_looked_up_at_every_step(client, quote):
    page = send(client, quote).url
    report = Report.objects.get()
    reports.look_at(report, EDITOR)
    assert "Looked at" in text(client.get(page))
    reports.decline(report, EDITOR, "The film shows her.")
    declined = text(client.get(page))
    assert "Left as it is" in declined
    assert "The film shows her." in declined
    assert EDITOR.name not in declined


def test_what_was_mended_leads_to_the_correction(client, quote):
    page = send(client, quote).url
    override = change_speaker(
        quote, Speaker(described="her brother"), author=EDITOR, reason="A reader told us."
    )
    changeset = override.change.changeset
    reports.mend(Report.objects.get(), EDITOR, changeset)
    assert f'href="{changeset.get_absolute_url()}"' in text(client.get(page))
    assert "A reader told us." in text(client.get(changeset.get_absolute_url()))


def test_a_correction_of_another_quote_mends_nothing(client, quote):
    send(client, quote)
    other = make_quote(speaker=make_person())
    make_reading(other)
    made = change_speaker(other, Speaker(), author=EDITOR, reason="Elsewhere.")
    with pytest.raises(DecisionError, match="another quote"):
        reports.mend(Report.objects.get(), EDITOR, made.change.changeset)


def test_the_first_answer_stands_and_an_answer_needs_its_reason(client, quote):
    send(client, quote)
    report = Report.objects.get()
    with pytest.raises(DecisionError, match="Say why"):
        reports.decline(report, EDITOR, "  ")
    reports.decline(report, EDITOR, "As printed.")
    with pytest.raises(DecisionError, match="answered this report already"):
        reports.look_at(report, EDITOR)


def test_an_editor_answers_in_the_admin(client, admin_client, quote):
    send(client, quote)
    report = Report.objects.get()
    page = f"/admin/quotes/report/{report.pk}/change/"
    assert "Her brother said it." in text(admin_client.get(page))
    refused = admin_client.post(page, {"outcome": "declined"})
    assert "Say why nothing is changed" in text(refused)
    admin_client.post(page, {"outcome": "declined", "to_reader": "As printed."})
    report.refresh_from_db()
    assert (report.status, report.answer, report.answered_by) == (
        "declined",
        "As printed.",
        "admin",
    )
    assert admin_client.post(page, {"outcome": "looked_at"}).status_code == 403


def test_the_code_of_a_report_is_found_in_capitals_too(client, quote):
    send(client, quote)
    code = Report.objects.get().code
    assert "Received" in text(client.get(f"/reports/{code.upper()}/"))
