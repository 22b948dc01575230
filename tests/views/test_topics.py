"""Topics: the list, and one with its rule in words."""

import pytest
from django.urls import reverse

from quotes import topicrules
from tests.factories import make_outlet, make_person, make_quote, make_statement, make_topic

pytestmark = pytest.mark.django_db
LIST = "/topics/"


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


class TestRule:
    def test_every_condition_is_told_by_what_it_asks(self):
        told = topicrules.in_words('bridge OR "river crossing" minister -toll via:Reuters')
        assert [(condition.lead, condition.terms) for condition in told] == [
            ("one of", ("bridge", "“river crossing”")),
            ("the word", ("minister",)),
            ("not", ("toll",)),
            ("the word", ("through Reuters",)),
        ]

    def test_a_rule_that_cannot_be_read_has_no_conditions(self):
        assert topicrules.in_words('"never closed') == ()
        assert topicrules.in_words("") == ()


class TestList:
    def test_each_topic_says_how_many_quotations_it_has(self, client):
        topic = make_topic("Bridges", description="What spans rivers.")
        make_quote(topic_list=[topic])
        make_quote(topic_list=[topic], lifecycle="superseded")
        page = text(client.get(LIST))
        assert "What spans rivers." in page
        assert "1 quotation" in page

    def test_no_topics_are_admitted(self, client):
        assert "No topic has been set up yet" in text(client.get(LIST))

    def test_the_number_of_queries_does_not_grow_with_the_rows(
        self, client, django_assert_max_num_queries, django_assert_num_queries
    ):
        for _ in range(3):
            make_quote(topic_list=[make_topic(parent=make_topic())])
        with django_assert_max_num_queries(6) as first:
            client.get(LIST)
        for _ in range(3):
            make_quote(topic_list=[make_topic(parent=make_topic())])
        with django_assert_num_queries(len(first.captured_queries)):
            client.get(LIST)


class TestOne:
    def test_who_speaks_on_it_where_and_a_comparison_of_both(self, client):
        topic = make_topic("Bridges", rule='bridge OR "river crossing"')
        for name, outlet in (("Ada Quill", "The Herald"), ("Eve Stone", "The Post")):
            make_quote(
                f"Words of {name}.",
                speaker=make_person(name),
                outlet=make_outlet(outlet),
                topic_list=[topic],
            )
        page = text(client.get(topic.get_absolute_url()))
        assert "?person=ada-quill&amp;person=eve-stone&amp;topic=bridges" in page
        assert "?outlet=the-herald&amp;outlet=the-post&amp;topic=bridges" in page
        assert "bridge, “river crossing”" in page
        assert "Words of Ada Quill." in page

    def test_wordings_of_one_statement_stand_once(self, client):
        topic = make_topic()
        make_statement(
            make_quote("We build.", topic_list=[topic]), make_quote("We do.", topic_list=[topic])
        )
        assert "2 quotations in 1 statement" in text(client.get(topic.get_absolute_url()))

    def test_a_topic_without_a_rule_is_the_editors(self, client):
        page = text(client.get(make_topic().get_absolute_url()))
        assert "No rule puts quotations here: editors do." in page
        assert "No quotation stands here yet." in page

    def test_an_unknown_topic_is_not_found(self, client):
        assert client.get(reverse("quotes:topic", args=["nothing"])).status_code == 404

    def test_the_number_of_queries_does_not_grow_with_the_rows(
        self, client, django_assert_max_num_queries, django_assert_num_queries
    ):
        topic = make_topic(rule="bridge")

        def rows(number):
            for _ in range(number):
                make_statement(
                    *(make_quote(topic_list=[topic], speaker=make_person()) for _ in range(2))
                )

        rows(3)
        with django_assert_max_num_queries(40) as first:
            client.get(topic.get_absolute_url())
        rows(3)
        with django_assert_num_queries(len(first.captured_queries)):
            client.get(topic.get_absolute_url())
