"""The query string of every list: what it narrows down, and that no value of it breaks a page."""

import datetime

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotes.filters import QuoteFilter
from quotes.filters.chips import chips, searched
from quotes.filters.facets import MOST, facets
from quotes.models import Quote
from tests.factories import make_article, make_outlet, make_person, make_quote, make_topic

pytestmark = pytest.mark.django_db


def asked(query: str, quotes=None) -> QuoteFilter:
    return QuoteFilter(
        QueryDict(query), queryset=Quote.objects.live() if quotes is None else quotes
    )


def found(query: str) -> list[Quote]:
    return list(asked(query).qs)


def fault(query: str) -> str:
    question = asked(query)
    assert not question.qs.exists(), "a question that cannot be read shows nothing"
    (messages,) = question.form.errors.values()
    return str(messages[0])


def facet(query: str, name: str) -> dict[str, int]:
    (one,) = [one for one in facets(asked(query)) if one.name == name]
    return {choice.value: choice.count for choice in one.choices}


@pytest.fixture
def ada():
    return make_person("Ada Quill")


@pytest.fixture
def bo():
    return make_person("Bo Reed")


class TestNarrowing:
    def test_a_repeated_parameter_widens_the_choice(self, ada, bo):
        quotes = {make_quote(speaker=ada), make_quote(speaker=bo)}
        make_quote()
        assert set(found("person=ada-quill&person=bo-reed")) == quotes

    def test_different_parameters_narrow_each_other_down(self, ada):
        post = make_outlet("Post")
        wanted = make_quote(speaker=ada, outlet=post)
        make_quote(speaker=ada)
        make_quote(outlet=post)
        assert found("person=ada-quill&outlet=post") == [wanted]

    def test_two_topics_do_not_show_a_quote_twice(self):
        rain, war = make_topic("Rain"), make_topic("War")
        quote = make_quote(topic_list=[rain, war])
        assert found("topic=rain&topic=war") == [quote]

    def test_via_finds_what_an_agency_passed_on(self):
        agency = make_outlet("State News")
        quote = make_quote(sources=[make_outlet("Post"), agency])
        make_quote(outlet=agency)
        assert found("via=state-news") == [quote]

    def test_reported_speech_is_left_out_unless_asked_for(self):
        make_quote(kind="direct")
        reported = make_quote(kind="indirect")
        assert reported not in found("")
        assert found("kind=indirect") == [reported]

    def test_headlines_are_left_out_unless_asked_for(self):
        body, piece = make_quote(), make_quote(headline=True, kind="partial")
        assert found("") == [body]
        assert found("kind=partial") == []
        assert found("kind=headline") == [piece]
        assert found("kind=headline&kind=direct") == [piece, body]

    def test_the_status_is_the_one_that_the_page_names(self):
        unknown, read = make_quote(), make_quote(speaker_name="an aide")
        corrected = make_quote(review="corrected")
        assert found("status=unknown") == [unknown]
        assert found("status=machine") == [read]
        assert set(found("status=corrected&status=machine")) == {corrected, read}

    def test_a_merged_person_is_found_under_the_one_who_stayed(self, ada, bo):
        bo.merged_into = ada
        bo.save()
        quote = make_quote(speaker=ada)
        assert found("person=bo-reed") == [quote]

    def test_words_are_searched_in_the_syntax_of_the_search_box(self):
        bridge = make_quote("We will build the bridge.")
        make_quote("We will build the wall.")
        assert found('q="the bridge"') == [bridge]
        assert found("q=build+-wall") == [bridge]

    @pytest.mark.parametrize(
        ("query", "days"),
        [
            ("from=2014-06-15", ["2014-06-15", "2014-07-01", "2015-01-01"]),
            ("to=2014-06", ["2014-06-01", "2014-06-15"]),
            ("from=2014&to=2014", ["2014-06-01", "2014-06-15", "2014-07-01"]),
            ("from=2014-6-15&to=2014-6-15", ["2014-06-15"]),
        ],
    )
    def test_a_month_or_a_year_means_all_of_its_days(self, query, days):
        for day in ("2014-06-01", "2014-06-15", "2014-07-01", "2015-01-01"):
            published = datetime.date.fromisoformat(day)
            make_quote("Rain.", article=make_article("“Rain.”", published=published))
        assert sorted(str(quote.published) for quote in found(query)) == days


class TestSorting:
    def test_newest_is_first_and_what_has_no_date_last(self):
        days = [datetime.date(2014, 1, 1), None, datetime.date(2015, 1, 1)]
        old, undated, new = (
            make_quote("Rain.", article=make_article("“Rain.”", published=day)) for day in days
        )
        assert found("") == [new, old, undated]
        assert found("sort=oldest") == [old, new, undated]

    def test_relevance_puts_the_speakers_own_words_first(self):
        words = make_quote("The bridge is gone.")
        headline = make_quote(
            "It rained.", article=make_article("“It rained.”", headline="The bridge")
        )
        assert found("q=bridge&sort=relevance") == [words, headline]
        assert found("q=bridge") == [headline, words]

    def test_relevance_without_words_is_newest(self):
        first, second = make_quote(), make_quote()
        assert found("sort=relevance") == [second, first]


