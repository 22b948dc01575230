"""About, health, and the pages for when something is wrong."""

import json

import pytest
from django.db import DatabaseError
from django.template.loader import render_to_string
from django.test import Client

from quotes.models.quote import QuoteQuerySet
from quotes.views import about
from tests.factories import make_quote

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_figures():
    about.measured.cache_clear()
    yield
    about.measured.cache_clear()


class TestAbout:
    def test_it_counts_what_editors_checked_and_what_nobody_knows(self, client):
        make_quote()
        make_quote(review="checked", speaker_name="an aide")
        page = client.get("/about/").content.decode()
        assert "Checked or corrected by an editor: 1 of them. Speaker unknown: 1." in page

    def test_corrected_headlines_are_counted_apart(self, client):
        make_quote(review="corrected")
        for _ in range(2):
            make_quote(review="corrected", headline=True)
        page = client.get("/about/").content.decode()
        assert "by an editor: 1 of them, and 2 pieces of headlines, which are not counted" in page

    def test_figures_are_shown_with_what_they_were_measured_on(self, client, monkeypatch, tmp_path):
        figures = tmp_path / "figures.json"
        row = {"name": "Forty articles", "note": "never seen", "measured": "2026-11-20"}
        row |= {"engine": "1", "quotations": 400, "found": 391, "speakers": 372, "extra": 4}
        figures.write_text(json.dumps([row]), encoding="utf-8")
        monkeypatch.setattr(about, "FIGURES", figures)
        page = client.get("/about/").content.decode()
        assert "Forty articles" in page
        assert "<td>372</td>" in page

    def test_without_figures_it_says_that_nothing_was_measured(self, client, monkeypatch, tmp_path):
        monkeypatch.setattr(about, "FIGURES", tmp_path / "none.json")
        assert "has not been measured" in client.get("/about/").content.decode()

    def test_it_says_whom_to_write_to(self, client, settings):
        settings.CONTACT = "desk@example.org"
        assert 'href="mailto:desk@example.org"' in client.get("/about/").content.decode()

    def test_a_missing_contact_is_admitted(self, client, settings):
        settings.CONTACT = ""
        assert "has not said yet to whom to write" in client.get("/about/").content.decode()


class TestHealth:
    def test_it_answers_in_plain_text(self, client):
        response = client.get("/healthz")
        assert (response.status_code, response.content) == (200, b"ok\n")
        assert response["Content-Type"].startswith("text/plain")
        assert "no-store" in response["Cache-Control"]

    def test_a_database_that_does_not_answer_is_said(self, client, monkeypatch):
        def broken(self, *fields, **named):
            raise DatabaseError

        monkeypatch.setattr(QuoteQuerySet, "values_list", broken)
        response = client.get("/healthz")
        assert response.status_code == 503
        assert b"does not answer" in response.content


class TestErrors:
    def test_an_unknown_address_offers_a_way_on(self, client):
        response = client.get("/no/such/page/")
        assert response.status_code == 404
        assert "There is nothing at this address" in response.content.decode()

    @pytest.mark.parametrize("name", ["400.html", "500.html"])
    def test_what_is_shown_when_all_is_broken_asks_the_database_nothing(
        self, name, django_assert_num_queries
    ):
        with django_assert_num_queries(0):
            assert "On the Record" in render_to_string(name)

    def test_an_expired_form_says_that_nothing_was_changed(self):
        response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x"})
        assert response.status_code == 403
        assert "Nothing was changed" in response.content.decode()

    def test_a_failure_is_admitted(self, client, monkeypatch):
        def broken(self):
            raise RuntimeError

        monkeypatch.setattr(QuoteQuerySet, "shown", broken)
        client.raise_request_exception = False
        response = client.get("/about/")
        assert response.status_code == 500
        assert "Something broke on our side" in response.content.decode()


class TestFrame:
    @pytest.mark.parametrize("address", ["/", "/quotes/", "/about/"])
    def test_every_page_can_be_skipped_into_and_runs_nothing_inline(self, client, address):
        make_quote()
        page = client.get(address).content.decode()
        assert 'href="#main"' in page
        assert page.count("<main") == page.count("<h1") == 1
        assert "<style" not in page
        assert " style=" not in page
        assert " onclick=" not in page
        assert page.count("<script") == page.count('<script type="module" src=')

    def test_the_navigation_says_where_one_is(self, client):
        assert 'href="/about/" aria-current="page"' in client.get("/about/").content.decode()
