"""Pages go on from a place: none twice, none left out, whatever comes and goes meanwhile."""

import datetime
import random

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotes.filters import QuoteFilter
from quotes.filters.walk import Walk
from quotes.models import Quote
from quotes.models.datekey import DATED, date_key
from quotes.paging import UnknownPlace, key_at, page_of, place_of
from quotes.presenting.groups import leading
from quotes.views import listing
from tests.factories import (
    make_article,
    make_outlet,
    make_person,
    make_quote,
    make_statement,
    make_topic,
)

pytestmark = pytest.mark.django_db
DAYS = [None, *(datetime.date(2014, 6, day) for day in (1, 2, 3))]


class Numbers:
    """Keys of our own to be paged, without a database."""

    def __init__(self, keys) -> None:
        self.all = sorted(keys)

    def keys(self, stretch, most):
        found = [
            key
            for key in self.all
            if key >= stretch.first and (stretch.end is None or key < stretch.end)
        ]
        return found[::-1][:most] if stretch.newest_first else found[:most]


def all_pages(walked, size: int, oldest_first: bool, way: str, start: str = "") -> list[list[int]]:
    """Every page on the way forward or back."""
    pages, question = [], QueryDict(start)
    while True:
        page = page_of(walked, question, size, oldest_first=oldest_first)
        pages.append(page.keys)
        following = getattr(page, way)
        if not following:
            return pages
        assert len(pages) < 500
        question = QueryDict(following)


@settings(max_examples=200, deadline=None)
@given(
    st.sets(st.integers(1, 40) | st.integers(DATED + 1, DATED + 40), max_size=30),
    st.integers(1, 7),
    st.booleans(),
)
def test_the_pages_are_the_list_cut_in_pieces_forward_and_back(keys, size, oldest_first):
    dated, undated = (
        sorted(key for key in keys if (key >= DATED) is known) for known in (True, False)
    )
    whole = dated + undated if oldest_first else sorted(keys, reverse=True)
    forward = all_pages(Numbers(keys), size, oldest_first, "next")
    assert [key for page in forward for key in page] == whole
    assert all(len(page) == size for page in forward[:-1])
    if whole:
        last = f"behind={place_of(whole[-1])}"
        backward = all_pages(Numbers(keys), size, oldest_first, "previous", last)
        seen = [key for page in backward[::-1] for key in page]
        # Where less than a page stands before, the list begins with a full one.
        assert list(dict.fromkeys(seen)) == whole


@given(st.dates() | st.none(), st.integers(0, (1 << 27) - 1))
def test_a_place_in_an_address_is_the_key_again(day, number):
    key = date_key(day, number)
    assert key_at(place_of(key)) == key


@pytest.mark.parametrize(
    "written",
    ["", "7", "2014-06-15", "2014-02-30.1", "2014-06-15.134217728", "undated.", "٢٠١٤-06-15.1"],
)
def test_what_is_no_place_is_refused_with_what_to_do(written):
    with pytest.raises(UnknownPlace, match="begin with the first page"):
        key_at(written)


def test_a_page_begins_where_the_one_before_ended_though_the_list_grew_and_shrank(monkeypatch):
    monkeypatch.setattr(listing, "PAGE", 2)
    quotes = [make_quote(article=make_article(published=DAYS[1])) for _ in range(5)][::-1]
    first = shown("")
    assert first["page"].keys == [at(one) for one in quotes[:2]]
    make_quote(article=make_article(published=DAYS[3]))
    Quote.objects.filter(pk=quotes[1].pk).update(lifecycle="held")
    second = shown(first["page"].next)
    assert second["page"].keys == [at(one) for one in quotes[2:4]]


def at(quote: Quote) -> int:
    return date_key(quote.published, quote.pk)


def shown(query: str, **options) -> dict:
    return listing.quote_list(RequestFactory().get(f"/quotes/?{query}"), **options)


@pytest.fixture
def everything(db) -> None:
    """Forty quotes by a few people in a few outlets on a few topics, on three days or none."""
    chance = random.Random(8)
    people = [make_person(name) for name in ("Ada Quill", "Bo Reed")] + [None]
    outlets = [make_outlet(name) for name in ("Post", "Herald")]
    topics = [make_topic(name) for name in ("Rain", "War")]
    made = []
    for number in range(40):
        article = make_article(
            published=chance.choice(DAYS), outlet=chance.choice(outlets), headline="About it"
        )
        made.append(
            make_quote(
                f"{chance.choice(['A bridge', 'A toll', 'A bridge and a toll'])} {number}.",
                article=article,
                speaker=chance.choice(people),
                kind=chance.choice(["direct", "direct", "partial", "indirect"]),
                topic_list=[topic for topic in topics if chance.random() < 0.5],
                headline=chance.random() < 0.1,
                lifecycle=chance.choice(["live"] * 9 + ["held"]),
                sources=[outlets[0]] if chance.random() < 0.3 else [],
            )
        )
    for start in range(0, 30, 3):
        make_statement(*made[start : start + chance.choice([1, 2, 3])])


PARTS = {
    "q": [
        "bridge",
        "toll -bridge",
        '"a toll"',
        "bridge OR toll",
        "person:ada",
        "bridge topic:rain",
    ],
    "person": ["ada-quill", "bo-reed"],
    "outlet": ["post", "herald"],
    "topic": ["rain", "war"],
    "via": ["post"],
    "kind": ["direct", "indirect", "headline"],
    "status": ["machine", "unknown"],
    "from": ["2014-06-02"],
    "to": ["2014-06-02"],
    "sort": ["oldest", "newest"],
}


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.sampled_from(list(PARTS)).flatmap(
            lambda name: st.tuples(st.just(name), st.sampled_from(PARTS[name]))
        ),
        max_size=4,
    ),
    st.booleans(),
)
def test_walking_finds_and_counts_what_filtering_finds_in_its_order(everything, parts, grouped):
    question = QueryDict(mutable=True)
    for name, value in parts:
        question.appendlist(name, value)
    asked = QuoteFilter(question, queryset=Quote.objects.all())
    wanted = [at(quote) for quote in asked.qs]
    if grouped:
        wanted = [at(quote) for quote in leading(asked.qs)]
    walk = Walk(asked, by_statement=grouped)
    oldest = asked.values.get("sort") == "oldest"
    assert [key for page in all_pages(walk, 7, oldest, "next") for key in page] == wanted
    assert walk.count(1_000) == len(wanted)
    assert walk.count(5) == min(len(wanted), 5)


def test_above_the_cap_a_list_says_that_there_are_more(client, monkeypatch):
    monkeypatch.setattr(listing, "CAP", 2)
    for _ in range(3):
        make_quote()
    assert "2+ quotations</h2>" in client.get("/quotes/").content.decode()
    monkeypatch.setattr(listing, "CAP", 3)
    assert "3 quotations</h2>" in client.get("/quotes/").content.decode()


def test_a_list_asks_for_no_more_rows_than_a_page_and_one():
    for _ in range(3):
        make_quote("A bridge.")
    with CaptureQueriesContext(connection) as asked:
        shown("q=bridge&behind=2024-03-05.99999")
    # On PostgreSQL a limit of time is a statement, too.
    assert len([one for one in asked if "quotes_" in one["sql"]]) <= 16
    assert not [one["sql"] for one in asked if "OFFSET" in one["sql"]]
