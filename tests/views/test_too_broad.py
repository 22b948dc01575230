"""Each kind of question has its time; over it, its page says how to narrow it down."""

import html
import re
from contextlib import nullcontext

import pytest
from django.db import connection
from django.db.utils import OperationalError

from quotes import budgets
from tests.factories import make_article, make_outlet, make_person, make_quote, make_topic

pytestmark = pytest.mark.django_db
STOPPED = {"sqlite": "interrupted", "postgresql": "canceling statement due to timeout"}
LISTS = ["/quotes/", "/people/ada-quill/", "/outlets/post/", "/topics/rain/"]
COMPARISONS = [
    "/compare/people/?person=ada-quill&person=bo-reed",
    "/compare/outlets/?outlet=post&outlet=herald",
]
COVERAGE = "/topics/rain/coverage/"


def text(response) -> str:
    assert response.status_code == 200
    return html.unescape(response.content.decode())


@pytest.fixture
def said():
    rain = make_topic("Rain")
    for person, outlet in (("Ada Quill", "Post"), ("Bo Reed", "Herald")):
        article = make_article("“A bridge.”", make_outlet(outlet))
        make_quote("A bridge.", article, speaker=make_person(person), topic_list=[rain])


@pytest.fixture
def no_time_for(monkeypatch, settings):
    """A function after which questions of a kind take too long, as the database would say it."""

    class Cancelled(Exception):
        sqlstate = "57014"

    def stop(*asked):
        raise OperationalError(STOPPED[connection.vendor]) from Cancelled()

    def limit(seconds: float):
        return nullcontext() if seconds else connection.execute_wrapper(stop)

    def set_to_nothing(kind: str) -> None:
        settings.QUERY_SECONDS = settings.QUERY_SECONDS | {kind: 0}

    monkeypatch.setitem(budgets.LIMITS, connection.vendor, limit)
    return set_to_nothing


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize(("kind", "query"), [("list", "from=2020"), ("search", "q=bridge")])
def test_a_list_says_how_to_narrow_it_down(client, said, no_time_for, address, kind, query):
    assert "A bridge." in text(client.get(f"{address}?{query}"))
    no_time_for(kind)
    page = text(client.get(f"{address}?{query}"))
    assert "Too broad to answer" in page
    assert "A bridge." not in page
    years = re.findall(r'href="(\?[^"]*from=2024&to=2024)"', page)
    assert len(years) == 1


def test_a_list_that_is_too_long_to_be_counted_is_shown(client, said, no_time_for):
    no_time_for("count")
    page = text(client.get("/quotes/?q=bridge"))
    assert "Quotations, too many to be counted in time</h2>" in page
    assert "A <mark>bridge</mark>." in page
    assert "No quotation answers" in text(client.get("/quotes/?q=nowhere"))


@pytest.mark.parametrize("address", LISTS)
def test_a_panel_keeps_what_was_chosen(client, said, no_time_for, address):
    no_time_for("panel")
    page = text(client.get(f"{address}filters/?kind=direct"))
    assert "Too broad to be counted in time" in page
    assert 'value="direct" checked' in page
    assert "A bridge." in text(client.get(address)), "the list does not need it"


@pytest.mark.parametrize("address", COMPARISONS)
def test_a_comparison_keeps_its_form_and_offers_periods(client, said, no_time_for, address):
    assert "A bridge." in text(client.get(address))
    no_time_for("comparison")
    page = text(client.get(address))
    assert "could not put it side by side" in page
    assert "to a topic, or to a period, such as" in page
    assert f'href="{address[address.index("?") :]}&from=2024&to=2024"' in page
    assert "A bridge." not in page
    assert '<input id="' in page
    assert "A bridge." not in text(client.get(f"{address}&format=csv"))


def test_a_coverage_offers_periods(client, said, no_time_for):
    assert "A bridge." in text(client.get(COVERAGE))
    no_time_for("coverage")
    page = text(client.get(COVERAGE))
    assert "could not put it side by side" in page
    assert 'href="?from=2024&to=2024"' in page
    assert "A bridge." not in page


@pytest.mark.parametrize("address", LISTS)
def test_a_csv_is_a_page_that_leads_to_less_of_it(client, said, no_time_for, address):
    no_time_for("file")
    response = client.get(f"{address.rstrip('/')}.csv?q=bridge")
    assert response["Content-Type"].startswith("text/html")
    page = text(response)
    assert "Too broad to answer</h1>" in page
    assert 'href="?q=bridge&from=2024&to=2024"' in page
    assert f'href="{address}?q=bridge"' in page


@pytest.mark.parametrize(
    ("address", "kind"),
    [("/quotes.json", "file"), ("/topics/rain.atom", "file"), ("/api/v1/quotes/", "search")],
)
def test_a_program_is_told_to_ask_for_less(client, said, no_time_for, address, kind):
    no_time_for(kind)
    response = client.get(f"{address}?q=bridge")
    assert response.status_code == 400
    assert "too broad" in response.content.decode()


def test_every_kind_of_question_that_has_a_time_is_tested_here(settings):
    tested = {"list", "search", "count", "panel", "comparison", "coverage", "file"}
    assert set(settings.QUERY_SECONDS) == tested
    assert all(seconds > 0 for seconds in settings.QUERY_SECONDS.values())
