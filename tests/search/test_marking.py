"""Showing a hit: escaped whatever the text holds, and cut where words end."""

import pytest
from django.utils.html import escape
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from quotes.search import hits, mark, parse, snippet

LONG = "Nothing of note. " * 30 + "Here is foreign help at last. " + "And more of it. " * 30


def test_hits_are_offsets_into_the_text_as_printed():
    text = "Łódź helps, and helping ŁÓDŹ’s help"
    assert [text[start:end] for start, end in hits(text, parse("help lodz"))] == [
        "Łódź",
        "helps",
        "helping",
        "ŁÓDŹ",
        "help",
    ]


def test_a_phrase_is_one_hit_and_only_as_it_is_written():
    text = "foreign-help, foreign helps"
    assert hits(text, parse('"foreign help"')) == [(0, 12)]


def test_hits_that_overlap_are_one():
    assert mark("one two three", parse('"one two" "two three" two')) == (
        "<mark>one two three</mark>"
    )


def test_what_is_left_out_is_not_marked():
    assert mark("war and peace", parse("war -truce -peace")) == "<mark>war</mark> and peace"


def test_markup_in_the_text_is_escaped_within_a_hit_and_beside_it():
    text = "<img src=x onerror=alert(1)> & <b>war</b> \ue000mark\ue001"
    assert mark(text, parse("onerror war")) == (
        "&lt;img src=x <mark>onerror</mark>=alert(1)&gt; &amp; &lt;b&gt;<mark>war</mark>&lt;/b&gt; "
        "\ue000mark\ue001"
    )
    assert mark("a<b>c", parse('"a b c"')) == "<mark>a&lt;b&gt;c</mark>"


def test_a_text_without_a_hit_is_escaped_all_the_same():
    assert mark("<b>", parse("war")) == "&lt;b&gt;"
    assert isinstance(snippet("<b>", parse("war")), SafeString)


def test_a_short_text_is_shown_whole():
    assert snippet("Foreign help.", parse("help")) == "Foreign <mark>help</mark>."


def test_a_long_text_is_cut_between_words_around_the_first_hit():
    shown = snippet(LONG, parse('"foreign help"'), length=60)
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert "<mark>foreign help</mark>" in shown
    inner = shown.removeprefix("… ").removesuffix(" …").replace("<mark>", "").replace("</mark>", "")
    assert len(inner) <= 60
    assert f" {inner} " in LONG


def test_a_long_text_without_a_hit_is_shown_from_its_start():
    assert snippet(LONG, parse("elephant"), length=20) == "Nothing of note. …"


@pytest.mark.parametrize("length", [1, 10])
def test_a_hit_that_is_longer_than_the_room_is_shown_whole(length):
    assert "<mark>extraordinary</mark>" in snippet(
        "A most extraordinary thing.", parse("extraordinary"), length
    )


@given(st.text(alphabet="ab <&\"'>\ue000éł-", max_size=60), st.integers(1, 30))
def test_no_sign_of_the_text_becomes_markup(text, length):
    query = parse('a OR "b a" OR el')
    for shown in (mark(text, query), snippet(text, query, length)):
        bare = shown.replace("<mark>", "").replace("</mark>", "")
        assert "<" not in bare
        assert ">" not in bare
    assert mark(text, query).replace("<mark>", "").replace("</mark>", "") == escape(text)