class TestBadValues:
    @pytest.mark.parametrize(
        ("query", "message"),
        [
            ("person=nobody", "This database has no person “nobody”: choose one from the list."),
            ("outlet=%22%3E", 'This database has no outlet “">”: choose one from the list.'),
            (
                "kind=shout",
                "“shout” is no kind: write direct, partial, block, indirect or headline.",
            ),
            ("sort=random", "“random” is no order: write newest, oldest or relevance."),
            ("from=yesterday", "“yesterday” is no date: write a day as 2014-06-15,"),
            ("from=2014-02-30", "“2014-02-30” is no date"),
            ("to=0000", "“0000” is no date"),
            ("to=2014-00", "“2014-00” is no date"),
            ("to=٢٠١٤", "“٢٠١٤” is no date"),
            ("from=2014-06-15&to=2014-06-14", "write 2014-06-15 or later."),
            ("q=%22abc", "The quotation mark at character 1 is never closed"),
            ("status=" + "x" * 5000, f"“{'x' * 40}…” is no review state: write "),
            ("&".join(f"person=p{n}" for n in range(21)), "Choose 20 at most; 21 were given."),
        ],
    )
    def test_a_bad_value_says_what_to_write(self, query, message):
        make_quote()
        assert message in fault(query)

    def test_an_empty_value_asks_for_nothing(self, ada):
        quote = make_quote(speaker=ada)
        assert found("q=&person=&outlet=&from=&to=&kind=&status=&sort=&via=&topic=") == [quote]

    def test_what_was_chosen_beside_a_bad_value_is_not_lost(self, ada):
        make_quote(speaker=ada)
        question = asked("person=ada-quill&from=soon")
        assert [chip.words for chip in chips(question)] == ["Ada Quill", "soon"]
        assert facet("person=ada-quill&from=soon", "person") == {"ada-quill": 1}

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        st.lists(
            st.tuples(
                st.sampled_from(
                    [
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
                    ]
                ),
                st.text(max_size=30) | st.sampled_from(["\0", "\ud800", "9" * 400, "-1", "%", "'"]),
            ),
            max_size=4,
        )
    )
    def test_nothing_that_can_be_written_breaks_a_list(self, parameters):
        data = QueryDict(mutable=True)
        for name, value in parameters:
            data.appendlist(name, value)
        question = QuoteFilter(data, queryset=Quote.objects.live())
        list(question.qs)
        facets(question)
        searched(question)


class TestFacets:
    def test_a_facet_does_not_count_its_own_choice(self, ada, bo):
        post = make_outlet("Post")
        make_quote(speaker=ada, outlet=post)
        make_quote(speaker=bo, outlet=post)
        make_quote(speaker=bo, outlet=make_outlet("Digest"))
        assert facet("person=ada-quill", "person") == {"bo-reed": 2, "ada-quill": 1}
        assert facet("person=ada-quill", "outlet") == {"post": 1}

    def test_a_quote_with_two_sources_counts_once_for_each(self):
        agency = make_outlet("State News")
        make_quote(sources=[agency, make_outlet("Post")])
        assert facet("", "via") == {"state-news": 1, "post": 1}

    def test_the_counts_of_kinds_include_what_is_not_shown_by_itself(self):
        make_quote(kind="direct")
        make_quote(kind="indirect")
        make_quote(kind="direct", headline=True)
        assert facet("", "kind") == {"direct": 1, "indirect": 1, "headline": 1}

    def test_a_chosen_value_stays_even_where_it_counts_nothing(self, ada):
        make_quote()
        assert facet("person=ada-quill", "person") == {"ada-quill": 0}

    def test_only_the_most_frequent_are_listed_and_the_chosen_one(self):
        people = [make_person(f"Ada Speaker{n:02}") for n in range(MOST + 3)]
        for person in people:
            make_quote(speaker=person)
        last = people[-1].slug
        listed = facet(f"person={last}", "person")
        assert len(listed) == MOST + 1
        assert listed[last] == 1

    def test_a_page_that_settled_a_parameter_does_not_offer_it(self):
        names = [one.name for one in facets(asked(""), frozenset({"person"}))]
        assert names == ["outlet", "topic", "via", "kind", "status"]


class TestChips:
    def test_each_leads_to_the_list_without_it_on_the_first_page(self, ada):
        question = asked("person=ada-quill&q=rain&page=3")
        assert [(chip.label, chip.words, chip.query) for chip in chips(question)] == [
            ("Words", "“rain”", "person=ada-quill"),
            ("Person", "Ada Quill", "q=rain"),
        ]

    def test_of_several_values_only_one_goes(self, ada, bo):
        question = asked("person=ada-quill&person=bo-reed")
        assert [chip.query for chip in chips(question)] == ["person=bo-reed", "person=ada-quill"]

    def test_the_question_can_be_said_in_a_sentence(self, ada):
        assert searched(asked("q=rain&person=ada-quill&from=2014-06")) == (
            "“rain”, person Ada Quill, published from 1 June 2014"
        )


def test_best_match_ranks_only_the_newest_and_counts_what_it_lists(settings):
    settings.SEARCH_RANKED = 2
    days = [datetime.date(2014, 6, day) for day in (1, 2, 3)]
    old, *new = [make_quote("A bridge.", make_article("A bridge.", published=day)) for day in days]
    question = asked("q=bridge&sort=relevance")
    assert set(question.qs) == set(new)
    assert question.qs.count() == 2
    assert question.ranked_newest == 2
    assert set(found("q=bridge")) == {old, *new}
    assert asked("q=bridge").ranked_newest == 0
