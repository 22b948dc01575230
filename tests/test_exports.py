"""What stands on a page as CSV: the same rows, and no cell that a spreadsheet would work out."""

import csv
import io

import pytest

from quotes.exports import BOM, neutral, written
from tests.factories import make_outlet, make_person, make_quote, make_statement, make_topic

pytestmark = pytest.mark.django_db


def rows(response) -> list[list[str]]:
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in response.headers["Content-Disposition"]
    text = response.getvalue().decode()
    assert text.startswith(BOM)
    return list(csv.reader(io.StringIO(text.removeprefix(BOM))))


@pytest.fixture
def said():
    """One statement in two outlets on one topic."""
    ada, topic = make_person("Ada Quill"), make_topic("Bridges")
    quotes = [
        make_quote(text, speaker=ada, outlet=make_outlet(name), topic_list=[topic])
        for text, name in (("We will rebuild the bridge.", "The Herald"), ("=SUM(A1)", "The Post"))
    ]
    return make_statement(*quotes)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n+1"])
def test_what_a_spreadsheet_would_work_out_is_text(text):
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize("text", ["We go.", "“=1”", "", "a = b", "3 - 2"])
def test_other_words_stay_as_they_are_printed(text):
    assert neutral(text) == text


def test_nothing_is_an_empty_cell():
    assert neutral(None) == ""


def test_rows_are_written_one_by_one():
    def endless():
        while True:
            yield ["a", "b"]

    lines = written(endless())
    assert [next(lines), next(lines)] == [BOM, "a,b\r\n"]


def test_a_statement_gives_a_row_for_each_wording(client, said):
    head, *found = rows(client.get(f"{said.get_absolute_url()}?format=csv"))
    assert [dict(zip(head, row, strict=True))["outlet"] for row in found] == [
        "The Herald",
        "The Post",
    ]
    assert dict(zip(head, found[1], strict=True))["words"] == "'=SUM(A1)"
    assert found[0][-1].startswith("http://testserver/quotes/")


def test_the_coverage_says_what_is_not_held(client, said):
    make_quote("Alone.", topic_list=[said.quotes.first().topics.get()])
    head, *found = rows(client.get("/topics/bridges/coverage/?format=csv"))
    assert head[:3] == ["speaker", "statement", "address"]
    assert "not in this database" in found[0]
    assert len(found) == 2


def test_two_outlets_give_what_both_carry_and_what_one_does(client, said):
    make_quote("Alone.", outlet=said.quotes.first().outlet)
    address = "/compare/outlets/?outlet=the-herald&outlet=the-post"
    head, *found = rows(client.get(f"{address}&format=csv"))
    assert [row[0] for row in found] == ["both", "both", "only The Herald, in this database"]
    assert head[0] == "carried by"


def test_people_give_what_each_said(client, said):
    make_quote("No.", speaker=make_person("Bo Varga"))
    found = rows(client.get("/compare/people/?person=ada-quill&person=bo-varga&format=csv"))
    assert {row[0] for row in found[1:]} == {"Ada Quill", "Bo Varga"}


def test_a_name_in_the_address_is_settled_before_the_file_is_written(client, said):
    make_person("Bo Varga")
    address = "/compare/people/?person=Ada+Quill&person=bo-varga&format=csv"
    response = client.get(address)
    assert response.status_code == 302
    assert "person=ada-quill" in response.url
    assert "format=csv" in response.url


def test_the_page_leads_to_its_file_with_what_it_was_asked(client, said):
    base = said.quotes.last().public_id
    page = client.get(f"{said.get_absolute_url()}?base={base}").content.decode()
    assert f"?base={base}&amp;format=csv" in page


def test_an_incomplete_choice_is_a_page_and_no_file(client):
    response = client.get("/compare/people/?person=nobody&format=csv")
    assert response.headers["Content-Type"].startswith("text/html")


def test_suppressed_words_are_in_no_file(client, said):
    said.quotes.filter(outlet__slug="the-herald").update(lifecycle="suppressed")
    for address in (said.get_absolute_url(), "/topics/bridges/coverage/"):
        assert "rebuild" not in str(rows(client.get(f"{address}?format=csv")))
