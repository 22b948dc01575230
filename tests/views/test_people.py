"""People: the list and the page of one."""

import pytest
from django.urls import reverse

from quotes.models import Change, ChangeSet, PersonName
from tests.factories import (
    make_outlet,
    make_person,
    make_quote,
    make_statement,
    make_topic,
)

pytestmark = pytest.mark.django_db
LIST = "/people/"


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


class TestList:
    def test_people_stand_under_the_letter_of_the_family_name_with_their_count(self, client):
        quill = make_person("Ada Quill")
        make_quote("One.", speaker=quill)
        make_quote("Two.", speaker=quill)
        make_quote("Not in a public list.", speaker=quill, kind="indirect")
        make_quote("Three.", speaker=make_person("Quentin Abel"))
        page = text(client.get(LIST))
        assert page.index("Quentin Abel") < page.index("Ada Quill")
        assert '<span class="letter__count">2<' in page

    def test_who_is_only_reported_is_found_by_name_alone(self, client):
        make_quote(speaker=make_person("Ada Quill"), kind="indirect")
        assert "Ada Quill" not in text(client.get(LIST))
        assert "Ada Quill" in text(client.get(LIST, {"q": "quill"}))

    def test_it_says_who_is_found_by_name_alone(self, client):
        make_quote(speaker=make_person())
        page = text(client.get(LIST))
        assert "Reported speech brings nobody in." in page
        assert "only reported here" not in page

    def test_a_name_is_found_in_every_form_without_case_and_accents(self, client):
        person = make_person("Marzieh Afkham")
        PersonName.objects.create(person=person, name="Marziyéh Afkham")
        make_person("Ada Quill")
        page = text(client.get(LIST, {"q": "MARZIYEH"}))
        assert "Marzieh Afkham" in page
        assert "Ada Quill" not in page

    @pytest.mark.parametrize("asked", ["zzz", "\x00", "\ud800", "%_", "?!", "x" * 5000])
    def test_a_name_that_nobody_has_says_so(self, client, asked):
        make_person("Ada Quill")
        page = text(client.get(LIST, {"q": asked.encode("utf-8", "surrogatepass")}))
        assert "Nobody here is called" in page
        assert "does not mean that they did not speak" in page

    def test_where_nobody_is_found_near_spellings_are_asked_about(self, client):
        person = make_person("Marzieh Afkham")
        page = text(client.get(LIST, {"q": "Afkhem"}))
        assert f'Did you mean <a href="{person.get_absolute_url()}"><bdi>Marzieh Afkham' in page
        assert "Did you mean" not in text(client.get(LIST, {"q": "afkham"}))

    def test_who_was_merged_is_not_listed(self, client):
        heir = make_person("Ada Quill")
        make_person("Ida Quill", merged_into=heir)
        page = text(client.get(LIST, {"q": "quill"}))
        assert "Ada Quill" in page
        assert "Ida Quill" not in page

    @pytest.mark.parametrize("page", ["0", "-1", "two", "9" * 5000, "\x00"])
    def test_a_page_that_is_none_is_the_nearest(self, client, page):
        make_quote(speaker=make_person("Ada Quill"))
        assert "Ada Quill" in text(client.get(LIST, {"page": page}))

    def test_nobody_at_all_says_what_is_held(self, client):
        assert "Nobody is quoted here yet: in this database: 0 articles" in text(client.get(LIST))

    def test_the_number_of_queries_does_not_grow_with_the_rows(
        self, client, django_assert_max_num_queries, django_assert_num_queries
    ):
        for _ in range(3):
            make_quote(speaker=make_person())
        with django_assert_max_num_queries(8) as first:
            client.get(LIST)
        for _ in range(3):
            make_quote(speaker=make_person())
        with django_assert_num_queries(len(first.captured_queries)):
            client.get(LIST)


