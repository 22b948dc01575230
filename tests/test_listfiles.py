"""Every list as CSV, JSON and a feed: the rows of its page, and nothing altered in silence."""

import csv
import datetime
import io
import json
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from quotes import listfiles
from quotes.exports import BOM
from quotes.models import Quote
from tests.factories import make_article, make_outlet, make_person, make_quote, make_topic

pytestmark = pytest.mark.django_db
ENDINGS = ("csv", "json", "atom")
ATOM = "{http://www.w3.org/2005/Atom}"


def ids(client, address: str) -> list[str]:
    """The public ids in a file, in its order."""
    response = client.get(address)
    assert response.status_code == 200
    text = b"".join(response).decode()
    if ".csv" in address:
        rows = list(csv.DictReader(io.StringIO(text.removeprefix(BOM))))
        return [row["address"].rstrip("/").split("/")[-1] for row in rows if row["address"]]
    if ".json" in address:
        return [quote["id"] for quote in json.loads(text)["quotes"]]
    entries = ElementTree.fromstring(text).findall(f"{ATOM}entry")
    return [entry.find(f"{ATOM}id").text.rstrip("/").split("/")[-1] for entry in entries]


@pytest.fixture
def said():
    """Three quotes of which one is by Ada, in the Herald, on bridges."""
    days = [datetime.date(2014, 6, day) for day in (1, 2)]
    others = [make_quote("A bridge.", make_article("A bridge.", published=day)) for day in days]
    ada = make_quote(
        "A toll.",
        speaker=make_person("Ada Quill"),
        outlet=make_outlet("The Herald"),
        topic_list=[make_topic("Bridges")],
    )
    return [*others, ada]


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    "query", ["", "?q=bridge", "?q=after:2014-06-02", "?from=2015", "?sort=oldest"]
)
def test_a_file_holds_what_its_page_lists_in_the_same_order(client, said, ending, query):
    page = client.get(f"/quotes/{query}")
    listed = [shown.quote.public_id for shown in page.context["quotes"]]
    assert ids(client, f"/quotes.{ending}{query}") == listed


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("path", ["/people/ada-quill", "/outlets/the-herald", "/topics/bridges"])
def test_each_page_leads_to_its_files_which_hold_only_its_own(client, said, path, ending):
    page = client.get(f"{path}/").content.decode()
    assert f'href="{path}.{ending}"' in page
    assert ids(client, f"{path}.{ending}") == [said[-1].public_id]


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("lifecycle", ["suppressed", "retracted", "superseded"])
def test_what_is_not_live_is_in_no_file(client, said, ending, lifecycle):
    Quote.objects.filter(pk=said[0].pk).update(lifecycle=lifecycle)
    assert said[0].public_id not in ids(client, f"/quotes.{ending}")


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_question_that_cannot_be_read_is_refused_with_what_to_write(client, ending):
    response = client.get(f"/quotes.{ending}?q=after:noon")
    assert response.status_code == 400
    assert "after:2014-06-15" in response.content.decode()


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_person_who_was_merged_leads_to_the_file_of_the_other(client, ending):
    heir = make_person("Ada Quill")
    make_person("A. Quill", merged_into=heir)
    response = client.get(f"/people/a-quill.{ending}")
    assert (response.status_code, response.url) == (301, f"/people/ada-quill.{ending}")


def test_an_apostrophe_before_a_formula_is_told(client):
    make_quote("=1+1", speaker=make_person("Ada Quill"))
    text = b"".join(client.get("/quotes.csv")).decode().removeprefix(BOM)
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["words"] == "'=1+1"
    assert row["apostrophe put before"] == "words"
    told = json.loads(b"".join(client.get("/quotes.json")))
    assert told["quotes"][0]["words"] == "=1+1"


def test_a_file_that_stops_says_so(client, said, monkeypatch):
    monkeypatch.setattr(listfiles, "MOST", 2)
    response = client.get("/quotes.csv")
    assert response["X-Complete"] == "no"
    assert "Only the first" in b"".join(response).decode()
    told = json.loads(b"".join(client.get("/quotes.json")))
    assert told["complete"] is False
    assert len(told["quotes"]) == 2


def test_a_feed_can_be_read_whatever_was_printed(client):
    make_quote("A\x0bbridge\x1f.", speaker=make_person("Ada Quill"))
    assert len(ids(client, "/quotes.atom")) == 1


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_asks_as_often_for_many_rows_as_for_few(client, ending):
    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            b"".join(client.get(f"/quotes.{ending}"))
        return len(queries)

    for _ in range(3):
        make_quote(speaker=make_person(), sources=[make_outlet()], topic_list=[make_topic()])
    few = count()
    for _ in range(3):
        make_quote(speaker=make_person(), sources=[make_outlet()], topic_list=[make_topic()])
    assert count() == few
