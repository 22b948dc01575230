"""A page is kept while nothing is written, and no longer."""

import datetime

import pytest
from django.db import connection, transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from quotes.budgets import TooBroad, budget
from quotes.keeping import kept_page
from quotes.models import Topic
from tests.factories import make_quote, make_topic
from tests.test_budgets import ENDLESS, run

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("clock")]


class Site:
    """A view that tells how often it was asked, and gives what it is told to."""

    def __init__(self, rf, give=None):
        self.rf, self.asked = rf, 0
        self.view = kept_page(lambda request: (give or self.tell)())

    def tell(self):
        self.asked += 1
        return HttpResponse(f"made {self.asked}")

    def get(self, path="/", **headers):
        return self.view(self.rf.get(path, **headers)).text


@pytest.fixture
def site(rf):
    return Site(rf)


@pytest.mark.usefixtures("still")
def test_while_nothing_is_written_a_page_is_made_once(site):
    make_quote()
    assert [site.get(), site.get(), site.get()] == ["made 1"] * 3


@pytest.mark.usefixtures("still")
def test_to_give_a_kept_page_asks_the_database_no_more_than_that(site, django_assert_num_queries):
    site.get()
    with django_assert_num_queries(0):
        site.get()


def test_what_another_connection_writes_is_seen_at_once(site, elsewhere):
    site.get()
    elsewhere(make_topic)
    assert site.get() == "made 2"


def test_what_the_same_connection_writes_is_seen_at_once(site):
    topic = make_topic()
    site.get()
    topic.name = "Another"
    topic.save()
    assert site.get() == "made 2"
    Topic.objects.all().delete()
    assert site.get() == "made 3"


@pytest.mark.usefixtures("still")
def test_nothing_is_kept_of_a_transaction_that_may_be_taken_back(site):
    with transaction.atomic():
        make_topic()
        site.get()
        transaction.set_rollback(True)
    assert site.get() == "made 2"


@pytest.mark.usefixtures("still")
def test_a_page_is_kept_no_longer_than_the_figures_on_it(site, clock):
    site.get()
    clock[0] += 59
    assert site.get() == "made 1"
    clock[0] += 1
    assert site.get() == "made 2"


@pytest.mark.usefixtures("still")
def test_pages_of_two_addresses_are_two(site):
    assert [site.get("/?q=one"), site.get("/?q=two"), site.get("/?q=one")] == [
        "made 1",
        "made 2",
        "made 1",
    ]


@pytest.mark.usefixtures("still")
def test_pages_of_two_hosts_are_two_as_their_links_are(site, settings):
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    assert site.get(HTTP_HOST="one.example") != site.get(HTTP_HOST="two.example")


@pytest.mark.usefixtures("still")
def test_what_a_request_reads_in_its_own_charset_is_for_nobody_else(site):
    site.get("/?q=bridge", CONTENT_TYPE="text/plain; charset=cp037")
    assert site.get("/?q=bridge") == "made 2"


@pytest.mark.usefixtures("still")
def test_parameters_that_are_written_otherwise_are_another_page(site):
    site.get("/", QUERY_STRING="q=\xc3\xa9")
    assert site.get("/?q=%C3%83%C2%A9") == "made 2"


@pytest.mark.usefixtures("still")
def test_a_very_long_address_is_not_kept(site):
    assert [site.get(f"/?q={'x' * 2_000}") for _ in range(2)] == ["made 1", "made 2"]


@pytest.mark.usefixtures("still")
def test_a_page_may_name_the_day_so_it_is_kept_for_that_day(site, monkeypatch):
    site.get()
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda: tomorrow)
    assert site.get() == "made 2"


@pytest.mark.usefixtures("still")
@pytest.mark.parametrize("setting", ["PAGES_MEGABYTES", "FIGURES_SECONDS"])
def test_where_there_is_no_room_or_no_time_each_page_is_made_anew(site, settings, setting):
    setattr(settings, setting, 0)
    assert [site.get(), site.get()] == ["made 1", "made 2"]


def test_a_page_that_was_made_while_something_was_written_is_made_anew(rf, elsewhere):
    site = Site(rf, lambda: elsewhere(make_topic) and site.tell())
    assert [site.get(), site.get()] == ["made 1", "made 2"]


@pytest.mark.usefixtures("still")
@pytest.mark.parametrize(
    "answer",
    [
        HttpResponse("gone", status=410),
        HttpResponseRedirect("/elsewhere/"),
        HttpResponse("a,b", content_type="text/csv"),
        HttpResponse("page", headers={"Content-Disposition": "attachment"}),
    ],
    ids=["withheld", "another address", "a file", "a page to be stored"],
)
def test_only_ordinary_pages_are_kept(rf, answer):
    asked = []
    site = Site(rf, lambda: asked.append(1) or answer)
    site.get()
    site.get()
    assert len(asked) == 2


@pytest.mark.usefixtures("still")
def test_what_is_not_there_is_looked_for_each_time(rf):
    def refuse():
        raise Http404

    site = Site(rf, refuse)
    for _ in range(2):
        with pytest.raises(Http404):
            site.get()


@pytest.mark.usefixtures("still")
def test_what_was_too_broad_for_its_time_is_tried_again(rf, settings):
    settings.QUERY_SECONDS = dict.fromkeys(settings.QUERY_SECONDS, 0.02)

    def stopped():
        with pytest.raises(TooBroad), budget("list"):
            run(ENDLESS[connection.vendor])
        return site.tell()

    site = Site(rf, stopped)
    assert [site.get(), site.get()] == ["made 1", "made 2"]