class TestOne:
    def test_names_roles_outlets_and_topics_stand_above_the_words(self, client):
        ada, topic = make_person("Ada Quill"), make_topic("Bridges")
        PersonName.objects.create(person=ada, name="A. Quill")
        make_quote(
            speaker=ada,
            role="Minister of Bridges",
            outlet=make_outlet("The Herald"),
            topic_list=[topic],
        )
        PersonName.objects.create(person=ada, name="Adah Quill")
        make_quote(
            speaker=ada,
            speaker_as_printed="Bridge minister Adah Quill",
            outlet=make_outlet("The <Post>"),
        )
        page = text(client.get(ada.get_absolute_url()))
        assert "“<bdi>A. Quill</bdi>” (says an editor)" in page
        assert "“<bdi>Adah Quill</bdi>” (<bdi>The &lt;Post&gt;</bdi>)" in page
        assert '<span class="role">Minister of Bridges</span>' in page
        assert "<bdi>The Herald</bdi>, 5 March 2024" in page
        assert "?topic=bridges" in page
        assert "We will build the bridge." in page

    def test_a_role_is_told_with_where_and_between_which_days(self, client):
        ada, herald = make_person("Ada Quill"), make_outlet("The Herald")
        for _ in range(2):
            make_quote(speaker=ada, role="Minister", outlet=herald)
        page = text(client.get(ada.get_absolute_url()))
        assert page.count('<span class="role">Minister</span>') == 1

    def test_wordings_of_one_statement_stand_once(self, client):
        ada = make_person()
        make_statement(
            make_quote("We will build the bridge.", speaker=ada),
            make_quote("We will build the bridge now.", speaker=ada),
        )
        assert "2 quotations in 1 statement" in text(client.get(ada.get_absolute_url()))

    def test_one_quotation_is_counted_as_one(self, client):
        ada = make_person()
        make_quote(speaker=ada)
        page = text(client.get(ada.get_absolute_url()))
        assert '1<span class="hidden-words"> quotation: show only this</span>' in page
        assert '1<span class="hidden-words"> quotations' not in page

    def test_words_of_others_are_not_there(self, client):
        ada = make_person()
        make_quote("Somebody else said it.", speaker=make_person())
        assert "Somebody else said it." not in text(client.get(ada.get_absolute_url()))

    def test_the_filters_of_the_lists_narrow_it(self, client):
        ada, herald = make_person(), make_outlet("The Herald")
        make_quote("In the Herald.", speaker=ada, outlet=herald)
        make_quote("Elsewhere.", speaker=ada)
        page = text(client.get(ada.get_absolute_url(), {"outlet": "the-herald"}))
        assert "In the Herald." in page
        assert "Elsewhere." not in page

    def test_nobody_has_quoted_them_yet(self, client):
        page = text(client.get(make_person().get_absolute_url()))
        assert "No quotation stands here yet." in page
        assert "In this database: 0 articles" in page

    def test_who_lost_a_quotation_to_a_correction_has_it_said(self, client):
        ada, bo = make_person("Ada Quill"), make_person("Bo Reed")
        made = ChangeSet.objects.create(public_id="c1", by_name="Ida", reason="It was Bo.")
        Change.objects.create(
            changeset=made,
            position=0,
            quote=make_quote(speaker=bo),
            field="speaker",
            before={"person": "ada-quill", "name": "Ada Quill"},
            after={"person": "bo-reed", "name": "Bo Reed"},
        )
        page = text(client.get(ada.get_absolute_url()))
        assert "No quotation here is <bdi>Ada Quill</bdi>’s any more" in page
        assert "editors gave 1 quotation that stood here to another speaker" in page
        assert "any more" not in text(client.get(bo.get_absolute_url()))
        make_quote(speaker=ada)
        page = text(client.get(ada.get_absolute_url()))
        assert "Editors gave 1 quotation that stood here to another speaker." in page

    def test_the_address_of_a_merged_person_leads_to_the_last_heir_for_good(self, client):
        last = make_person("Ada Quill")
        middle = make_person("A. Quill", merged_into=last)
        first = make_person("Ida Quill", merged_into=middle)
        response = client.get(first.get_absolute_url())
        assert (response.status_code, response["Location"]) == (301, last.get_absolute_url())

    def test_an_unknown_person_is_not_found(self, client):
        assert client.get(reverse("quotes:person", args=["nobody"])).status_code == 404
        assert client.get("/people/%00/").status_code == 404

    def test_the_number_of_queries_does_not_grow_with_the_rows(
        self, client, django_assert_max_num_queries, django_assert_num_queries
    ):
        ada, topic = make_person(), make_topic()

        def rows(number):
            for _ in range(number):
                agency = make_outlet(kind="agency")
                make_quote(speaker=ada, sources=[agency], role="Minister", topic_list=[topic])
                make_statement(*(make_quote(speaker=ada) for _ in range(2)))

        rows(3)
        with django_assert_max_num_queries(45) as first:
            client.get(ada.get_absolute_url())
        rows(3)
        with django_assert_num_queries(len(first.captured_queries)):
            client.get(ada.get_absolute_url())
