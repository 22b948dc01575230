"""People and outlets beside each other, and the page that chooses them."""

import datetime
import re
from html import unescape

import pytest

from quotes.editing.history import Author
from quotes.editing.wordings import join
from tests.factories import (
    make_article,
    make_outlet,
    make_person,
    make_quote,
    make_statement,
    make_topic,
)

pytestmark = pytest.mark.django_db
PEOPLE, OUTLETS = "/compare/people/", "/compare/outlets/"
HOSTILE = ["\x00", "\ud800", "nobody", "x" * 5000, "' OR 1=1", "../../etc", "<b>", "%"]


def text(response) -> str:
    assert response.status_code == 200, response
    return response.content.decode()


def raw(value: str) -> bytes:
    """A value as bytes, so that half a pair can stand in an address."""
    return value.encode("utf-8", "surrogatepass")


@pytest.fixture
def ada():
    return make_person("Ada Quill")


@pytest.fixture
def eve():
    return make_person("Eve Stone")


class TestChoose:
    def test_it_offers_the_two_who_say_most_on_a_topic(self, client, ada, eve):
        topic = make_topic("Bridges")
        for person, outlet in ((ada, "The Herald"), (eve, "The Post")):
            make_quote(speaker=person, outlet=make_outlet(outlet), topic_list=[topic])
        page = text(client.get("/compare/"))
        assert "?person=ada-quill&amp;person=eve-stone&amp;topic=bridges" in page
        assert "?outlet=the-herald&amp;outlet=the-post&amp;topic=bridges" in page

    def test_it_opens_with_statements_in_several_wordings(self, client, ada):
        make_statement(make_quote("We do.", speaker=ada), make_quote("We do it.", speaker=ada))
        assert "<bdi>Ada Quill</bdi> in two wordings" in text(client.get("/compare/"))

    def test_an_empty_database_can_be_looked_at(self, client):
        assert "None yet" in text(client.get("/compare/"))

    def test_where_there_are_too_many_to_choose_from_a_name_is_written(self, client, monkeypatch):
        monkeypatch.setattr("quotes.views.compare.LONGEST_LIST", 1)
        for _ in range(2):
            make_quote(speaker=make_person())
        page = text(client.get(PEOPLE))
        assert page.count('type="text" name="person"') == 2

    def test_the_number_of_queries_does_not_grow_with_the_rows(
        self, client, django_assert_max_num_queries, django_assert_num_queries
    ):
        topics = [make_topic() for _ in range(3)]

        def rows():
            for _ in range(3):
                make_statement(
                    *(make_quote(speaker=make_person(), topic_list=topics) for _ in range(2))
                )

        rows()
        with django_assert_max_num_queries(40) as first:
            client.get("/compare/")
        rows()
        with django_assert_num_queries(len(first.captured_queries)):
            client.get("/compare/")


