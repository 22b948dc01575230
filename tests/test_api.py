"""The API: the same rows as the pages, every row once, and refusals that say what to write."""

import datetime
import json

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotes.api import paging
from quotes.models import Article, Quote, StatementAlias
from tests.factories import (
    make_article,
    make_outlet,
    make_person,
    make_quote,
    make_statement,
    make_topic,
)
from tests.test_addresses import FIXTURE, HOSTILE, NAMES

pytestmark = pytest.mark.django_db
LISTS = ("quotes", "people", "outlets", "topics", "articles", "statements")


def read(client, address: str, status: int = 200) -> dict:
    response = client.get(address)
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/json"
    return json.loads(response.content)


def walked(client, address: str, name: str) -> list[str]:
    """The ids on all pages, following the links."""
    ids = []
    while address:
        told = read(client, address)
        ids += [row.get("id") or row["slug"] for row in told[name]]
        address = told["next"]
    return ids


@pytest.fixture
def row_of_each(monkeypatch):
    """Five quotes, two without a date, with all that hangs on them; two rows a page."""
    monkeypatch.setattr(paging, "PAGE", 2)
    days = [None, datetime.date(2014, 6, 1), datetime.date(2014, 6, 1), None]
    made = [make_quote("A bridge.", make_article("A bridge.", published=day)) for day in days]
    made.append(
        make_quote("A toll.", speaker=make_person("Ada Quill"), topic_list=[make_topic("Bridges")])
    )
    make_statement(*made[:2])
    return made


@pytest.mark.parametrize(
    "query", ["", "?q=bridge", "?sort=oldest", "?person=ada-quill", "?from=2014"]
)
def test_following_next_gives_every_quote_of_the_page_once_in_its_order(client, row_of_each, query):
    page = client.get(f"/quotes/{query}")
    listed = [shown.quote.public_id for shown in page.context["quotes"]]
    assert walked(client, f"/api/v1/quotes/{query}", "quotes") == listed


@pytest.mark.parametrize("name", LISTS)
def test_every_list_ends_and_holds_each_row_once(client, row_of_each, name):
    ids = walked(client, f"/api/v1/{name}/", name)
    assert ids
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", LISTS)
def test_a_row_of_a_list_has_its_own_address_with_the_same_in_it(client, row_of_each, name):
    (first, *_) = read(client, f"/api/v1/{name}/")[name]
    own = read(client, f"/api/v1/{name}/{first.get('id') or first['slug']}/")
    assert first.items() <= own.items()


def test_suppressed_words_are_gone_and_in_no_list(client, row_of_each):
    first = row_of_each[0]
    Quote.objects.filter(pk=first.pk).update(lifecycle="suppressed")
    told = read(client, f"/api/v1/quotes/{first.public_id}/", 410)
    assert "bridge" not in str(told)
    assert first.public_id not in walked(client, "/api/v1/quotes/", "quotes")
    statement = read(client, f"/api/v1/statements/{first.statement.public_id}/")
    assert first.public_id not in [row["id"] for row in statement["quotes"]]


def test_what_is_held_is_in_no_answer_and_said_to_be_held(client, row_of_each):
    first = row_of_each[0]
    Quote.objects.filter(pk=first.pk).update(lifecycle="held")
    Article.objects.filter(pk=first.article_id).update(standing="held")
    for address in (f"quotes/{first.public_id}", f"articles/{first.article.public_id}"):
        response = client.get(f"/api/v1/{address}/")
        assert response.status_code == 404
        assert response["Cache-Control"] == "no-store"
        assert "bridge" not in response.content.decode()
    assert first.public_id not in walked(client, "/api/v1/quotes/", "quotes")
    assert first.article.public_id not in walked(client, "/api/v1/articles/", "articles")


def test_a_former_address_of_a_statement_leads_on(client, row_of_each):
    first = row_of_each[0]
    StatementAlias.objects.create(public_id="former", quote=first)
    told = json.loads(client.get("/api/v1/statements/former/", follow=True).content)
    assert told["id"] == first.statement.public_id


@pytest.mark.parametrize("name", LISTS)
def test_what_is_not_here_is_said_in_json(client, name):
    assert "no such" in str(read(client, f"/api/v1/{name}/nothing/", 404)["errors"])


@pytest.mark.parametrize(
    ("query", "named", "told"),
    [
        ("q=after:noon", "q", "after:2014-06-15"),
        ("person=nobody", "person", "choose one"),
        ("sort=relevance&q=a", "sort", "newest or oldest"),
        ("after=nothing", "after", "next"),
    ],
)
def test_what_cannot_be_read_is_refused_by_parameter(client, query, named, told):
    (fault,) = read(client, f"/api/v1/quotes/?{query}", 400)["errors"][named]
    assert told in fault


def test_a_person_who_was_merged_leads_to_the_other(client):
    heir = make_person("Ada Quill")
    make_person("A. Quill", merged_into=heir)
    response = client.get("/api/v1/people/a-quill/", follow=True)
    assert json.loads(response.content)["slug"] == "ada-quill"


def test_nothing_can_be_written(client):
    assert client.post("/api/v1/quotes/").status_code == 405
    assert client.delete("/api/v1/quotes/abc/").status_code == 405


@pytest.mark.parametrize("name", LISTS)
def test_a_list_asks_as_often_for_many_rows_as_for_few(client, name):
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            read(client, f"/api/v1/{name}/")
        return len(queries)

    def more() -> None:
        for _ in range(3):
            quote = make_quote(
                speaker=make_person(), sources=[make_outlet()], topic_list=[make_topic()]
            )
            make_statement(quote)

    more()
    few = count()
    more()
    assert count() == few <= 12


def test_the_description_names_every_list_and_every_parameter(client):
    told = read(client, reverse("quotes:api_openapi"))
    assert {f"/{name}/" for name in LISTS} <= set(told["paths"])
    asked = {one["name"] for one in told["paths"]["/quotes/"]["get"]["parameters"]}
    assert asked == {
        *("q", "person", "outlet", "topic", "via", "kind", "status", "from", "to", "sort"),
        "after",
    }


@pytest.fixture
def demo(db) -> None:
    call_command("loaddata", FIXTURE, verbosity=0)


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("name", LISTS)
def test_hostile_questions_are_answered_or_refused(client, name):
    for parameter in (*NAMES, "after"):
        for value in HOSTILE:
            sent = [value.encode("utf-8", "surrogatepass")]
            status = client.get(f"/api/v1/{name}/", {parameter: sent}).status_code
            assert status in (200, 400), (parameter, value)


@pytest.mark.usefixtures("demo")
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    name=st.sampled_from(LISTS),
    query=st.dictionaries(
        st.sampled_from([*NAMES, "after"]), st.lists(st.text(max_size=40), max_size=3)
    ),
)
def test_random_questions_are_answered_or_refused(client, name, query):
    encoded = {
        key: [value.encode("utf-8", "surrogatepass") for value in values]
        for key, values in query.items()
    }
    assert client.get(f"/api/v1/{name}/", encoded).status_code in (200, 400)
