"""Statements: what pairs connect, as far as editors allow."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.exceptions import DecisionError
from quotes.matching import Pair, groups
from quotes.matching.types import JOINING

steady = settings(deadline=None, derandomize=True)
KEYS = "abcdefgh"
ENDS = st.sampled_from(KEYS)
LINKS = st.tuples(ENDS, ENDS).filter(lambda link: link[0] < link[1])
LEVELS = st.sampled_from(["words", "statement", "point"])
SCORES = st.sampled_from([0.6, 0.8, 1.0])


def short_ones(a, b):
    """In the generated pairs g and h are short pieces."""
    return tuple(key for key in (a, b) if key in "gh")


PAIRS = st.builds(
    lambda link, level, score: Pair(*link, level, score, "", short_ones(*link)),
    LINKS,
    LEVELS,
    SCORES,
)


def pair(a, b, level="statement", score=0.9, short=()):
    return Pair(a, b, level, score, "", tuple(short))


def sets(*texts):
    return [frozenset(text) for text in texts]


def test_what_pairs_connect_is_one_statement():
    assert groups("abcd", [pair("a", "b"), pair("b", "c", "words")]) == sets("abc", "d")


def test_a_point_in_common_never_joins():
    assert groups("ab", [pair("a", "b", "point", 1.0)]) == sets("a", "b")


def test_must_links_join_what_nothing_else_joins():
    assert groups("abc", [], must=[("c", "a")]) == sets("ac", "b")


def test_a_cannot_link_parts_a_pair():
    assert groups("ab", [pair("a", "b", "words", 1.0)], cannot=[("b", "a")]) == sets("a", "b")


def test_a_cannot_link_is_kept_through_a_third_quotation():
    weak, sure = pair("a", "b", score=0.7), pair("b", "c", score=0.9)
    assert groups("abc", [weak, sure], cannot=[("a", "c")]) == sets("a", "bc")


def test_the_same_words_count_before_likeness():
    words, likely = pair("a", "b", "words", 0.9), pair("b", "c", "statement", 1.0)
    assert groups("abc", [likely, words], cannot=[("a", "c")]) == sets("ab", "c")


def test_a_short_piece_hangs_on_one_quotation_and_links_none():
    to_a, to_b = pair("a", "s", score=1.0, short="s"), pair("b", "s", score=0.9, short="s")
    assert groups("abs", [to_a, to_b]) == sets("as", "b")


def test_nor_do_two_short_pieces_link_two_quotations():
    chain = [
        pair("a", "s", short="s"),
        pair("s", "t", "words", 1.0, "st"),
        pair("b", "t", short="t"),
    ]
    assert groups("abst", chain) == sets("as", "bt")


def test_short_pieces_alone_are_a_statement():
    assert groups("st", [pair("s", "t", "words", 1.0, "st")]) == sets("st")


def test_an_editor_may_link_through_a_short_piece():
    to_a = pair("a", "s", short="s")
    assert groups("abs", [to_a], must=[("b", "s")]) == sets("a", "bs")
    assert groups("abs", [], must=[("b", "s"), ("a", "s")]) == sets("abs")


def test_links_to_quotations_that_are_not_there_are_left_out():
    assert groups("a", [pair("a", "z")], must=[("a", "y")], cannot=[("a", "x")]) == sets("a")


def test_editors_who_contradict_one_another_are_told_whom_it_concerns():
    with pytest.raises(DecisionError, match="a, c"):
        groups("abc", [], must=[("a", "b"), ("b", "c")], cannot=[("a", "c")])


def test_taking_back_a_link_gives_what_was_before():
    pairs = [pair("a", "b"), pair("b", "c")]
    before = groups("abcd", pairs)
    assert groups("abcd", pairs, must=[("c", "d")], cannot=[("a", "b")]) != before
    assert groups("abcd", pairs) == before


@steady
@given(st.lists(PAIRS), st.lists(LINKS, max_size=3), st.randoms())
def test_the_order_changes_nothing(pairs, cannot, chance: random.Random):
    expected = groups(KEYS, pairs, cannot=cannot)
    keys, mixed, parted = list(KEYS), list(pairs), list(cannot)
    for given_order in (keys, mixed, parted):
        chance.shuffle(given_order)
    assert groups(keys, mixed, cannot=parted) == expected


@steady
@given(st.lists(PAIRS), st.lists(LINKS, max_size=3))
def test_every_key_comes_back_once_and_no_group_breaks_a_rule(pairs, cannot):
    found = groups(KEYS, pairs, cannot=cannot)
    assert sorted(key for group in found for key in group) == list(KEYS)
    assert not any({a, b} <= group for a, b in cannot for group in found)
    joining = [p for p in pairs if p.level in JOINING]
    for group in found:
        for key in group if len(group) > 1 else ():
            assert any(key in (p.a, p.b) and {p.a, p.b} <= group for p in joining)


@steady
@given(st.lists(PAIRS))
def test_two_long_quotations_are_joined_only_through_long_ones(pairs):
    without_short = groups("abcdef", pairs)
    with_short = groups(KEYS, pairs)
    assert [group - {"g", "h"} for group in with_short if group - {"g", "h"}] == without_short
