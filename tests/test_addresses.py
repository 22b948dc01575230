"""No address and no parameter is answered with a fault of ours: every refusal is one in words."""

from pathlib import Path

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

FIXTURE = Path(__file__).resolve().parent.parent / "fixtures" / "demo.json"
LISTS = [
    "/",
    "/quotes/",
    "/people/",
    "/people/ali-shamkhani/",
    "/outlets/",
    "/outlets/ea-worldview/",
    "/topics/",
    "/topics/us-iran-cooperation/",
    "/topics/us-iran-cooperation/coverage/",
    "/statements/",
    "/compare/",
    "/compare/people/",
    "/compare/outlets/",
    "/corrections/",
    "/about/",
]
FILES = [
    "/quotes.csv",
    "/quotes.json",
    "/quotes.atom",
    "/people/ali-shamkhani.json",
    "/outlets/ea-worldview.atom",
    "/topics/us-iran-cooperation.csv",
]
NOWHERE = [
    "/nowhere/",
    "/quotes/nothing/",
    "/quotes/%00/",
    "/quotes/%ED%A0%80/",
    "/quotes/l34heolrvd",
    "/people/nobody/",
    "/people/%F0%9F%98%80/",
    "/outlets/none/",
    "/topics/none/",
    "/articles/none/",
    "/statements/none/",
    "/statements/" + "9" * 400 + "/",
]
NAMES = [
    "q",
    "person",
    "outlet",
    "topic",
    "via",
    "kind",
    "status",
    "from",
    "to",
    "sort",
    "page",
    "format",
    "base",
    "as-of",
]
HOSTILE = [
    "\x00",
    "a\x00b",
    "\ud800",
    "%",
    "'; DROP TABLE quotes_quote; --",
    '"abc',
    "-abc",
    "x:abc",
    "(" * 5000,
    " OR ".join("ab" for _ in range(1000)),
    "NEAR(a b)",
    "a* ^b {c}",
    "<img src=x onerror=alert(1)>",
    "\x0b",
    "😀",
    "‮",
    "9" * 400,
    "-1",
    "1e400",
    "0001-01-01",
    "9999-12-31",
    "2014-02-30",
    "nan",
    "../../etc/passwd",
]
pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(db) -> None:
    call_command("loaddata", FIXTURE, verbosity=0)


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("address", LISTS)
def test_a_list_answers_whatever_it_is_asked(client, address):
    for value in HOSTILE:
        sent = [value.encode("utf-8", "surrogatepass")]
        response = client.get(address, dict.fromkeys(NAMES, sent), follow=True)
        assert response.status_code in (200, 404), (address, value)
        assert "<img src=x" not in response.content.decode()


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("address", FILES)
def test_a_file_answers_or_says_what_to_write_whatever_it_is_asked(client, address):
    for name in NAMES:
        for value in HOSTILE:
            sent = [value.encode("utf-8", "surrogatepass")]
            response = client.get(address, {name: sent})
            assert response.status_code in (200, 400), (address, name, value)
            assert response.getvalue()


@pytest.mark.parametrize("address", NOWHERE)
def test_what_is_nowhere_is_not_found(client, address):
    assert client.get(address, follow=True).status_code == 404


@pytest.mark.parametrize("address", LISTS)
def test_a_page_is_read_and_never_written_to(client, address):
    for method in (client.post, client.put, client.patch, client.delete):
        assert method(address).status_code == 405


@pytest.mark.usefixtures("demo")
def test_every_page_says_the_policy_without_an_inline_exception(client):
    for address in [*LISTS, "/quotes/l34heolrvd/", "/nowhere/", "/admin/login/"]:
        policy = client.get(address).headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


@pytest.mark.usefixtures("demo")
@settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    address=st.sampled_from(LISTS),
    query=st.dictionaries(st.sampled_from(NAMES), st.lists(st.text(max_size=40), max_size=3)),
)
def test_random_questions_are_answered(client, address, query):
    encoded = {
        name: [value.encode("utf-8", "surrogatepass") for value in values]
        for name, values in query.items()
    }
    assert client.get(address, encoded, follow=True).status_code in (200, 404)
