"""Where nothing is found, the same question without each part is offered with what it finds."""

import html

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from quotes.filters import loosening
from tests.factories import make_outlet, make_person, make_quote, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def said():
    make_quote("A bridge.", speaker=make_person("Ada Quill"))
    make_quote("A toll.", speaker=make_person("Bo Reed"))


def offers(client, query: str, path: str = "/quotes/") -> dict[str, str]:
    page = client.get(f"{path}?{query}")
    return {one.left_out: str(one.count) for one in page.context["looser"]}


def test_each_word_and_each_filter_is_left_out_in_turn(client, said):
    assert offers(client, "q=bridge+toll") == {"without bridge": "1", "without toll": "1"}
    assert offers(client, "q=bridge&person=bo-reed") == {
        "without words": "1",
        "without person": "1",
    }


def test_what_finds_nothing_either_is_not_offered(client, said):
    assert offers(client, "q=bridge+nowhere+never") == {}
    assert offers(client, "q=nowhere&person=bo-reed") == {"without words": "1"}


def test_following_an_offer_finds_as_many_as_it_says(client, said):
    page = client.get("/quotes/?q=bridge+toll&from=2014")
    for one in page.context["looser"]:
        assert str(client.get(f"/quotes/?{one.query}").context["total"]) == str(one.count)
        assert f'href="?{one.query}"' in html.unescape(page.content.decode())


PAGES = ["/people/ada-quill/", "/outlets/post/", "/topics/rain/", "/outlets/wire/"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_about_somebody_offers_less_and_the_search_of_everything(client, path):
    post, wire, rain = make_outlet("Post"), make_outlet("Wire"), make_topic("Rain")
    ada = make_person("Ada Quill")
    make_quote("A bridge.", speaker=ada, outlet=post, topic_list=[rain], sources=[wire])
    make_quote("A toll.", speaker=make_person("Bo Reed"))
    page = client.get(f"{path}?q=bridge+toll")
    assert offers(client, "q=bridge+toll", path) == {"without toll": "1"}
    assert offers(client, "q=toll", path) == {"in all quotations": "1"}
    assert offers(client, "q=toll&from=2014", path) == {
        "without words": "1",
        "in all quotations": "1",
    }
    page = html.unescape(client.get(f"{path}?q=toll").content.decode())
    assert 'href="/quotes/?q=toll"' in page


def test_a_page_about_somebody_says_whose_words_answer_nothing_and_asks_about_spellings(client):
    make_quote("A bridge.", speaker=make_person("Ada Quill"))
    make_quote("A toll.", speaker=make_person("Ali Shamkhani"))
    page = client.get("/people/ada-quill/?q=Shamkani").content.decode()
    assert "No quotation <bdi>by Ada Quill</bdi> answers to “Shamkani”." in page
    assert 'Did you mean <a href="/people/ali-shamkhani/">' in page
    page = client.get("/people/ada-quill/?q=Shamkhani").content.decode()
    assert '<a href="/people/ali-shamkhani/"><bdi>Ali Shamkhani</bdi></a>: 1 quotation' in page
    assert "signposts" not in client.get("/people/ada-quill/?q=bridge").content.decode()


def test_a_search_that_only_leaves_out_is_not_offered(client, said):
    assert "without bridge" not in offers(client, "q=bridge+-bridge")


def test_the_count_is_capped(client, said, monkeypatch):
    monkeypatch.setattr(loosening, "CAP", 1)
    assert offers(client, "q=nowhere&from=2014") == {"without words": "1+"}


def test_a_question_that_finds_something_asks_for_no_offers(client, said):
    with CaptureQueriesContext(connection) as with_parts:
        assert offers(client, "q=bridge&from=2014") == {}
    assert not [query for query in with_parts if "LIMIT 1001" in query["sql"]]
