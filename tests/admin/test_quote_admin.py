"""Editors decide speakers in the admin, with a reason, and nothing else can be typed in."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from quotes.models import ChangeSet, Quote, Reading
from tests.factories import make_outlet, make_person, make_quote

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = get_user_model().objects.create_superuser("rae", password="x")
    client.force_login(user)
    return client


@pytest.fixture
def quote() -> Quote:
    quote = make_quote(speaker=make_person("Maren Oduya"))
    Reading.objects.create(
        quote=quote,
        number=1,
        version=quote.version,
        engine="test",
        rule="test",
        confidence=0.9,
        values={
            "type": "direct",
            "text": quote.text,
            "start": quote.start,
            "end": quote.end,
            "fragments": quote.pieces,
            "speaker_text": "Maren Oduya",
            "speaker_kind": "person",
        },
    )
    return quote


def save(editor, quote, **fields):
    page = reverse("admin:quotes_quote_change", args=[quote.pk])
    data = {
        "decided_speaker": quote.speaker_id or "",
        "described": "",
        "described_kind": "anonymous",
        "reason": "",
        "seen_revision": quote.revision,
    }
    for prefix in ("sources", "topic_links", "overrides", "readings"):
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    return editor.post(page, data | fields)


def test_another_speaker_with_a_reason_is_written_as_a_decision(editor, quote):
    joss = make_person("Joss Varga")
    response = save(editor, quote, decided_speaker=joss.pk, reason="The broadcast shows it.")
    assert response.status_code == 302
    quote.refresh_from_db()
    assert (quote.speaker, quote.review) == (joss, "corrected")
    assert quote.overrides.active().get().change.changeset.by_name == "rae"


def test_another_speaker_without_a_reason_is_refused(editor, quote):
    response = save(editor, quote, decided_speaker=make_person().pk)
    assert "Say why" in response.content.decode()
    quote.refresh_from_db()
    assert quote.speaker.name == "Maren Oduya"


def test_a_speaker_cannot_be_chosen_and_described_at_once(editor, quote):
    response = save(editor, quote, described="a senior official", reason="Both?")
    assert "not both" in response.content.decode()
    assert not ChangeSet.objects.exists()


def test_a_chosen_speaker_takes_the_place_of_the_description_that_was_there(editor, quote):
    save(editor, quote, decided_speaker="", described="a minister", reason="As printed.")
    quote.refresh_from_db()
    joss = make_person("Joss Varga")
    fields = {"described": "a minister", "decided_speaker": joss.pk, "reason": "The film shows it."}
    assert save(editor, quote, **fields).status_code == 302
    quote.refresh_from_db()
    assert quote.speaker == joss


def test_a_reason_alone_checks_what_the_page_shows(editor, quote):
    save(editor, quote, reason="Checked against the article.")
    quote.refresh_from_db()
    assert quote.review == "checked"


def test_saving_without_a_decision_writes_none(editor, quote):
    assert save(editor, quote).status_code == 302
    assert not ChangeSet.objects.exists()


def test_who_looked_before_another_decided_sees_both_and_loses_nothing(editor, quote):
    seen = quote.revision
    save(editor, quote, decided_speaker=make_person("Joss Varga").pk, reason="First.")
    response = save(
        editor, quote, decided_speaker=make_person("Ana Reyes").pk, reason="2.", seen_revision=seen
    )
    assert "It says now: Joss Varga" in response.content.decode()
    quote.refresh_from_db()
    assert quote.speaker.name == "Joss Varga"


def test_a_quote_that_was_retracted_meanwhile_is_told_and_left_alone(editor, quote):
    Quote.objects.update(lifecycle="retracted")
    response = save(editor, quote, decided_speaker="", reason="Nobody.")
    assert response.status_code == 302
    assert "lift the retraction" in editor.get(response.url).content.decode()
    assert not ChangeSet.objects.exists()


@pytest.mark.parametrize("forged", ["abc", "9" * 30, "-1", "٣"])
def test_a_speaker_that_is_none_is_refused_on_the_page(editor, quote, forged):
    response = save(editor, quote, decided_speaker=forged, reason="Forged.")
    assert response.status_code == 200
    assert "errorlist" in response.content.decode()


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        ("person", {"name": "…", "slug": "a", "kind": "person"}),
        ("outlet", {"name": "…", "slug": "a", "kind": "site", "public_text": "passages"}),
        ("outlet", {"name": "hárbour post", "slug": "a", "kind": "site", "public_text": "all"}),
    ],
)
def test_a_name_that_cannot_be_looked_up_is_refused_on_the_page(editor, model, fields):
    make_outlet("The Harbour Post")
    names = {"names-TOTAL_FORMS": 0, "names-INITIAL_FORMS": 0}
    response = editor.post(reverse(f"admin:quotes_{model}_add"), fields | names)
    assert "errorlist" in response.content.decode()


def test_a_printed_name_leads_to_one_outlet(editor):
    make_outlet("The Harbour Post")
    other = make_outlet("The Hill Echo")
    own = other.names.get()
    data = {
        "name": other.name,
        "kind": "site",
        "public_text": "passages",
        "names-TOTAL_FORMS": 2,
        "names-INITIAL_FORMS": 1,
        "names-0-id": own.pk,
        "names-0-outlet": other.pk,
        "names-0-name": own.name,
        "names-1-outlet": other.pk,
        "names-1-name": "Harbour Post",
    }
    page = editor.post(reverse("admin:quotes_outlet_change", args=[other.pk]), data)
    assert "is a name of The Harbour Post already" in page.content.decode()


def test_two_quotes_of_different_statements_do_not_open_the_home_page(editor, quote):
    form = {"first": quote.pk, "second": make_quote().pk}
    response = editor.post(reverse("admin:quotes_leadpair_add"), form)
    assert "two wordings of one statement" in response.content.decode()


@pytest.mark.parametrize(
    "model",
    [
        "outlet",
        "article",
        "articleversion",
        "person",
        "quote",
        "reading",
        "quotesource",
        "statement",
        "wordingpair",
        "leadpair",
        "topic",
        "quotetopic",
        "changeset",
        "change",
        "override",
        "importrun",
        "importitem",
    ],
)
def test_every_model_has_its_list_with_search(editor, quote, model):
    page = reverse(f"admin:quotes_{model}_changelist")
    assert editor.get(page, {"q": "bridge"}).status_code == 200


def test_the_list_asks_the_same_number_of_questions_for_more_rows(
    editor, quote, django_assert_max_num_queries
):
    for _ in range(20):
        make_quote(speaker=make_person())
    with django_assert_max_num_queries(16):
        editor.get(reverse("admin:quotes_quote_changelist"))


def test_nothing_can_be_deleted(editor, quote):
    page = reverse("admin:quotes_quote_delete", args=[quote.pk])
    assert editor.post(page, {"post": "yes"}).status_code == 403
    assert Quote.objects.filter(pk=quote.pk).exists()


def test_only_current_people_are_offered_as_speakers(editor):
    heir = make_person("Maren Oduya")
    make_person("Maren Odouya", merged_into=heir)
    page = reverse("admin:autocomplete")
    query = {
        "app_label": "quotes",
        "model_name": "quote",
        "field_name": "speaker",
        "term": "maren",
    }
    results = editor.get(page, query).json()["results"]
    assert [result["text"] for result in results] == ["Maren Oduya"]


def test_role_kind_and_whose_error_are_decided_with_the_reason(editor, quote):
    save(editor, quote, kind="partial", role="Oduya", audience="", fault="ours", reason="So it is.")
    found = Quote.objects.get()
    assert (found.kind, found.role) == ("partial", "Oduya")
    assert set(found.overrides.values_list("field", flat=True)) == {"kind", "role"}
    assert ChangeSet.objects.get().fault == "ours"


def test_a_role_that_the_article_does_not_print_is_refused(editor, quote):
    save(editor, quote, role="Emperor", reason="I think so.")
    assert not Quote.objects.get().overrides.exists()
