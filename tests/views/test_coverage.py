"""The coverage of a topic: who printed what, as a table."""

import datetime
import re

import pytest

from tests.factories import (
    make_article,
    make_outlet,
    make_person,
    make_quote,
    make_statement,
    make_topic,
)

pytestmark = pytest.mark.django_db
PAGE = "/topics/bridges/coverage/"


@pytest.fixture
def topic():
    return make_topic("Bridges")


def on(topic, text, outlet, day=5, **fields):
    published = datetime.date(2024, 3, day)
    article = make_article(f"“{text}” someone said.", outlet, published=published)
    return make_quote(text, article, topic_list=[topic], **fields)


@pytest.fixture
def table(topic):
    """A statement in two outlets, and an older one in one."""
    herald, post = make_outlet("The Herald"), make_outlet("The Post")
    ada = make_person("Ada Quill")
    make_statement(
        on(topic, "We will rebuild it.", herald, 6, speaker=ada),
        on(topic, "We shall rebuild.", post, 7, speaker=ada),
    )
    on(topic, "It was old.", post, 2, speaker=make_person("Aaron Bo"))
    return herald, post


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def heads(page: str) -> list[str]:
    found = re.findall(r'<th scope="row">.*?<a[^>]*>(.*?)</a>', page, re.DOTALL)
    return [re.sub("<.*?>", "", one) for one in found]


def test_it_is_a_table_with_a_caption_and_heads_both_ways(client, table):
    page = text(client.get(PAGE))
    assert "2 statements in 2 outlets</caption>" in page
    assert page.count('<th scope="row">') == 2
    assert page.count('<th scope="col"') == 3


def test_a_cell_opens_the_wording_and_an_empty_one_says_what_is_not_held(client, table):
    herald, post = table
    page = text(client.get(PAGE))
    for quote in (*herald.quotes.all(), *post.quotes.all()):
        assert f'<td><a href="{quote.get_absolute_url()}"' in page
    assert page.count("not in this database</span>") == 1


def test_it_can_be_scrolled_with_the_keyboard(client, table):
    page = text(client.get(PAGE))
    assert 'role="region" aria-labelledby="coverage-caption" tabindex="0"' in page


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("", "“We will rebuild it.”"),
        ("oldest", "“It was old.”"),
        ("outlets", "“We will rebuild it.”"),
        ("speaker", "“It was old.”"),
    ],
)
def test_the_query_string_orders_the_statements(client, table, sort, first):
    page = text(client.get(PAGE, {"sort": sort} if sort else {}))
    assert heads(page)[0] == first


def test_an_order_that_is_none_is_the_usual_one(client, table):
    response = client.get(PAGE, {"sort": "nonsense"})
    assert (response.status_code, response.url) == (302, PAGE)


def test_a_period_narrows_it_and_stands_in_the_address_in_full(client, table):
    response = client.get(PAGE, {"from": "2024-03", "to": "2024-03-05"})
    assert response.url == f"{PAGE}?from=2024-03-01&to=2024-03-05"
    page = text(client.get(response.url))
    assert heads(page) == ["“It was old.”"]
    assert "published from 1 March 2024 to 5 March 2024" in page


def test_a_period_that_cannot_be_is_said_and_nothing_is_shown(client, table):
    page = text(client.get(PAGE, {"from": "2024-03-05", "to": "2024-03-01"}))
    assert "The period ends before it begins" in page
    assert "<table" not in page


def test_nothing_in_a_period_is_framed(client, table):
    page = text(client.get(PAGE, {"from": "2030-01-01"}))
    assert "That does not say that nothing was printed." in page


def test_several_wordings_of_one_outlet_stand_in_one_cell(client, topic):
    herald = make_outlet("The Herald")
    make_statement(on(topic, "We will rebuild it.", herald), on(topic, "Rebuild it.", herald))
    page = text(client.get(PAGE))
    assert page.count("<td>") == 1
    assert "wording 2" in page


def test_the_wording_that_an_editor_chose_stands_for_the_statement(client, table):
    post = table[1]
    quote = post.quotes.get(text="We shall rebuild.")
    quote.stands_first = True
    quote.save()
    assert heads(text(client.get(PAGE)))[0] == "“We shall rebuild.”"


@pytest.mark.parametrize(
    "fields", [{"lifecycle": "suppressed"}, {"headline": True}, {"kind": "indirect"}]
)
def test_what_readers_may_not_see_is_no_cell(client, topic, fields):
    on(topic, "Hush.", make_outlet("The Herald"), **fields)
    assert "Hush." not in text(client.get(PAGE))


def test_more_than_the_table_can_hold_is_admitted(client, table, monkeypatch):
    monkeypatch.setattr("quotes.comparing.coverage.MOST_STATEMENTS", 1)
    page = text(client.get(PAGE))
    assert len(heads(page)) == 1
    assert "there are more: a shorter period shows them" in page


def test_only_the_newest_are_looked_at_with_all_wordings_of_what_is_found(
    client, table, monkeypatch
):
    monkeypatch.setattr("quotes.comparing.coverage.LOOKED_AT", 1)
    page = text(client.get(PAGE))
    assert heads(page) == ["“We will rebuild it.”"]
    assert "1 statement in 2 outlets; there are more: a shorter period shows them" in page


def test_a_topic_that_is_none_is_not_found(client):
    assert client.get("/topics/none/coverage/").status_code == 404


def test_it_refuses_to_be_written_to(client, table):
    assert client.post(PAGE).status_code == 405


def test_the_number_of_queries_does_not_grow_with_the_rows(
    client, topic, table, django_assert_max_num_queries, django_assert_num_queries
):
    with django_assert_max_num_queries(18) as first:
        client.get(PAGE)
    for number in range(4):
        on(topic, f"New words {number}.", make_outlet(), speaker=make_person())
        make_statement(*(on(topic, f"More {number}.", make_outlet()) for _ in range(2)))
    with django_assert_num_queries(len(first.captured_queries)):
        client.get(PAGE)