class TestPeople:
    def ask(self, client, **params):
        return client.get(PEOPLE, {"person": ["ada-quill", "eve-stone"], **params})

    def test_what_they_said_stands_by_the_day(self, client, ada, eve):
        day = datetime.date(2014, 6, 15)
        make_quote("Hers.", speaker=ada, said_from=day, said_to=day)
        make_quote("The other’s.", speaker=eve, said_from=day, said_to=day)
        page = text(self.ask(client))
        assert "Sunday 15 June 2014" in page
        assert page.index("Hers.") < page.index("The other’s.")
        assert "that does not say that one answers the other" in page

    @pytest.mark.parametrize(
        ("bases", "told"),
        [
            (("printed", "printed"), None),
            (("inferred", "printed"), "(date inferred for some of these)"),
            (("inferred", "inferred"), "(date inferred)"),
        ],
    )
    def test_a_day_that_rests_on_inferred_dates_says_so(self, client, ada, eve, bases, told):
        for person, basis in zip((ada, eve), bases, strict=True):
            make_quote("Rain.", make_article("“Rain.”", published_basis=basis), speaker=person)
        page = text(self.ask(client))
        heading = page.partition('id="day-1">')[2].partition("</h2>")[0]
        assert heading.startswith("Tuesday 5 March 2024")
        assert (told or "") in heading
        assert ("inferred" in heading) is (told is not None)
        assert page.count("2024</time> (date inferred)") == bases.count("inferred")

    def test_either_of_two_saturdays_is_no_row_of_a_week(self, client, ada, eve):
        days = {"said_from": datetime.date(2014, 6, 14), "said_to": datetime.date(2014, 6, 21)}
        make_quote("Hers.", speaker=ada, said_words="last Saturday", **days)
        make_quote("The other’s.", speaker=eve, said_words="last week", **days)
        page = text(self.ask(client))
        assert ">Saturday 14 or 21 June 2014<" in page
        assert ">14–21 June 2014<" in page

    def test_the_columns_stand_in_the_order_asked_for(self, client, ada, eve):
        make_quote("Hers.", speaker=ada)
        make_quote("The other’s.", speaker=eve)
        page = text(client.get(PEOPLE, {"person": ["eve-stone", "ada-quill"]}))
        assert page.index("The other’s.") < page.index("Hers.")

    def test_a_topic_and_a_period_narrow_it(self, client, ada, eve):
        topic = make_topic("Bridges")
        published = datetime.date(2014, 6, 15)
        kept = make_article("On the topic.", published=published)
        make_quote("On the topic.", kept, speaker=ada, topic_list=[topic])
        make_quote("Off the topic.", speaker=eve)
        make_quote("Too late.", speaker=eve, topic_list=[topic])
        page = text(self.ask(client, topic="bridges", **{"from": "2014-06-01", "to": "2014-06-30"}))
        assert "On the topic." in page
        assert "Off the topic." not in page
        assert "Too late." not in page

    def test_somebody_who_said_nothing_then_has_an_empty_cell_that_says_so(self, client, ada, eve):
        make_quote("Hers.", speaker=ada)
        assert "Nothing in this database" in text(self.ask(client))

    def test_neither_being_quoted_is_not_called_silence(self, client, ada, eve):
        page = text(self.ask(client))
        assert "Neither is quoted" in page
        assert "That does not say that they were silent." in page

    def test_a_written_name_leads_to_the_address_that_lasts(self, client, ada, eve):
        response = client.get(PEOPLE, {"person": ["Ada Quill", "eve-stone"], "topic": "", "to": ""})
        assert response.status_code == 302
        assert response["Location"] == f"{PEOPLE}?person=ada-quill&person=eve-stone"

    def test_the_lasting_address_stays(self, client, ada, eve):
        assert self.ask(client).status_code == 200

    def test_a_month_becomes_its_days(self, client, ada, eve):
        response = self.ask(client, to="2014-06")
        assert response["Location"].endswith("&to=2014-06-30")

    def test_who_was_merged_is_compared_as_the_heir(self, client, ada, eve):
        make_person("Ida Quill", merged_into=ada)
        response = client.get(PEOPLE, {"person": ["ida-quill", "eve-stone"]})
        assert response["Location"].startswith(f"{PEOPLE}?person=ada-quill")

    def test_one_person_is_asked_for_another(self, client, ada):
        page = text(client.get(PEOPLE, {"person": "ada-quill"}))
        assert "Choose another person to compare." in page
        assert '<option value="ada-quill" selected>' not in page

    def test_one_who_is_quoted_stays_chosen(self, client, ada):
        make_quote(speaker=ada)
        page = text(client.get(PEOPLE, {"person": "ada-quill"}))
        assert '<option value="ada-quill" selected>' in page

    def test_nobody_asked_for_is_no_mistake(self, client):
        page = text(client.get(PEOPLE))
        assert 'role="alert"' not in page
        assert "Compare people" in page

    def test_the_same_person_twice_is_told(self, client, ada):
        page = text(client.get(PEOPLE, {"person": ["ada-quill", "Ada Quill"]}))
        assert "Ada Quill stands here twice: choose another person." in page

    def test_more_than_four_are_too_many(self, client):
        slugs = [make_person().slug for _ in range(5)]
        assert "At most 4 can stand" in text(client.get(PEOPLE, {"person": slugs}))

    def test_four_stand_beside_each_other(self, client):
        people = [make_person() for _ in range(4)]
        for person in people:
            make_quote(f"Words of {person}.", speaker=person)
        page = text(client.get(PEOPLE, {"person": [person.slug for person in people]}))
        assert all(f"Words of {person}." in page for person in people)

    def test_half_a_name_offers_whom_it_may_mean(self, client, ada, eve):
        page = text(client.get(PEOPLE, {"person": ["quil", "eve-stone"]}))
        assert "No person here is called “quil”." in page
        assert 'Perhaps: <a href="/people/ada-quill/">' in page

    @pytest.mark.parametrize("value", HOSTILE)
    @pytest.mark.parametrize("name", ["person", "topic", "from", "to"])
    def test_whatever_stands_in_the_address_gets_an_answer(self, client, ada, eve, name, value):
        params = {"person": ["ada-quill", "eve-stone"]}
        params[name] = [*params.get(name, [])[:1], raw(value)]
        page = text(client.get(PEOPLE, params))
        assert 'role="alert"' in page
        assert "<b>”" not in page

    def test_days_together_and_statements_are_counted(self, client, ada, eve):
        make_statement(make_quote("One.", speaker=ada), make_quote("One!", speaker=ada))
        make_quote("Two.", speaker=eve)
        page = text(self.ask(client))
        assert "2 quotations in 1 statement" in page
        assert "More than one of them is quoted on 1 day of 1." in page

    def test_what_an_editor_changed_since_it_was_shared_is_said(self, client, ada, eve):
        one, other = make_quote("One.", speaker=ada), make_quote("Two.", speaker=ada)
        join(one, other, author=Author("The desk"), reason="One sentence in the film.")
        page = text(self.ask(client, **{"as-of": "2020-01-31"}))
        assert "Since 31 January 2020 editors made 1 decision about what stands here" in page
        today = datetime.datetime.now(datetime.UTC).date().isoformat()
        assert f"as-of={today}" in page

    def test_what_is_left_out_is_admitted(self, client, ada, eve, monkeypatch):
        monkeypatch.setattr("quotes.comparing.people.MOST", 1)
        for words in ("One.", "Two."):
            make_quote(words, speaker=ada)
        assert "2 quotations; the newest" in text(self.ask(client))

    def test_the_number_of_queries_does_not_grow_with_the_rows(
        self, client, ada, eve, django_assert_max_num_queries, django_assert_num_queries
    ):
        def rows():
            for person in (ada, eve) * 2:
                make_statement(
                    *(make_quote(speaker=person, sources=[make_outlet()]) for _ in range(2))
                )

        rows()
        with django_assert_max_num_queries(36) as first:
            self.ask(client)
        rows()
        with django_assert_num_queries(len(first.captured_queries)):
            self.ask(client)


