"""On which day words were said."""

import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quotes.extraction import extract, said, when

SUNDAY = datetime.date(2024, 6, 16)


def day_of(text: str, published: datetime.date = SUNDAY):
    return said(text, extract(text)[0], published)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("“It rained,” Ada Quill said on Saturday.", (6, 15)),
        ("“It rained,” Ada Quill said Sunday.", (6, 16)),
        ("“It rained,” Ada Quill said on Monday.", (6, 10)),
        ("“It rained,” Ada Quill said yesterday.", (6, 15)),
        ("“It rained,” Ada Quill said on June 3.", (6, 3)),
        ("“It rained,” Ada Quill said on 3 June 2024.", (6, 3)),
        ("On Friday, Ada Quill said: “It rained.”", (6, 14)),
        ("Ada Quill told reporters on Friday. “It rained,” she said.", (6, 14)),
    ],
)
def test_it_reads_the_day(text, day):
    found = day_of(text)
    assert found is not None
    assert found.earliest == found.latest == datetime.date(2024, *day)
    assert text[found.start : found.end] == found.words


@pytest.mark.parametrize(
    "text",
    [
        "“It rained,” Ada Quill said.",
        "“It rained on Monday,” Ada Quill said.",
        "“It will rain,” Ada Quill said of next Saturday.",
        "“It will rain,” Ada Quill said before Saturday.",
        "“It rained,” Ada Quill said on February 31, 2024.",
        "“It will rain,” Ada Quill said on June 3, 2031.",
    ],
)
def test_it_gives_no_day_that_the_text_does_not_give(text):
    assert day_of(text) is None


def test_a_day_of_somebody_elses_speech_is_not_the_speakers():
    text = "Echoing what the mayor told the council on Friday, Ada Quill said: “It rained.”"
    assert day_of(text) is None
    above = "Echoing the mayor's words on Friday, Ada Quill said little."
    assert day_of(f"{above} “It rained,” she added.") is None


def test_a_day_without_a_year_lies_before_publication():
    found = day_of("“It rained,” Ada Quill said on December 24.")
    assert found.earliest == datetime.date(2023, 12, 24)


def test_last_saturday_may_be_either_of_two():
    found = day_of("“It rained,” Ada Quill said last Saturday.")
    assert (found.earliest.day, found.latest.day) == (8, 15)


def test_a_day_on_which_something_was_done_is_no_day_of_speech():
    text = "Ada Quill lost the vote on Friday.\n\n“It rained,” Ada Quill said."
    assert day_of(text) is None


PIECES = (
    "last Tuesday MONDAY fRiday yesterday Today tonight TONIGHT toNıght this morning thiſ January "
    "jan Jan. Sept. Sep 3 14 2024 31, day daybreak Mayor May Marton Quill said . , ( “ ” -"
).split()
PIECES += ["\n", " ", "this morning", "June 3", "14 Dec.", "may 5"]


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", "", "\n"])), max_size=30))
@example([("toNıght", " "), ("thiſ", " "), ("morning", "")])
def test_no_expression_of_a_day_stands_where_none_is_looked_for(pieces):
    text = "".join(piece + gap for piece, gap in pieces)
    places = when._named(text)
    for pattern, _ in when._READERS:
        for match in pattern.finditer(text):
            assert any(match.start() <= place < match.end() for place in places)
