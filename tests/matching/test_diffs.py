"""Differences between wordings: nothing is lost, nothing that matters is folded away."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quotes.matching import Piece, diff, summary

steady = settings(deadline=None, derandomize=True)
WORDS = st.sampled_from(
    ["we", "We", "will", "not", "may", "send", "3", "the", "harbour", "harbor", "don't", "co-op",
     ",", ".", "…", "[Iraq]", "(", "“", '"', "Mr.", "May", "U.S.", "10-15", "$5", "é", "e\u0301"]
)  # fmt: skip
SPACES = st.sampled_from([" ", "  ", "\n", "\u00a0", ""])
SENTENCES = st.lists(st.tuples(WORDS, SPACES), max_size=30).map(
    lambda parts: "".join(word + space for word, space in parts)
)


def joined(pieces, side):
    return "".join(getattr(piece, side) for piece in pieces)


def shown(base, other):
    """The differences that a reader sees without unfolding."""
    return [(p.base, p.other) for p in diff(base, other) if p.op != "equal" and not p.trivial]


@steady
@given(st.one_of(SENTENCES, st.text()), st.one_of(SENTENCES, st.text()))
@example("", "")
@example(" \n", "x")
def test_the_pieces_joined_are_both_texts_exactly(base, other):
    pieces = diff(base, other)
    assert joined(pieces, "base") == base
    assert joined(pieces, "other") == other


@steady
@given(SENTENCES, SENTENCES)
def test_each_piece_is_what_it_says(base, other):
    for piece in diff(base, other):
        assert (piece.op == "equal") == (piece.base == piece.other)
        assert bool(piece.base) == (piece.op != "insert")
        assert bool(piece.other) == (piece.op != "delete")


@steady
@given(st.one_of(SENTENCES, st.text()))
def test_a_text_does_not_differ_from_itself(text):
    assert all(piece.op == "equal" for piece in diff(text, text))
    assert summary(text, text) == ""


@steady
@given(SENTENCES, SENTENCES)
def test_a_summary_is_one_line(base, other):
    assert "\n" not in summary(base, other)


@pytest.mark.parametrize(
    ("base", "other"),
    [
        ("the “grave” error", "the 'grave' error"),
        ("We will co-operate", "We will cooperate"),
        ("a long-term plan", "a long term plan"),
        ("the defence of labour", "the defense of labor"),
        ("we organised it", "we organized it"),
        ("Mr. Orr left", "Orr left"),
        ("we don’t know", "we do not know"),
        ("40% of it", "40 percent of it"),
        ("40 per cent of it", "40 percent of it"),
        ("the U.S. Senate", "the US Senate"),
        ("well, we left", "well we left."),
        ("pro-market voices", "pro-market  voices"),
        ("We left", "we left"),
    ],
)
def test_typography_and_spelling_are_folded(base, other):
    assert shown(base, other) == []
    assert diff(base, other) != [Piece("equal", base, other)]
    assert summary(base, other) == ""


@pytest.mark.parametrize(
    ("base", "other"),
    [
        ("we will go", "we will not go"),
        ("we can go", "we can't go"),
        ("it may rain", "it must rain"),
        ("it would help", "it will help"),
        ("we go if asked", "we go when asked"),
        ("12 boats", "20 boats"),
        ("1.5 metres", "15 metres"),
        ("-5 degrees", "5 degrees"),
        ("10-15 boats", "10 15 boats"),
        ("$5", "€5"),
        ("all of us", "some of us"),
        ("they left in May", "they left in may"),
        ("tell us", "tell US"),
        ("I miss Orr", "I Orr"),
        ("we re-sign the treaty", "we resign the treaty"),
        ("we were there", "we're there"),
        ("helping [Iraq] now", "helping Iraq now"),
        ("we left … in May", "we left in May"),
        ("You agree.", "You agree?"),
    ],
)
def test_what_may_change_the_claim_is_never_folded(base, other):
    assert shown(base, other) != []


@steady
@given(SENTENCES, SENTENCES)
def test_no_negation_number_or_modal_is_folded(base, other):
    for piece in diff(base, other):
        if piece.trivial:
            for word in ("may", "must", "3", "5", "10", "…", "["):
                assert piece.base.lower().count(word) == piece.other.lower().count(word)


def test_a_small_word_between_two_differences_is_told_with_them():
    assert shown("this is completely a local matter", "this is a totally local matter") == [
        ("completely a ", "a totally ")
    ]


def test_a_not_between_two_differences_stays_where_it_is():
    pieces = diff("it will not be wise", "it is not very wise")
    assert Piece("equal", "not ", "not ") in pieces


def test_what_was_put_in_reads_as_one_stretch():
    assert shown("We will help", "As we said, we will help") == [("", "As we said, ")]


@pytest.mark.parametrize(
    ("base", "other", "told"),
    [
        ("Any move is wrong", "Any action is wrong", "'move' / 'action'"),
        ("We will help", "We will help them soon", "only in B: 'them soon'"),
        ("We will help them soon", "We will help", "only in A: 'them soon'"),
        (
            "It will be bad for the town. And the mayor knows it well enough",
            "It is bad for the town",
            "'will be bad' / 'is bad'; only in A: 'And the mayor knows it well enough'",
        ),
    ],
)
def test_the_summary_in_words(base, other, told):
    assert summary(base, other) == told


def test_a_long_stretch_is_told_by_its_ends():
    told = summary("We agree. " + " ".join(f"word{n}" for n in range(50)), "We agree.")
    assert told == "only in A: 'word0 word1 word2 word3 word4 word5 … word46 word47 word48 word49'"


HOSTILE = {
    "one word": ("a " * 20_000, "a " * 19_000),
    "two words": ("a b " * 10_000, "b a " * 10_000),
    "nothing in common": ("a " * 20_000, "b " * 20_000),
    "all different": (
        " ".join(f"x{n}" for n in range(20_000)),
        " ".join(f"x{n}" for n in range(20_000, 0, -1)),
    ),
    "marks": ("(" * 20_000, ")" * 20_000),
    "figures": ("1," * 10_000 + "x", "1." * 10_000 + "x"),
    "one long word": ("x" * 40_000, "X" * 40_000),
    "spaces": (" " * 40_000, "\n" * 40_000),
    "every other word": (
        " ".join(f"x{n} same" for n in range(10_000)),
        " ".join(f"y{n} same" for n in range(10_000)),
    ),
    "quotes": ("“a” " * 10_000, "'a' " * 10_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_very_long_text_does_not_hang(name):
    base, other = HOSTILE[name]
    pieces = diff(base, other)
    assert (joined(pieces, "base"), joined(pieces, "other")) == (base, other)