class TestOutlets:
    def ask(self, client, **params):
        return client.get(OUTLETS, {"outlet": ["the-herald", "the-post"], **params})

    @pytest.fixture
    def herald(self):
        return make_outlet("The Herald")

    @pytest.fixture
    def post(self):
        return make_outlet("The Post")

    def test_a_statement_of_both_is_aligned_with_its_differences(self, client, herald, post):
        statement = make_statement(
            make_quote("It is completely bilateral.", outlet=herald),
            make_quote("It is bilateral.", outlet=post),
        )
        page = text(self.ask(client))
        assert "1 statement" in page
        assert "Only in A: “completely”" in page
        assert statement.get_absolute_url() in page

    def test_mere_typography_is_folded_until_a_reader_asks_for_it(self, client, herald, post, ada):
        make_statement(
            make_quote("We will co-operate.", outlet=herald, speaker=ada),
            make_quote("We will cooperate.", outlet=post, speaker=ada),
        )
        page = text(self.ask(client))
        assert "(only here: " not in page
        assert "Show 1 difference of mere typography or spelling" in page
        address = re.search(r'href="(\S+trivial=show)">Show 1 difference', page)[1]
        page = text(client.get(unescape(address)))
        assert "(left out here: </span>co-operate" in page
        assert "Fold differences of typography" in page
        assert "trivial=show&amp;as-of=" in page

    def test_an_inferred_date_is_said_beside_each_wording(self, client, herald, post):
        inferred = make_article("“We do.”", herald, published_basis="inferred")
        make_statement(make_quote("We do.", inferred), make_quote("We do it.", outlet=post))
        assert text(self.ask(client)).count("Published 5 March 2024 (date inferred)") == 1

    def test_what_only_one_carries_says_what_that_does_not_mean(self, client, herald, post):
        make_quote("Only the Herald.", outlet=herald)
        page = text(self.ask(client))
        assert "Not found in what this database holds of The Post." in page
        assert "That does not say that The Post did not print it." in page
        assert "Nothing that the other does not carry too." in page

    def test_a_person_and_a_topic_narrow_it(self, client, herald, post, ada):
        topic = make_topic("Bridges")
        make_quote("Hers on bridges.", outlet=herald, speaker=ada, topic_list=[topic])
        make_quote("Hers on roads.", outlet=herald, speaker=ada)
        make_quote("Another’s on bridges.", outlet=herald, topic_list=[topic])
        page = text(self.ask(client, topic="bridges", person="ada-quill"))
        assert "Hers on bridges." in page
        assert "Hers on roads." not in page
        assert "Another’s on bridges." not in page

    def test_carrying_nothing_is_not_called_printing_nothing(self, client, herald, post):
        page = text(self.ask(client))
        assert "Neither of them carries a quotation" in page
        assert "That does not say that they printed none." in page

    def test_a_name_as_articles_print_it_is_understood(self, client, herald, post):
        response = client.get(OUTLETS, {"outlet": ["Herald", "the post"]})
        assert response["Location"] == f"{OUTLETS}?outlet=the-herald&outlet=the-post"

    def test_the_same_outlet_twice_is_told(self, client, herald):
        page = text(client.get(OUTLETS, {"outlet": ["the-herald", "the-herald"]}))
        assert "The Herald stands here twice: choose another outlet." in page

    def test_two_people_at_once_are_too_many(self, client, herald, post, ada, eve):
        page = text(self.ask(client, person=["ada-quill", "eve-stone"]))
        assert "on one person at a time" in page

    def test_a_period_that_ends_before_it_begins_is_told(self, client, herald, post):
        page = text(self.ask(client, **{"from": "2014-07-01", "to": "2014-06-01"}))
        assert "The period ends before it begins" in page

    @pytest.mark.parametrize("value", HOSTILE)
    @pytest.mark.parametrize("name", ["outlet", "person", "topic", "from"])
    def test_whatever_stands_in_the_address_gets_an_answer(self, client, herald, post, name, value):
        params = {"outlet": ["the-herald", "the-post"]}
        params[name] = [*params.get(name, [])[:1], raw(value)]
        assert 'role="alert"' in text(client.get(OUTLETS, params))

    def test_more_than_a_page_holds_is_admitted(self, client, herald, post, monkeypatch):
        monkeypatch.setattr("quotes.comparing.outlets.MOST", 1)
        for words in ("One.", "Two."):
            make_quote(words, outlet=herald)
        assert "shown, and there are more" in text(self.ask(client))

    def test_the_number_of_queries_does_not_grow_with_the_rows(
        self, client, herald, post, django_assert_max_num_queries, django_assert_num_queries
    ):
        def rows():
            for _ in range(2):
                make_statement(*(make_quote(outlet=outlet) for outlet in (herald, post)))
                make_quote(outlet=herald, sources=[make_outlet()])
                make_quote(outlet=post, speaker=make_person())

        rows()
        with django_assert_max_num_queries(45) as first:
            self.ask(client)
        rows()
        with django_assert_num_queries(len(first.captured_queries)):
            self.ask(client)
