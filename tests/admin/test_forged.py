"""What no page of the desk sends is refused on a page, never by an error of the server."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from quotes.admin.asking import MOST_WORDS
from quotes.models import ChangeSet, Person
from tests.factories import make_article, make_outlet, make_person

pytestmark = pytest.mark.django_db
NUMBERS = ["x", "²", "٣", "9" * 30, "-1", ""]


def listed(name: str) -> str:
    return reverse(f"admin:quotes_{name}_changelist")


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize(
    ("table", "action"), [("quote", "put_topic"), ("quote", "set_speaker"), ("changeset", "")]
)
def test_what_is_no_number_of_a_row_is_not_ticked(editor, quotes, table, action, number):
    for sent in ({}, {"do": "1", "reason": "Why."}, {"index": "0"}):
        chosen = {"action": action or "take_back", "_selected_action": [number], **sent}
        answer = editor.post(listed(table), chosen)
        assert answer.status_code in (200, 302)
    assert not ChangeSet.objects.exists()


def test_what_is_a_number_stays_ticked_beside_it(editor, quotes):
    chosen = {"action": "put_topic", "_selected_action": ["x", quotes[0].pk]}
    page = editor.post(listed("quote"), chosen).content.decode()
    assert "Words of number 0." in page
    assert "Words of number 1." not in page


@pytest.mark.parametrize(
    "query",
    [
        "published__year=9999",
        "published__year=9999&published__month=12",
        "published__year=99999999999999999",
        "published__year=0",
        "id__range=1",
        "pk__in=" + "9" * 30,
        "id__in=1,x",
        "published__gte=x",
    ],
)
@pytest.mark.parametrize("table", ["quote", "article"])
def test_a_filter_that_no_list_offers_leads_to_the_whole_list(editor, quotes, table, query):
    answer = editor.get(f"{listed(table)}?{query}")
    assert answer.status_code in (200, 302, 400)
    if answer.status_code == 302:
        assert answer.url == f"{listed(table)}?e=1"
        assert editor.get(answer.url).status_code == 200


@pytest.mark.parametrize("lookup", ["regex", "iregex"])
def test_a_list_is_not_filtered_by_a_pattern_of_the_database(editor, quotes, lookup):
    assert editor.get(f"{listed('quote')}?text__{lookup}=(").status_code == 400
    assert editor.get(f"{listed('quote')}?article__headline__{lookup}=(").status_code == 400


def test_a_search_of_thousands_of_words_looks_for_the_first_and_says_so(editor, quotes):
    many = "+".join(["number"] * 2000)
    answer = editor.get(f"{listed('quote')}?q={many}")
    assert answer.status_code == 200
    assert "Words of number 2." in answer.content.decode()
    assert f"only the first {MOST_WORDS}" in answer.content.decode()
    assert editor.get(f"{listed('quote')}?q={'x' * 60_000}").status_code == 200


@pytest.mark.parametrize("seen", ["[" * 100_000, "9" * 5000, '"\\ud800"', "nul", "1e999"])
def test_what_was_seen_is_refused_where_it_is_no_json_of_ours(editor, seen):
    article = make_article()
    page = reverse("admin:quotes_article_change", args=[article.pk])
    sent = {"headline": "Another", "language": "en", "decided_outlet": article.outlet_id}
    sent |= {"versions-TOTAL_FORMS": 0, "versions-INITIAL_FORMS": 0, "seen": seen}
    answer = editor.post(page, sent)
    assert answer.status_code == 200
    article.refresh_from_db()
    assert article.headline != "Another"


@pytest.mark.parametrize("number", NUMBERS)
def test_a_choice_that_is_no_row_is_refused_on_the_page(editor, number):
    person, outlet = make_person("Maren Oduya"), make_outlet()
    name = person.names.create(name="M. Oduya")
    rows = {"names-TOTAL_FORMS": 1, "names-INITIAL_FORMS": 1, "names-0-id": name.pk}
    rows |= {"names-0-person": person.pk, "names-0-name": "M. O.", "names-0-outlet": number}
    pages = {
        reverse("admin:quotes_topic_add"): {"name": "Bridges", "slug": "b", "parent": number},
        reverse("admin:quotes_leadpair_add"): {"first": number, "second": number},
        reverse("admin:quotes_person_change", args=[person.pk]): {"name": "M", **rows},
    }
    for page, sent in pages.items():
        assert editor.post(page, sent).status_code in (200, 302)
    assert outlet.names.count() <= 1


def test_a_person_is_added_while_nobody_else_writes(editor):
    sent = {"name": "Nora Quill", "slug": "nora-quill", "kind": "person"}
    sent |= {"names-TOTAL_FORMS": 0, "names-INITIAL_FORMS": 0}
    with CaptureQueriesContext(connection) as asked:
        editor.post(reverse("admin:quotes_person_add"), sent)
    assert Person.objects.filter(name="Nora Quill").exists()
    told = [one["sql"] for one in asked]
    written = next(at for at, sql in enumerate(told) if 'INSERT INTO "quotes_person"' in sql)
    lock = "pg_advisory_xact_lock" if connection.vendor == "postgresql" else "SAVEPOINT"
    assert any(lock in sql for sql in told[:written])
