"""Outlets: the list and the page of one."""

import pytest
from django.urls import reverse

from tests.factories import make_article, make_outlet, make_person, make_quote, make_topic

pytestmark = pytest.mark.django_db
LIST = "/outlets/"


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


class TestList:
    def test_each_outlet_says_what_it_prints_and_what_is_carried_from_it(self, client):
        agency, herald = make_outlet("Fars News Agency", kind="agency"), make_outlet("The Herald")
        make_quote(outlet=herald, sources=[agency])
        make_quote(outlet=herald)
        page = text(client.get(LIST))
        rows = {row.split("</bdi>")[0]: row for row in page.split("<bdi>")[1:]}
        numbers = {name: row.split('class="number">')[1:4] for name, row in rows.items()}
        assert [cell[0] for cell in numbers["The Herald"]] == ["2", "2", "0"]
        assert [cell[0] for cell in numbers["Fars News Agency"]] == ["0", "0", "1"]

    def test_an_empty_database_says_so(self, client):
        assert "No outlet is known here yet" in text(client.get(LIST))

    def test_the_number_of_queries_does_not_grow_with_the_rows(
        self, client, django_assert_max_num_queries, django_assert_num_queries
    ):
        for _ in range(3):
            make_quote(sources=[make_outlet()])
        with django_assert_max_num_queries(8) as first:
            client.get(LIST)
        for _ in range(3):
            make_quote(sources=[make_outlet()])
        with django_assert_num_queries(len(first.captured_queries)):
            client.get(LIST)


class TestOne:
    def test_its_articles_and_its_quotations_are_listed(self, client):
        herald = make_outlet("The Herald", kind="newspaper")
        article = make_article("“We left.”", herald, headline="They left")
        make_quote("We left.", article)
        page = text(client.get(herald.get_absolute_url()))
        assert "In this database: 1 article of it, 5 March 2024." in page
        assert "They left</a>" in page
        assert "1 quotation</span>" in page
        assert "What it printed" in page

    def test_the_inferred_date_of_an_article_says_so(self, client):
        herald = make_outlet("The Herald")
        make_article(outlet=herald)
        assert "(date inferred)" not in text(client.get(herald.get_absolute_url()))
        make_article(outlet=herald, published_basis="inferred")
        assert text(client.get(herald.get_absolute_url())).count("(date inferred)") == 1

    def test_who_owns_it_is_not_described_unless_an_editor_did(self, client):
        herald = make_outlet("The Herald")
        assert "<dd>Not described</dd>" in text(client.get(herald.get_absolute_url()))
        herald.ownership = "Owned by its readers since 1990."
        herald.ownership_source = "https://example.org/owners"
        herald.save()
        page = text(client.get(herald.get_absolute_url()))
        assert "Owned by its readers since 1990." in page
        assert 'href="https://example.org/owners"' in page

    def test_what_others_carried_from_it_is_named_with_who_did(self, client):
        post, herald = make_outlet("The Post"), make_outlet("The Herald")
        make_quote("Printed by the Post.", outlet=post)
        make_quote("Carried by the Herald.", outlet=herald, sources=[post])
        page = text(client.get(post.get_absolute_url()))
        assert "What others carried from it" in page
        assert "Carried by the Herald." in page
        assert 'href="/quotes/?via=the-post"' in page

    def test_its_own_dispatch_is_not_carried_by_others(self, client):
        agency = make_outlet("Fars", kind="agency")
        make_quote("Its own page.", outlet=agency, sources=[agency])
        assert "What others carried from it" not in text(client.get(agency.get_absolute_url()))

    def test_of_an_agency_without_an_article_what_others_carried_is_the_list(self, client):
        agency = make_outlet("Fars", kind="agency")
        make_quote("Through the agency.", sources=[agency])
        page = text(client.get(agency.get_absolute_url()))
        assert "no article of it" in page
        assert "Through the agency." in page
        assert "These quotations were printed by others" in page

    def test_one_of_which_nothing_is_known_says_so(self, client):
        page = text(client.get(make_outlet().get_absolute_url()))
        assert "No quotation stands here yet." in page

    def test_an_unknown_outlet_is_not_found(self, client):
        assert client.get(reverse("quotes:outlet", args=["nothing"])).status_code == 404

    def test_the_number_of_queries_does_not_grow_with_the_rows(
        self, client, django_assert_max_num_queries, django_assert_num_queries
    ):
        herald, topic = make_outlet(), make_topic()

        def rows(number):
            for _ in range(number):
                make_quote(outlet=herald, speaker=make_person(), topic_list=[topic])
                make_quote(sources=[herald], speaker=make_person())

        rows(3)
        with django_assert_max_num_queries(50) as first:
            client.get(herald.get_absolute_url())
        rows(3)
        with django_assert_num_queries(len(first.captured_queries)):
            client.get(herald.get_absolute_url())
