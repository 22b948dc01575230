"""Statements: the list, and the page with the wordings side by side."""

import datetime
import random
import re

import pytest
from django.urls import reverse

from quotes.comparing import several_wordings
from quotes.editing.history import Author
from quotes.editing.wordings import join, split
from quotes.models import Quote, StatementAlias, WordingPair
from tests.factories import make_article, make_outlet, make_person, make_quote, make_statement

pytestmark = pytest.mark.django_db
COMPLETELY = "This will be completely a bilateral process."
TOTALLY = "This will be a totally bilateral process."
LIST = "/statements/"


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def two_wordings(**fields):
    """A statement of one person in two outlets; the first quote is the fullest."""
    ada = make_person("Ada Quill")
    quotes = [
        make_quote(f"So {COMPLETELY}", speaker=ada, outlet=make_outlet("The Herald"), **fields),
        make_quote(TOTALLY, speaker=ada, outlet=make_outlet("The Post")),
    ]
    return make_statement(*quotes), *quotes


def struck(page: str) -> str:
    return " ".join(re.findall(r"<del>.*?</span>(.*?)<span", page))


class TestList:
    def test_a_statement_with_two_wordings_stands_there_with_its_outlets(self, client):
        two_wordings()
        page = text(client.get(LIST))
        assert "1 statement of which two or more wordings are held" in page
        assert "<bdi>Ada Quill</bdi> in two wordings" in page
        assert "The Herald" in page
        assert "The Post" in page

    def test_a_single_wording_is_no_comparison(self, client):
        make_statement(make_quote("Only one."))
        page = text(client.get(LIST))
        assert "Only one." not in page
        assert "None yet." in page

    @pytest.mark.parametrize(
        "fields", [{"lifecycle": "suppressed"}, {"headline": True}, {"kind": "indirect"}]
    )
    def test_what_readers_may_not_see_is_no_second_wording(self, client, fields):
        make_statement(make_quote("One wording."), make_quote("Another.", **fields))
        assert "None yet." in text(client.get(LIST))

    def test_an_empty_database_says_what_it_holds(self, client):
        assert "in this database: 0 articles" in text(client.get(LIST))

    def test_what_was_published_last_stands_first(self, client):
        for day in (3, 9, 5):
            published = datetime.date(2024, 3, day)
            quotes = [
                make_quote(words, make_article(words, published=published))
                for words in (f"Words of day {day}.", f"Day {day}.")
            ]
            make_statement(*quotes)
        page = text(client.get(LIST))
        order = [page.index(f"Words of day {day}.") for day in (9, 5, 3)]
        assert order == sorted(order)

    def test_its_pages_hold_each_statement_once_however_its_wordings_lie(self, client, monkeypatch):
        monkeypatch.setattr("quotes.views.statements.A_PAGE", 2)
        chance, days = random.Random(5), [None, *(datetime.date(2014, 6, day) for day in (1, 2))]
        for _ in range(7):
            quotes = [
                make_quote(article=make_article(published=chance.choice(days)))
                for _ in range(chance.choice([1, 2, 3]))
            ]
            make_statement(*quotes, make_quote(headline=True), make_quote(lifecycle="held"))
        wanted = {one.public_id for one in several_wordings()}
        assert len(wanted) > 2
        seen, address = [], LIST
        while address:
            page = client.get(address)
            seen += [row[0].public_id for row in page.context["rows"]]
            following = page.context["page"].next
            address = following and f"{LIST}?{following}"
        assert sorted(seen) == sorted(wanted)
        assert f"{len(wanted)} statements of which" in text(client.get(LIST))

    @pytest.mark.parametrize(
        "query", ["behind=x", "ahead=9", "behind=2014-06-15.999999999", "page=9"]
    )
    def test_what_is_no_place_is_said_and_the_first_page_shown(self, client, query):
        two_wordings()
        assert "<bdi>Ada Quill</bdi> in two wordings" in text(client.get(f"{LIST}?{query}"))

    def test_behind_the_last_page_there_is_a_way_back(self, client):
        two_wordings()
        page = text(client.get(f"{LIST}?behind=2000-01-01.1"))
        assert "Nothing stands behind this place any more." in page
        assert 'rel="prev"' in page

    def test_the_number_of_queries_does_not_grow_with_the_rows(
        self, client, django_assert_max_num_queries, django_assert_num_queries
    ):
        for _ in range(3):
            make_statement(make_quote(COMPLETELY), make_quote(TOTALLY))
        with django_assert_max_num_queries(16) as first:
            client.get(LIST)
        for _ in range(3):
            make_statement(*(make_quote(TOTALLY) for _ in range(4)))
        with django_assert_num_queries(len(first.captured_queries)):
            client.get(LIST)


