"""What search promises on every engine. Which engine is tested, DATABASE_URL says."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotes.exceptions import QuerySyntaxError
from quotes.models import PersonName, Quote, QuoteSource, SearchRow
from quotes.search import (
    PRINTED,
    SECTIONS,
    Query,
    Stretch,
    best,
    parse,
    relevance,
    search,
    where_matched,
)
from quotes.search.spelling import BORDER
from tests.factories import make_outlet, make_person, make_quote, make_topic
from tests.search.naive import holds

VOCABULARY = [
    *("help", "helps", "helping", "foreign", "us", "u", "is", "I", "possible", "possibly"),
    *("technology", "technological", "war", "wars", "ISIS", "2014", "1e5", "5th", "naïve", "naive"),
    *("Łódź", "Lodz", "Erdoğan", "Yıldırım", "al-Maliki", "Maliki", "don’t", "Ærø", "straße"),
    *("US", "U.S.", "u.s.", "IS", "U.N.", "un", "WHO", "who", "IT", "Fars", "far", "news", "new"),
    *("x.com/a_b", "<b>", "&amp;", "🙂", "“", "€5", "cafe\u0301", "Ω", "Москва", "москвА"),
]
SPACES = [" ", " ", " ", "-", ". ", ", ", " — ", "/", "’s ", "\n", BORDER]

written = st.lists(st.tuples(st.sampled_from(VOCABULARY), st.sampled_from(SPACES)), max_size=8).map(
    lambda parts: "".join(word + space for word, space in parts)
)
# Every so often a text all in capitals.
written = st.one_of(written, written, written.map(str.upper))
asked_word = st.sampled_from(VOCABULARY)
asked_phrase = st.lists(asked_word, min_size=1, max_size=3).map(lambda p: f'"{" ".join(p)}"')
asked_term = st.one_of(asked_word, asked_word, asked_phrase)
asked = st.lists(
    st.one_of(
        asked_term,
        asked_term.map("-{}".format),
        st.tuples(asked_term, asked_term).map(" OR ".join),
    ),
    min_size=1,
    max_size=4,
).map(" ".join)

HOSTILE = [
    *('"abc', "-abc", "x:abc", "(" * 5000, "\0", "a\0b", "\ud800", "a\udfffb", "\x0b", "a\x0bb"),
    *("🙂", " OR ".join(["a"] * 1000), "OR", "a OR", "OR a", "a OR OR b", "NEAR(a b)", "a NEAR b"),
    *("a AND b", "NOT a", "a NOT b", "*", "a*", "^a", "{words}: a", "words: a", "a + b", "a:*"),
    *(
        "';DROP TABLE quotes_quote;--",
        "%s",
        "%(a)s",
        "a%",
        "\\",
        "'",
        "a'b",
        "a & b | !c",
        "a <-> b",
    ),
    *("a:A", "person:", 'person:"', "person:%", "person:_", "topic:'", "via:\0", '""', "--a", "-"),
    *('-"a', "a -", "²", "½", "_", "a" * 200, "ﷺ" * 66, "\u202ea", "<img onerror=x>", "$1", "::"),
]


def make_row(words: str = "Nothing.", *others: str):
    """A quote that is searched by these sections alone, in the order of SECTIONS."""
    quote = make_quote()
    texts = [words, *others] + [""] * (len(SECTIONS) - len(others) - 1)
    SearchRow.objects.filter(quote=quote).update(**dict(zip(SECTIONS, texts, strict=True)))
    return quote


def readable(raw: str) -> Query:
    """The parsed search; an empty one where it is refused, and then with a place in it."""
    try:
        return parse(raw)
    except QuerySyntaxError as error:
        refusal = error
    assert 0 <= refusal.position <= len(raw)
    return Query()


def found(raw: str, **options) -> set[Quote]:
    return set(search(Quote.objects.all(), parse(raw), **options))


@pytest.mark.django_db
class Contract:
    """Subclassed by `test_contract.py`."""

    @settings(
        deadline=None,
        max_examples=50,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(
        rows=st.lists(st.tuples(*[written] * len(SECTIONS)), min_size=5, max_size=5),
        raw=asked,
        sections=st.sampled_from([SECTIONS, SECTIONS, PRINTED, ("words", "speaker"), ("before",)]),
    )
    def test_results_equal_those_of_a_naive_search(self, five, rows, raw, sections):
        query = readable(raw)
        with transaction.atomic():
            values = [dict(zip(SECTIONS, texts, strict=True)) for texts in rows]
            for quote, texts in zip(five, values, strict=True):
                SearchRow.objects.filter(quote=quote).update(**texts)
            quotes = search(Quote.objects.all(), query, sections=sections)
            ids = set(quotes.values_list("pk", flat=True))
            hit = where_matched(ids, query, sections=sections)
        pairs = zip(five, values, strict=True)
        assert ids == {
            quote.pk for quote, texts in pairs if holds(query, [texts[name] for name in sections])
        }
        assert not query or all(hit[pk] for pk in ids), "what is found can be shown"

    @pytest.fixture
    def five(self, db):
        return [make_quote() for _ in range(5)]

    def test_a_word_is_found_in_all_its_forms_and_without_accents(self):
        quote = make_row("They cooperated in Łódź.")
        make_row("Something else.")
        assert found("cooperation") == found("lodz") == found("COOPERATE łÓDŹ") == {quote}

    def test_every_section_is_searched_and_words_may_stand_in_different_ones(self):
        quote = make_row("one", "two", "three", "four", "five")
        assert found("one two three four five") == {quote}

    def test_a_quote_is_found_by_the_name_of_who_speaks(self):
        quote = make_row("We stay.", "", "", "", f"Nouri al-Maliki{BORDER}Nuri Kamal")
        assert found("al-Maliki") == found("al Maliki stay") == found('"nuri kamal"') == {quote}
        assert found("stay -Maliki") == found('"maliki nuri"') == set()
        assert where_matched([quote.pk], parse("kamal")) == {quote.pk: ["speaker"]}

    def test_sections_that_do_not_count_neither_find_nor_leave_out(self):
        quote = make_row("We stay.", "", "", "stay", "Ada Quill")
        assert found("quill", sections=PRINTED) == found('"ada quill"', sections=PRINTED) == set()
        assert found("stay -quill", sections=PRINTED) == {quote}
        assert found('stay -"ada quill"', sections=PRINTED) == {quote}
        assert where_matched([quote.pk], parse("stay"), sections=["headline"]) == {
            quote.pk: ["headline"]
        }

    def test_an_acronym_with_and_without_dots_is_one_word(self):
        quotes = {make_row("strongly opposed to U.S. interference"), make_row("US interference")}
        make_row("their interference against us")
        for raw in (
            "US interference",
            "U.S. interference",
            '"u.s. interference"',
            '"US interference"',
        ):
            assert found(raw) == quotes, raw
        assert found("U.N.") == found("UN") == found("un") == set()

    def test_a_word_in_small_letters_is_not_the_acronym(self):
        quote = make_row("They are against us, who sent it.")
        make_row("The US, the WHO, the IT department.")
        assert found("us") == found('"against us"') == found("who it") == found("Who") == {quote}

    def test_in_a_text_all_in_capitals_a_word_may_be_either(self):
        quote = make_row("US SENDS AID; WHO HELPS?")
        assert found("us aid who") == found("US AID WHO") == found('"us sends aid"') == {quote}
        assert found('"US SENDS AID"') == found("sends -it -IT") == {quote}
        assert found("sends -us") == found('sends -"US sends"') == set()

    def test_a_word_that_ends_in_an_s_of_its_own_is_not_cut(self):
        far, fars = make_row("so far"), make_row("Fars has news")
        talk = make_row("the militant talk is new")
        assert found("Fars") == found("fars") == found("news") == {fars}
        assert found("far") == {far}
        assert found("Talks militants") == found("new") == {talk}

    def test_no_phrase_runs_from_one_piece_into_the_next(self):
        quote = make_row(f"a grave blunder{BORDER}We all agree", f"he said …{BORDER} on Monday")
        assert found('"blunder we"') == found("blunder-we") == found('"said on"') == set()
        assert found('"grave blunder" "we all"') == {quote}
        assert found('blunder -"blunder we"') == {quote}

    def test_a_phrase_is_found_only_as_it_is_written(self):
        quote = make_row("We reject foreign helps.")
        assert found("foreign help") == {quote}
        assert found('"foreign help"') == set()
        assert found('"reject foreign helps"') == {quote}

    def test_a_phrase_does_not_reach_from_one_section_into_the_next(self):
        make_row("end of one", "start of two", "end", "start")
        assert found('"one start"') == found("one-start") == found('"two end"') == set()

    def test_a_phrase_left_out_leaves_other_forms_of_it_in(self):
        quote = make_row("foreign helps")
        make_row("foreign help")
        assert found('foreign -"foreign help"') == {quote}

    def test_or_joins_its_neighbours_and_all_the_rest_must_hold(self):
        first, second = make_row("iran war"), make_row("iraq war")
        make_row("iran peace")
        assert found("iran OR iraq war") == {first, second}
        assert found('"iran" OR iraq war -first') == {first, second}

    def test_nothing_is_found_where_nothing_matches(self):
        make_row("something")
        assert found("else") == set()

    def test_an_empty_search_restricts_nothing(self):
        quote = make_row("something")
        assert found("  ") == {quote}

    def test_a_person_is_found_by_any_name_and_listed_once(self):
        person = make_person("Ali Shamkhani")
        PersonName.objects.create(person=person, name="Shamkhani Ali")
        quote = make_quote(speaker=person)
        make_quote()
        for name in ("shamkhani", '"Ali Shamkhani"', "SHAMKHANI", '"shamkhani ali"'):
            assert list(search(Quote.objects.all(), parse(f"person:{name}"))) == [quote]
        assert found("person:sham") == set()

    def test_leaving_a_person_out_keeps_quotes_of_unknown_speakers(self):
        make_quote(speaker=make_person("Ali Shamkhani"))
        unknown = make_quote()
        assert found("bridge -person:Shamkhani") == {unknown}

    def test_an_outlet_is_found_with_and_without_its_article(self):
        quote = make_quote(outlet=make_outlet("The Guardian"))
        make_quote()
        assert found("outlet:guardian") == found('outlet:"The Guardian"') == {quote}

    def test_an_agency_is_found_as_an_outlet_and_as_it_is_printed(self):
        agency = make_outlet("Fars News Agency")
        quote, other = make_quote(sources=[agency]), make_quote()
        QuoteSource.objects.create(quote=other, position=0, as_printed="Local radio")
        assert found("via:fars") == {quote}
        assert found('via:"local radio"') == {other}

    def test_a_topic_is_found_by_its_name(self):
        quote = make_quote(topic_list=[make_topic("The fight against ISIS"), make_topic()])
        make_quote()
        assert found('topic:"fight against isis"') == found("topic:isis") == {quote}

    def test_names_and_words_can_be_alternatives(self):
        named = make_quote(speaker=make_person("Ali Shamkhani"))
        said = make_row("foreign help")
        make_row("else")
        assert found('person:Shamkhani OR "foreign help"') == {named, said}
        assert found('person:Shamkhani OR "foreign helps"') == {named}
        assert found('person:Shamkhani -"the bridge"') == set()

    def test_the_result_can_be_filtered_ordered_counted_and_cut(self, django_assert_num_queries):
        quotes = [make_row(f"war number {number}") for number in range(4)]
        result = search(Quote.objects.shown(), parse("war")).exclude(pk=quotes[0].pk)
        with django_assert_num_queries(3):
            assert result.count() == 3
            assert list(result.newest()[:2]) == [quotes[3], quotes[2]]
            assert set((result & Quote.objects.filter(pk=quotes[1].pk)).distinct()) == {quotes[1]}

    def test_a_hit_in_the_quotation_ranks_above_one_beside_it(self):
        before = make_row("else", "", "war")
        sentence = make_row("else", "war")
        words = make_row("war")
        for number in range(6):
            make_row(f"filler {number}")
        query = parse("war")
        ranked = relevance(search(Quote.objects.all(), query), query).order_by("-relevance")
        assert list(ranked) == [words, sentence, before]

    @pytest.mark.parametrize("raw", ["war", "war -truce", '"the war"', "war OR peace", "war peace"])
    def test_the_best_of_the_newest_are_those_in_the_order_of_their_rank(self, raw):
        texts = ["the war", "peace", "else", "a war and peace", "truce in the war"]
        for words in texts:
            for sentence in ("", "the war", "peace"):
                make_row(words, sentence)
        query = parse(raw)
        ranked = relevance(search(Quote.objects.all(), query), query)
        in_order = list(ranked.order_by("-relevance", "-date_key").values_list("date_key"))
        among = len(in_order)
        assert among
        keys = best(Quote.objects.all(), query, Stretch(), among, 1_000)
        assert [(key,) for key in keys] == in_order
        assert best(Quote.objects.all(), query, Stretch(), among, 2) == keys[:2]
        newest = best(Quote.objects.all(), query, Stretch(), 3, 1_000)
        assert sorted(newest) == sorted(keys)[-3:]

    def test_a_search_without_words_ranks_nothing(self):
        make_quote(speaker=make_person("Ali Shamkhani"))
        query = parse("person:Shamkhani")
        assert [row.relevance for row in relevance(Quote.objects.all(), query)] == [0]

    def test_every_quote_is_ranked_by_the_same_query(self, django_assert_num_queries):
        named = make_quote(speaker=make_person("Ali Shamkhani"))
        said = make_row("war")
        query = parse("war OR person:Shamkhani")
        with django_assert_num_queries(1):
            rows = list(relevance(search(Quote.objects.all(), query), query).order_by("-relevance"))
        assert rows == [said, named]
        assert rows[1].relevance == 0

    def test_a_hit_says_where_it_is(self):
        quote = make_row("a war", "the wars", "peace", "War!")
        other = make_row("peace")
        assert where_matched([quote.pk, other.pk], parse("war -truce")) == {
            quote.pk: ["words", "sentence", "headline"],
            other.pk: [],
        }
        assert where_matched([], parse("war")) == {}

    def test_what_is_changed_or_deleted_is_found_as_it_is_now(self):
        quote = make_row("war")
        SearchRow.objects.filter(quote=quote).update(words="Łódź peace")
        assert found("war") == set()
        assert found("lodz") == {quote}
        SearchRow.objects.filter(quote=quote).delete()
        assert found("lodz") == set()

    @pytest.mark.parametrize("raw", HOSTILE, ids=lambda raw: ascii(raw[:20]))
    def test_whatever_is_typed_works_or_is_refused_with_a_place(self, raw):
        make_row("abc")
        query = readable(raw)
        result = search(Quote.objects.all(), query)
        assert result.count() == len(relevance(result, query).order_by("-relevance"))
        where_matched(result.values_list("pk", flat=True), query)

    @settings(
        deadline=None,
        max_examples=40,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(raw=st.text(max_size=40))
    def test_any_text_at_all_can_be_searched_for(self, five, raw):
        query = readable(raw)
        search(Quote.objects.all(), query).count()

    def test_a_very_long_section_is_stored_and_searched_from_its_start(self):
        quote = make_row("first " + " ".join(f"word{number}é" for number in range(40_000)))
        assert found("first word77e") == {quote}
        assert found("word39999e") == set()

    def test_a_longer_rule_is_allowed_where_the_caller_says_so(self):
        quote = make_row("word99")
        rule = " OR ".join(f"word{number}" for number in range(100))
        query = parse(rule, length=2000, terms=100)
        assert set(search(Quote.objects.all(), query)) == {quote}
