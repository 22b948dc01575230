"""Reading what somebody typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.exceptions import QuerySyntaxError
from quotes.search.query import Query, Term, parse


def read(raw: str) -> list[tuple[bool, list[tuple[str, str]]]]:
    """The clauses as plain tuples."""
    return [
        (clause.negated, [(term.kind, term.text) for term in clause.terms])
        for clause in parse(raw).clauses
    ]


def refusal(raw: str) -> QuerySyntaxError:
    with pytest.raises(QuerySyntaxError) as caught:
        parse(raw)
    return caught.value


@pytest.mark.parametrize(
    ("raw", "clauses"),
    [
        ("iran war", [(False, [("word", "iran")]), (False, [("word", "war")])]),
        ('"exact phrase"', [(False, [("phrase", "exact phrase")])]),
        ("“exact   phrase”", [(False, [("phrase", "exact phrase")])]),
        ("a -b", [(False, [("word", "a")]), (True, [("word", "b")])]),
        ('a -"b c"', [(False, [("word", "a")]), (True, [("phrase", "b c")])]),
        ("a OR b c", [(False, [("word", "a"), ("word", "b")]), (False, [("word", "c")])]),
        ("a or b", [(False, [("word", word)]) for word in ("a", "or", "b")]),
        ("a AND b", [(False, [("word", "a")]), (False, [("word", "b")])]),
        ("(a OR b)", [(False, [("word", "a"), ("word", "b")])]),
        ("person:Rouhani", [(False, [("person", "Rouhani")])]),
        ('PERSON:"Hassan Rouhani"', [(False, [("person", "Hassan Rouhani")])]),
        ("a -via:Fars", [(False, [("word", "a")]), (True, [("via", "Fars")])]),
        ("after:2014", [(False, [("after", "2014")])]),
        ("war BEFORE:2014-6", [(False, [("word", "war")]), (False, [("before", "2014-6")])]),
        (
            '-after:2014-06-15 "x y"',
            [(True, [("after", "2014-06-15")]), (False, [("phrase", "x y")])],
        ),
        ("foo:bar", [(False, [("word", "foo:bar")])]),
        ("al-Maliki’s", [(False, [("word", "al-Maliki’s")])]),
        ("a - b – c", [(False, [("word", word)]) for word in "abc"]),
        ('said"so"', [(False, [("word", "said")]), (False, [("phrase", "so")])]),
        ("a & b* ^c", [(False, [("word", word)]) for word in "abc"]),
        ("a\0b", [(False, [("word", "a\ufffdb")])]),
        ("a\ud800", [(False, [("word", "a")])]),
    ],
)
def test_it_reads(raw, clauses):
    assert read(raw) == clauses


def test_a_word_with_a_hyphen_is_two_that_stand_side_by_side():
    assert Term("word", "al-Maliki").words == ("al", "maliki")


@pytest.mark.parametrize(
    "raw",
    [
        "war after:",
        "war after:noon",
        "war before:2014-13",
        "war before:0000",
        "war after:2014-02-30",
    ],
)
def test_a_date_that_is_none_is_refused_with_its_place_and_what_to_write(raw):
    error = refusal(raw)
    assert error.position == 4
    assert "at character 5" in str(error)
    assert ":2014-06-15" in str(error)


@pytest.mark.parametrize("raw", ["", "   ", "\n\x0b"])
def test_an_empty_search_is_false(raw):
    assert not parse(raw)
    assert str(parse(raw)) == ""


@pytest.mark.parametrize(
    ("raw", "position", "advice"),
    [
        ('iran "foreign help', 5, "write another one after the phrase"),
        ("-war", 0, "write something to look for as well"),
        ("  -war -peace", 2, "write something to look for as well"),
        ("iran OR", 5, "write a word on each side"),
        ("OR iran", 0, "write a word on each side"),
        ("a OR OR b", 5, "write a word on each side"),
        ("a OR -b", 5, "after the alternatives"),
        ("war NOT peace", 4, "write -word"),
        ("iran person:", 5, 'such as person:"Hassan Rouhani"'),
        ('topic:"" a', 0, "such as topic:elections"),
        ("***", 0, "There is no word"),
        ("x" * 201, 200, "write fewer words"),
        ("a " * 17, 32, "16 are allowed"),
    ],
)
def test_it_refuses_and_says_where_and_what_to_write(raw, position, advice):
    error = refusal(raw)
    assert error.position == position
    assert advice in str(error)


def test_a_caller_may_allow_more():
    assert len(parse("a " * 17, terms=17).clauses) == 17
    assert parse("x" * 201, length=201)


def test_only_what_is_not_left_out_can_be_marked():
    sought = parse('iran OR "foreign help" -war person:Rouhani').sought
    assert [str(term) for term in sought] == ["iran", '"foreign help"']


@given(st.text(max_size=60))
def test_a_query_written_out_is_read_as_the_same_query(raw):
    try:
        query = parse(raw)
    except QuerySyntaxError:
        query = Query()
    assert parse(str(query), length=1000) == query


@given(
    st.lists(
        st.sampled_from(
            ["a", "OR", "AND", "-b", '"c d"', "(OR", "person:", "x", '"', "“e”", "NOT)"]
        ),
        max_size=8,
    )
)
def test_whatever_is_typed_is_read_or_refused_within_it(parts):
    raw = " ".join(parts)
    try:
        query = parse(raw)
    except QuerySyntaxError as error:
        place, query = error.position, Query()
    else:
        place = 0
    assert 0 <= place <= len(raw)
    assert parse(str(query)) == query
