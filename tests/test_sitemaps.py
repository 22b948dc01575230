"""The sitemap: an index whose parts name every public page, and nothing that is withheld."""

import re
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from quotes import sitemaps
from quotes.models import Quote
from tests.factories import make_person, make_quote, make_topic

pytestmark = pytest.mark.django_db


def locations(client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/xml")
    found = re.findall(r"<loc>([^<]+)</loc>", response.content.decode())
    return [urlsplit(one)._replace(scheme="", netloc="").geturl() for one in found]


def everything(client) -> list[str]:
    parts = locations(client, "/sitemap.xml")
    return [address for part in parts for address in locations(client, part)]


def test_every_address_of_the_sitemap_answers_and_stands_there_once(client):
    quote = make_quote(speaker=make_person("Ada Quill"), topic_list=[make_topic("Bridges")])
    found = everything(client)
    assert {quote.get_absolute_url(), "/people/ada-quill/", "/topics/bridges/"} <= set(found)
    assert len(found) == len(set(found))
    for address in found:
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("lifecycle", ["held", "suppressed", "retracted"])
def test_what_is_not_shown_is_not_named(client, lifecycle):
    quote = make_quote()
    Quote.objects.filter(pk=quote.pk).update(lifecycle=lifecycle)
    assert quote.get_absolute_url() not in everything(client)


def test_whoever_was_merged_is_not_named(client):
    make_person("A. Quill", merged_into=make_person("Ada Quill"))
    assert "/people/a-quill/" not in everything(client)


def test_cut_into_parts_it_names_every_page_once_and_looks_past_none(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "PART", 2)
    made = [make_quote() for _ in range(7)]
    Quote.objects.filter(pk__in=[quote.pk for quote in made[2:5]]).update(lifecycle="held")
    with CaptureQueriesContext(connection) as queries:
        found = everything(client)
    shown = {quote.get_absolute_url() for quote in made[:2] + made[5:]}
    assert {address for address in found if address.startswith("/quotes/")} - {"/quotes/"} == shown
    assert len(found) == len(set(found))
    assert not [one["sql"] for one in queries if "OFFSET" in one["sql"] or "COUNT(*)" in one["sql"]]


def test_a_page_stays_in_its_part_when_an_earlier_one_goes(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "PART", 2)
    first, *_, last = [make_quote() for _ in range(5)]
    part = f"/sitemap-quotes.xml?p={(last.pk + 1) // 2}"
    assert last.get_absolute_url() in locations(client, part)
    Quote.objects.filter(pk=first.pk).update(lifecycle="held")
    assert last.get_absolute_url() in locations(client, part)


@pytest.mark.parametrize(
    "address",
    [
        "sitemap-quotes.xml?p=0",
        "sitemap-quotes.xml?p=99999999",
        "sitemap-quotes.xml?p=9",
        "sitemap-quotes.xml?p=x",
        "sitemap-no.xml",
    ],
)
def test_a_part_that_is_none_is_not_found(client, address):
    assert client.get(f"/{address}").status_code == 404


def test_a_part_asks_as_often_for_many_rows_as_for_few(client):
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/sitemap-quotes.xml")
        return len(queries)

    make_quote()
    few = count()
    make_quote()
    assert count() == few