class TestOne:
    def test_the_differences_are_marked_and_said_and_told(self, client):
        statement, *_ = two_wordings()
        page = text(client.get(statement.get_absolute_url()))
        assert "completely" in struck(page)
        assert "(left out here: " in page
        assert "(only here: " in page
        assert "What differs, A / B" in page

    def test_the_column_heads_are_the_outlets(self, client):
        statement, *_ = two_wordings()
        page = text(client.get(statement.get_absolute_url()))
        heads = re.findall(r"<h2 id=\"wording-.*?</h2>", page)
        assert ["The Herald" in heads[0], "The Post" in heads[1]] == [True, True]

    def test_the_reader_chooses_the_base(self, client):
        statement, full, short = two_wordings()
        page = text(client.get(f"{statement.get_absolute_url()}?base={short.public_id}"))
        first = page.index(f'id="wording-{short.public_id}"')
        assert first < page.index(f'id="wording-{full.public_id}"')
        assert "totally" in struck(page)

    @pytest.mark.parametrize("base", ["", "nobody", "%00", "%ED%A0%80", "x" * 3000])
    def test_a_base_that_is_none_is_passed_over(self, client, base):
        statement, full, _ = two_wordings()
        page = text(client.get(f"{statement.get_absolute_url()}?base={base}"))
        assert page.index(f'id="wording-{full.public_id}"') > 0

    def test_each_wording_leads_to_its_evidence_and_says_how_it_came(self, client):
        statement, full, short = two_wordings()
        page = text(client.get(statement.get_absolute_url()))
        assert f'href="{full.get_absolute_url()}">In its article' in page
        assert f'href="{short.get_absolute_url()}">In its article' in page
        assert page.count('<li class="chain__gap"><bdi>origin not stated') == 2

    def test_a_fragment_stands_in_its_sentence(self, client):
        article = make_article("He called the reports “completely unreal” on Sunday.")
        fragment = make_quote("completely unreal", article, kind="partial")
        statement = make_statement(fragment, make_quote("The reports are unreal."))
        page = text(client.get(statement.get_absolute_url()))
        assert "He called the reports " in page
        assert "A fragment: the outlet quotes only a part of the sentence." in page

    def test_headline_pieces_fold_beneath(self, client):
        statement, full, _ = two_wordings()
        make_quote("completely bilateral", headline=True, body_quote=full)
        assert "Also in headlines" in text(client.get(statement.get_absolute_url()))

    def test_the_same_point_is_a_proposal_and_no_column(self, client):
        statement, full, _ = two_wordings()
        other = make_quote("It is bilateral.")
        WordingPair.objects.create(
            first=full, second=other, level="point", score=0.5, reason="alike in part"
        )
        page = text(client.get(statement.get_absolute_url()))
        assert "joined by nobody" in page
        assert "alike in part" in page
        assert f"wording-{other.public_id}" not in page

    def test_suppressed_words_are_gone(self, client):
        statement, full, _ = two_wordings()
        full.lifecycle = "suppressed"
        full.save()
        page = text(client.get(statement.get_absolute_url()))
        assert "completely" not in page
        assert "Only one wording of this statement can be shown now." in page

    def test_a_statement_whose_words_were_taken_down_is_gone(self, client):
        statement = make_statement(make_quote("Hush.", lifecycle="suppressed"))
        response = client.get(statement.get_absolute_url(), follow=True)
        assert response.status_code == 410
        assert "Hush." not in response.content.decode()

    def test_a_former_address_leads_to_the_statement_that_holds_its_first_quote(self, client):
        statement, full, _ = two_wordings()
        StatementAlias.objects.create(public_id="former", quote=full)
        response = client.get("/statements/former/")
        assert (response.status_code, response.url) == (302, statement.get_absolute_url())

    def test_a_former_address_leads_to_the_quote_where_that_stands_alone(self, client):
        quote = make_quote("Alone.")
        StatementAlias.objects.create(public_id="former", quote=quote)
        assert client.get("/statements/former/").url == quote.get_absolute_url()

    def test_the_wording_that_an_editor_chose_is_the_base(self, client):
        statement, full, short = two_wordings()
        short.stands_first = True
        short.save()
        page = text(client.get(statement.get_absolute_url()))
        assert page.index(f"wording-{short.public_id}") < page.index(f"wording-{full.public_id}")

    def test_what_an_editor_decided_is_proposed_no_more(self, client):
        _, full, short = two_wordings()
        other = make_quote("It is bilateral.", speaker=full.speaker)
        WordingPair.objects.create(first=full, second=other, level="point", score=0.5)
        join(full, short, author=Author("The desk"), reason="One sentence.")
        address = Quote.objects.get(pk=full.pk).statement.get_absolute_url()
        assert "joined by nobody" in text(client.get(address))
        split(other, [full], author=Author("The desk"), reason="Another day.")
        assert "joined by nobody" not in text(client.get(address))

    def test_an_unknown_statement_is_not_found(self, client):
        assert client.get(reverse("quotes:statement", args=["nothing"])).status_code == 404

    def test_it_refuses_to_be_written_to(self, client):
        statement, *_ = two_wordings()
        assert client.post(statement.get_absolute_url()).status_code == 405

    def test_more_wordings_than_a_page_can_hold_are_admitted(self, client, monkeypatch):
        monkeypatch.setattr("quotes.views.statements.MOST", 1)
        statement, *_ = two_wordings()
        assert "There are more wordings than one page can hold" in text(
            client.get(statement.get_absolute_url())
        )

    def test_mere_typography_is_folded_until_a_reader_asks_for_it(self, client):
        statement = make_statement(
            make_quote("We will co-operate."), make_quote("We will cooperate.")
        )
        address = statement.get_absolute_url()
        page = text(client.get(address))
        assert "<ins>" not in re.sub(r'class="key".*?</p>', "", page)
        assert "Show 1 difference of mere typography or spelling" in page
        page = text(client.get(f"{address}?trivial=show"))
        assert "co-operate" in struck(page)
        assert "Fold differences of typography" in page

    @pytest.mark.parametrize("words", ["We will not go.", "We may go.", "We will go in 30 days."])
    def test_what_changes_the_claim_is_never_folded(self, client, words):
        statement = make_statement(make_quote("We will go in 20 days."), make_quote(words))
        page = text(client.get(statement.get_absolute_url()))
        assert "(only here: " in page
        assert "What differs" in page

    def test_words_that_stand_for_one_another_are_read_as_translations_and_say_so(self, client):
        statement, *_ = two_wordings()
        page = text(client.get(statement.get_absolute_url()))
        assert "perhaps two translations" in page
        assert "no article says it" in page

    def test_an_inferred_date_is_said_wherever_the_page_gives_it(self, client):
        inferred = make_article(f"“{TOTALLY}”", published_basis="inferred")
        first, second = make_quote(COMPLETELY), make_quote(TOTALLY, inferred)
        make_statement(first, second)
        perhaps = make_quote("Perhaps.", make_article("“Perhaps.”", published_basis="inferred"))
        WordingPair.objects.create(
            first=first, second=perhaps, level=WordingPair.Level.POINT, score=0.5, origin="machine"
        )
        page = text(client.get(first.statement.get_absolute_url()))
        # In the column and on the way of the one wording, and in the proposal.
        assert page.count("5 March 2024 (date inferred)") == 3

    def test_how_it_travelled_counts_who_names_an_origin(self, client):
        ada, wire = make_person("Ada Quill"), make_outlet("The Wire", kind="agency")
        statement = make_statement(
            make_quote(COMPLETELY, speaker=ada, outlet=make_outlet("The Herald"), sources=[wire]),
            make_quote(TOTALLY, speaker=ada, outlet=make_outlet("The Post")),
        )
        page = text(client.get(statement.get_absolute_url()))
        assert "2 outlets; origin named by 1, not stated by 1." in page
        assert "At least 1 source: The Wire." in page
        assert page.count('<path class="travel__line"') == 2
        assert page.count('<g class="travel__gap">') == 1
        assert "style=" not in page

    def test_the_address_to_share_names_the_base_and_the_day(self, client):
        statement, _, short = two_wordings()
        today = datetime.datetime.now(datetime.UTC).date().isoformat()
        page = text(client.get(f"{statement.get_absolute_url()}?base={short.public_id}"))
        assert f"?base={short.public_id}&amp;as-of={today}" in page

    def test_what_an_editor_changed_since_is_said(self, client):
        _, full, short = two_wordings()
        join(full, short, author=Author("The desk"), reason="One sentence in the film.")
        address = Quote.objects.get(pk=full.pk).statement.get_absolute_url()
        page = text(client.get(f"{address}?as-of=2020-01-31"))
        assert "Since 31 January 2020 editors made 1 decision about what stands here" in page
        assert "One sentence in the film." in page
        assert "2 quotations of it came in." in page
        page = text(client.get(f"{address}?as-of=2999-01-31"))
        assert "no editor changed what stands here." in page

    @pytest.mark.parametrize("day", ["", "yesterday", "2014-02-30", "%00", "x" * 3000])
    def test_a_day_that_is_none_asks_for_nothing(self, client, day):
        statement, *_ = two_wordings()
        assert "Since " not in text(client.get(f"{statement.get_absolute_url()}?as-of={day}"))

    def test_markup_in_words_and_names_stays_text(self, client):
        ada = make_person("<b>Ada</b>")
        statement = make_statement(
            make_quote("We <i>all</i> agree now.", speaker=ada),
            make_quote("We <img src=x> agree now.", speaker=ada),
        )
        page = text(client.get(statement.get_absolute_url()))
        assert not re.search(r"<(b|i|img)\b", page)

    def test_the_number_of_queries_does_not_grow_with_the_wordings(
        self, client, django_assert_max_num_queries, django_assert_num_queries
    ):
        statement, *_ = two_wordings()
        make_quote(TOTALLY, statement=statement, sources=[make_outlet()])
        address = f"{statement.get_absolute_url()}?as-of=2020-01-31&trivial=show"
        with django_assert_max_num_queries(22) as first:
            client.get(address)
        for _ in range(4):
            make_quote(TOTALLY, statement=statement, sources=[make_outlet(), make_outlet()])
        with django_assert_num_queries(len(first.captured_queries)):
            client.get(address)
