"""The sitemap: an index whose parts name every public page, and nothing that is withheld."""

import re
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

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


@pytest.mark.parametrize(
    "address", ["sitemap-quotes.xml?p=9", "sitemap-quotes.xml?p=x", "sitemap-no.xml"]
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
