"""The list of quotes and the page of one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from quotes.models import Change, ChangeSet, QuoteTopic, Reading, SearchRow
from quotes.search.spelling import BORDER
from quotes.views.quotes import in_hundred
from tests.factories import (
    make_article,
    make_outlet,
    make_person,
    make_quote,
    make_quote_in,
    make_statement,
    make_topic,
)

pytestmark = pytest.mark.django_db
LIST = "/quotes/"


def text(response) -> str:
    return response.content.decode()


class TestList:
    def test_a_quote_shows_its_words_its_speaker_its_way_and_its_state(self, client):
        person, agency = make_person("Ada Quill"), make_outlet("State News")
        quote = make_quote("It rained.", speaker=person, role="Mayor of Ely", sources=[agency])
        page = text(client.get(LIST))
        assert "“It rained.”" in page
        assert f'<a href="{person.get_absolute_url()}">Ada Quill</a>' in page
        assert "Mayor of Ely" in page
        assert agency.get_absolute_url() in page
        assert "Read by machine" in page
        assert f'href="{quote.get_absolute_url()}"' in page

    def test_a_fragment_is_never_shown_without_its_sentence(self, client):
        make_quote_in("Quill called the plan “gone” today.", "gone", kind="partial")
        page = text(client.get(LIST))
        assert '<span class="around">Quill called the plan </span>' in page
        assert '<span class="said">“gone”</span>' in page

    def test_what_an_article_says_is_escaped(self, client):
        make_quote_in("Quill <script>x</script> said “<b>gone</b>”.", "<b>gone</b>", kind="partial")
        page = text(client.get(LIST + "?q=gone"))
        assert "<script>x" not in page
        assert "&lt;b&gt;<mark>gone</mark>" in page

    def test_headlines_and_reported_speech_are_left_out(self, client):
        make_quote("In a headline.", headline=True)
        make_quote("Reported only.", kind="indirect")
        page = text(client.get(LIST))
        assert "0 quotations" in page

    def test_reported_speech_that_is_asked_for_has_no_marks(self, client):
        make_quote("Reported only.", kind="indirect")
        page = text(client.get(LIST + "?kind=indirect"))
        assert '<span class="said">Reported only.</span>' in page
        assert "Reported speech, not the speaker’s printed words" in page

    @pytest.mark.parametrize(
        ("query", "heading"),
        [
            ("?kind=indirect", "2 passages of reported speech"),
            ("?kind=direct&kind=indirect", "3 quotations and passages of reported speech"),
            ("?kind=headline", "1 piece of a headline"),
            ("?kind=block", "0 quotations"),
            ("?kind=indirect&q=zebra", "0 passages of reported speech"),
        ],
    )
    def test_the_heading_calls_things_by_their_names(self, client, query, heading):
        make_quote()
        make_quote("Reported only.", kind="indirect")
        make_quote("Reported too.", kind="indirect")
        make_quote("In a headline.", headline=True)
        assert f'<h2 id="list-heading">{heading}</h2>' in text(client.get(LIST + query))

    def test_nothing_found_is_called_by_its_name_too(self, client):
        page = text(client.get(LIST + "?kind=indirect&q=zebra"))
        assert "No passage of reported speech answers to “zebra”" in page

    def test_a_headline_that_is_asked_for_leads_to_the_words_that_it_repeats(self, client):
        body = make_quote("We left early.")
        make_quote("early", headline=True, kind="partial", body_quote=body)
        page = text(client.get(LIST + "?kind=headline"))
        assert f'Printed in a headline: <a href="{body.get_absolute_url()}">' in page

    def test_the_filters_can_be_reached_past_the_results(self, client):
        make_quote()
        page = text(client.get(LIST))
        assert page.index('href="#filters"') < page.index('<ol class="quotes">')
        assert 'id="filters" tabindex="-1"' in page

    def test_a_hit_outside_the_words_says_where_it_is(self, client):
        make_quote("It rained.", article=make_article("“It rained.”", headline="The old bridge"))
        page = text(client.get(LIST + "?q=bridge"))
        assert "Found in the headline of the article" in page
        assert "<mark>bridge</mark>" in page

    def test_a_hit_names_every_place_and_shows_what_the_quotation_lacks(self, client):
        article = make_article("“It rained.”", headline="Rain on the <old> bridge")
        make_quote("It rained.", article=article)
        page = text(client.get(LIST + "?q=rain+bridge"))
        assert "Found in the quotation and in the headline of the article: <span" in page
        assert "<mark>Rain</mark> on the &lt;old&gt; <mark>bridge</mark>" in page
        page = text(client.get(LIST + "?q=rain"))
        assert "Found in the quotation and in the headline of the article</p>" in page

    def test_a_hit_in_two_sentences_around_shows_both(self, client):
        quote = make_quote("It rained.")
        SearchRow.objects.filter(quote=quote).update(sentence="the mayor said.", before="A toll.")
        page = text(client.get(LIST + "?q=mayor+toll"))
        assert "Found in the sentence around it and in the sentence before: <span" in page
        assert "the <mark>mayor</mark> said.</span> / <span" in page
        assert "A <mark>toll</mark>." in page

    def test_a_hit_in_the_quotation_alone_is_marked_and_said_to_a_screen_reader(self, client):
        make_quote("The bridge is gone.")
        page = text(client.get(LIST + "?q=bridge"))
        assert '<p class="words__note hidden-words">Found in the quotation</p>' in page

    def test_what_must_be_missing_is_no_hit(self, client):
        make_quote("The bridge is gone.")
        assert "Found in" not in text(client.get(LIST + "?q=-toll"))

    def test_a_hit_in_the_speakers_name_says_so_and_is_not_marked_as_spoken(self, client):
        make_quote("It rained.", speaker=make_person("Ada Quill"))
        page = text(client.get(LIST + "?q=quill"))
        assert "Found in the name of the speaker</p>" in page
        assert "<mark>" not in page

    def test_a_hit_in_another_form_of_the_name_shows_that_form(self, client):
        ada = make_person("Ada Quill")
        quote = make_quote("It rained.", speaker=ada)
        names = BORDER.join(["Ada Quill", "Ada Feather", "A. Plume"])
        SearchRow.objects.filter(quote=quote).update(speaker=names)
        page = text(client.get(LIST + "?q=feather"))
        assert "Found in the name of the speaker: <span" in page
        assert "Ada <mark>Feather</mark></span>" in page
        assert BORDER not in page

    def test_a_hit_in_the_name_and_in_the_narration_says_both(self, client):
        article = make_article("“It rained.”", headline="The old bridge")
        make_quote("It rained.", article=article, speaker=make_person("Ada Quill"))
        page = text(client.get(LIST + "?q=quill+bridge"))
        assert "Found in the name of the speaker and in the headline of the article" in page

    def test_what_stands_between_two_pieces_in_the_index_is_never_shown(self, client):
        quote = make_quote("It rained.")
        sentence = f"The mayor said …{BORDER} on Monday"
        SearchRow.objects.filter(quote=quote).update(sentence=sentence)
        page = text(client.get(LIST + "?q=mayor"))
        assert "The <mark>mayor</mark> said …" in page
        assert BORDER not in page

    def test_an_empty_result_says_what_was_searched_and_in_how_much(self, client):
        make_quote()
        page = text(client.get(LIST + "?q=zebra"))
        assert "No quotation answers to “zebra”." in page
        assert "In this database: 1 article, 5 March 2024." in page

    def test_whose_name_is_typed_is_offered_above_what_is_found_and_where_nothing_is(self, client):
        agency, ada = make_outlet("Fars News Agency"), make_person("Ada Quill")
        make_quote(speaker=ada, sources=[agency])
        page = text(client.get(LIST + "?q=Fars"))
        assert f'<a href="{agency.get_absolute_url()}"><bdi>Fars News Agency</bdi></a>: 1' in page
        assert "No quotation answers to “Fars”." in page
        page = text(client.get(LIST + "?q=quill"))
        assert page.index(f'{ada.get_absolute_url()}"><bdi>Ada Quill</bdi></a>: 1 quotation') < (
            page.index('<ol class="quotes">')
        )

    def test_a_list_that_is_not_searched_offers_nobody(self, client):
        make_quote(speaker=make_person("Ada Quill"))
        assert "signposts" not in text(client.get(LIST))
        assert "signposts" not in text(client.get(LIST + "?q=quill&from=soon"))

    def test_where_nothing_is_found_near_spellings_are_asked_about(self, client):
        ada = make_person("Ali <Shamkhani>")
        make_quote(speaker=ada)
        page = text(client.get(LIST + "?q=Shamkani"))
        assert "Did you mean" in page
        assert f'<a href="{ada.get_absolute_url()}"><bdi>Ali &lt;Shamkhani&gt;</bdi></a>?' in page
        assert "Did you mean" not in text(client.get(LIST + "?q=bridge"))

    def test_an_empty_database_has_a_list_too(self, client):
        response = client.get(LIST)
        assert response.status_code == 200
        assert "No quotation stands here yet" in text(response)

    @pytest.mark.parametrize(
        "query",
        [
            "page=" + "9" * 31,
            "page=" + "9" * 5000,
            "page=-1",
            "page=%00",
            "page=two",
            "behind=2014-06-15." + "9" * 400,
            "behind=2014-06-15.999999999",
            "behind=2014-02-30.1",
            "behind=0000-00-00.1",
            "behind=%00&ahead=%ED%A0%80",
            "ahead=undated.0",
            "ahead=9999-12-31.1",
            "sort=relevance&q=a&page=9999",
            "sort=oldest&behind=undated.5",
            "q=%00",
            "q=%ED%A0%80",
            "q=%FF%FE",
            "q=" + "(" * 5000,
            "q=" + "a+OR+" * 1000,
            "q=x:abc",
            "person=%00",
            "from=" + "9" * 400,
            "to=10000-01-01",
            "kind=%00",
            "status[]=x",
            "sort=%27",
            "&".join(["outlet=x"] * 999),
        ],
    )
    def test_no_parameter_breaks_the_list(self, client, query):
        make_quote()
        assert client.get(f"{LIST}?{query}").status_code == 200

    def test_a_bad_value_keeps_what_was_typed(self, client):
        page = text(client.get(LIST + "?q=rain&from=soon&sort=oldest"))
        assert 'value="rain"' in page
        assert 'value="soon"' in page
        assert "“soon” is no date: write a day as 2014-06-15" in page
        assert '<option value="oldest" selected>' in page

    def test_pages_keep_the_question(self, client):
        for _ in range(26):
            make_quote("Rain again.")
        page = text(client.get(LIST + "?q=rain&sort=oldest"))
        assert "Previous page" not in page
        assert 'rel="next" href="?q=rain&amp;sort=oldest&amp;behind=2024-03-05.' in page

    @pytest.mark.parametrize("number", ["2", "99", "two"])
    def test_an_address_with_the_number_of_a_page_leads_to_the_first(self, client, number):
        for _ in range(26):
            make_quote()
        page = client.get(LIST + f"?page={number}").context
        assert page["page"] == client.get(LIST).context["page"]

    def test_what_is_no_place_in_a_list_is_said_and_the_first_page_shown(self, client):
        make_quote("It rained.")
        page = text(client.get(LIST + "?behind=<b>"))
        assert "“&lt;b&gt;” is no place in a list: follow its links" in page
        assert "“It rained.”" in page

    def test_it_rejects_a_post(self, client):
        assert client.post(LIST).status_code == 405


def test_a_page_about_somebody_is_not_narrowed_to_somebody_else(client):
    ada, bo = make_person("Ada Quill"), make_person("Bo Reed")
    make_quote("It rained.", speaker=ada)
    page = text(client.get(ada.get_absolute_url() + f"?person={bo.slug}"))
    assert "“It rained.”" in page


def rows(number: int) -> None:
    agency = make_outlet(kind="agency")
    topic = make_topic()
    for _ in range(number):
        make_statement(
            make_quote(speaker=make_person("Ada Quill"), sources=[agency], topic_list=[topic]),
            make_quote_in("It was “gone” by noon.", "gone", kind="partial"),
        )


@pytest.mark.parametrize(
    "query", ["", "?q=gone", "?q=quill", "?q=quil", "?q=headline&sort=relevance", "?status=machine"]
)
def test_the_number_of_queries_does_not_grow_with_the_rows(
    client, query, django_assert_num_queries
):
    rows(4)
    with CaptureQueriesContext(connection) as first:
        client.get(LIST + query)
    # On PostgreSQL a limit of time is a statement, too.
    assert len([one for one in first if "quotes_" in one["sql"]]) <= 24
    rows(4)
    with django_assert_num_queries(len(first)):
        client.get(LIST + query)


class TestOne:
    def test_the_words_the_cue_and_the_speaker_are_marked_in_the_article(self, client):
        line = "“We left,” Quill said on Monday."
        at = line.index("Quill")
        quote = make_quote_in(
            line,
            "We left",
            speaker=make_person("Ada Quill"),
            cue="said",
            cue_start=at + 6,
            cue_end=at + 10,
            speaker_start=at,
            speaker_end=at + 5,
        )
        page = text(client.get(quote.get_absolute_url()))
        assert '“<mark id="words">We left</mark>,” <span class=" mention">Quill</span>' in page
        assert '<span class="cue">said</span> on Monday.' in page

    def test_other_quotations_of_the_passage_lead_to_their_pages(self, client):
        article = make_article("“It rained,” he said. “We left,” she said.")
        quote = make_quote("It rained", article=article)
        other = make_quote("We left", article=article)
        page = text(client.get(quote.get_absolute_url()))
        assert f'href="{other.get_absolute_url()}">We left</a>' in page

    def test_copy_for_print_is_there_to_read_without_a_script(self, client):
        quote = make_quote("It rained.")
        page = text(client.get(quote.get_absolute_url()))
        assert f"Address: http://testserver{quote.get_absolute_url()}" in page
        assert "original not held" in page
        assert 'data-copy="citation" hidden' in page

    def test_it_says_how_the_machine_read_it(self, client):
        quote = make_quote()
        for number, rule in ((1, "old"), (2, "adjacent")):
            Reading.objects.create(
                quote=quote,
                number=number,
                version=quote.version,
                engine="2026.11",
                rule=rule,
                reason="the speaker stands beside it",
                confidence=0.87,
                values={},
            )
        page = text(client.get(quote.get_absolute_url()))
        assert "<dd>adjacent</dd>" in page
        assert "The speaker stands beside it" in page
        assert "87 of 100" in page

    @pytest.mark.parametrize(("estimate", "shown"), [(0.5, 50), (0.996, 99), (1.0, 99)])
    def test_the_machine_is_never_shown_as_certain(self, estimate, shown):
        assert in_hundred(estimate) == shown

    def test_a_correction_says_when_and_why(self, client):
        quote = make_quote(speaker=make_person("Ada Quill"), review="corrected")
        made = ChangeSet.objects.create(
            public_id="c1", by_name="Ida", reason="The article names her below."
        )
        Change.objects.create(
            changeset=made,
            position=0,
            quote=quote,
            field="speaker",
            before={"name": "an aide", "kind": "anonymous"},
            after={"person": "ada-quill"},
        )
        page = text(client.get(quote.get_absolute_url()))
        assert "Corrected by an editor" in page
        assert "The article names her below." in page
        assert "an aide" in page

    def test_printed_brackets_are_told_on_the_page_and_in_the_copy(self, client):
        page = text(client.get(make_quote("We left [Ely].").get_absolute_url()))
        assert page.count("Square brackets are printed") == 2

    def test_the_copy_leads_to_the_wordings_side_by_side(self, client):
        quote, other = make_quote("We left."), make_quote("We left early.")
        statement = make_statement(quote, other)
        page = text(client.get(quote.get_absolute_url()))
        assert "Also printed as: “We left early.”" in page
        assert f"Side by side: http://testserver{statement.get_absolute_url()}" in page

    def test_other_wordings_stand_beneath(self, client):
        quote, other = make_quote("We left."), make_quote("We left early.")
        statement = make_statement(quote, other)
        page = text(client.get(quote.get_absolute_url()))
        assert "“We left early.”" in page
        assert statement.get_absolute_url() in page

    def test_its_topics_say_who_put_them_there(self, client):
        quote, topic = make_quote(), make_topic("Rain")
        QuoteTopic.objects.create(quote=quote, topic=topic, origin="editor")
        assert "put there by an editor" in text(client.get(quote.get_absolute_url()))

    def test_an_article_that_names_no_source_is_said_to_name_none(self, client):
        quote = make_quote(outlet=make_outlet("Digest"))
        page = text(client.get(quote.get_absolute_url()))
        assert (
            "The article does not say for this quotation where Digest has the words from." in page
        )

    def test_retracted_words_keep_their_page_with_a_note(self, client):
        quote = make_quote(lifecycle="retracted")
        response = client.get(quote.get_absolute_url())
        assert response.status_code == 200
        assert "Retracted." in text(response)

    def test_suppressed_words_are_gone(self, client):
        quote = make_quote("Never again shown.", lifecycle="suppressed")
        response = client.get(quote.get_absolute_url())
        assert response.status_code == 410
        assert "Never again" not in text(response)

    def test_an_unknown_address_is_not_found(self, client):
        assert client.get(reverse("quotes:quote", args=["nothing"])).status_code == 404

    def test_the_queries_do_not_grow_with_the_quotes_of_the_article(
        self, client, django_assert_num_queries, django_assert_max_num_queries
    ):
        article = make_article("“It rained.” " + "“We left.” " * 20)
        quote = make_quote("It rained.", article=article)
        make_quote("We left.", article=article)
        with django_assert_max_num_queries(26) as first:
            client.get(quote.get_absolute_url())
        for _ in range(4):
            make_quote("We left.", article=article)
        with django_assert_num_queries(len(first.captured_queries)):
            client.get(quote.get_absolute_url())
