"""Names while somebody types: by any form of them, folded, few, and in few queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from quotes.models import PersonName
from quotes.pointing import suggest
from tests.factories import make_outlet, make_person, make_topic

pytestmark = pytest.mark.django_db


def names(typed: str, *kinds: str) -> list[str]:
    return [one.name for one in (suggest(typed, kinds) if kinds else suggest(typed))]


def test_a_name_is_offered_by_the_beginning_of_any_word_of_any_form_of_it():
    person = make_person("Hassan Rouhani")
    PersonName.objects.create(person=person, name="Ḥasan Rohâni")
    for typed in ("hass", "ROUH", "rohani", "hasan r", "Rohâ"):
        assert names(typed) == ["Hassan Rouhani"], typed
    assert names("ouhani") == names("r") == names("") == names("“") == []


def test_outlets_are_offered_without_their_article_and_topics_by_a_word():
    make_outlet("The Herald")
    make_topic("Toll bridges")
    assert names("her") == names("the her") == names("her", "via") == ["The Herald"]
    assert names("bri") == ["Toll bridges"]
    assert names("bri", "person") == []


def test_whoever_was_merged_is_not_offered():
    make_person("A. Quill", merged_into=make_person("Ada Quill"))
    assert names("quill") == ["Ada Quill"]


def test_a_suggestion_says_how_a_search_asks_for_it(client):
    make_person('Ada "<b>" Quill')
    page = client.get("/suggest/", {"q": "ada"}).content.decode()
    assert "person:&quot;Ada  &lt;b&gt;  Quill&quot;" in page
    assert "<b>" not in page


@pytest.mark.parametrize("value", ["\0", "\ud800", "%", "_", "a" * 5000, "'", "\x0b", "😀"])
def test_whatever_is_typed_is_answered(client, value):
    for name in ("q", "kind"):
        sent = {"q": "ab", name: value.encode("utf-8", "surrogatepass")}
        assert client.get("/suggest/", sent).status_code == 200


def test_it_asks_as_often_for_many_names_as_for_few(client):
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/suggest/?q=qu")
        return len(queries)

    for number in range(30):
        make_person(f"Ada Quill {number}")
        make_outlet(f"Quill {number}")
    assert count() <= 7
    assert len(names("qu")) == 10
