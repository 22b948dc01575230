"""Any string gives an answer, and the answer slices to the printed words."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quotes.extraction import extract, sentence_around, sentence_before

MARKS = "\"'“”‘’„‟«»`＂‚‛"
PIECES = [
    *MARKS, "``", "''", "’’", "\n", "\n\n", " ", ".", ",", ":", ";", "?", "—", "-", "(", ")", "…",
    "said", "says", "told", "according to", "added", "saying", "that", "who", "he", "she", "they",
    "it", "the", "a", "of", "and", "Quill", "Ada", "Gen.", "Mr.", "al-Quill", "spokeswoman",
    "reporters", "Harbour Board", "the mayor", "Reuters", "report", "statement by", "rain", "is",
    "‏שלום", "مرحبا", "\u200b", "\u00ad", "\ue000", "\ue001", "\x00", "\r", "\u2028", "😀", "İ", "ß",
]  # fmt: skip
soup = st.lists(st.sampled_from(PIECES), max_size=120).map(" ".join)
tight = st.lists(st.sampled_from(PIECES), max_size=120).map("".join)
anything = st.text(max_size=400)


def check(text: str) -> None:
    """The promises that every answer keeps."""
    quotations = extract(text)
    assert [q.start for q in quotations] == sorted(q.start for q in quotations)
    for quotation in quotations:
        assert quotation.fragments
        for start, end in quotation.fragments:
            assert 0 <= start < end <= len(text)
        assert quotation.text == " ".join(text[a:b] for a, b in quotation.fragments)
        assert quotation.start == quotation.fragments[0][0]
        assert quotation.end == quotation.fragments[-1][1]
        assert 0.0 <= quotation.confidence <= 1.0
        assert quotation.rule
        assert quotation.reason
        if quotation.speaker_start is not None:
            printed = text[quotation.speaker_start : quotation.speaker_end]
            assert quotation.speaker_as_printed == printed != ""
        if quotation.cue is not None:
            assert quotation.cue == text[quotation.cue_start : quotation.cue_end] != ""
        if quotation.speaker_text is None:
            assert quotation.speaker_kind is None


@given(st.one_of(soup, tight, anything))
@example("“")
@example("“”" * 50)
@example("\ue000“a,” he said")
@example("Gen . Quill said “x .”")
@settings(max_examples=400, deadline=None)
def test_every_answer_keeps_its_promises(text):
    check(text)


@given(soup, st.integers(0, 500), st.integers(0, 500))
@settings(deadline=None)
def test_the_sentence_around_any_stretch_encloses_what_it_can(text, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    low, high = sentence_around(text, start, end)
    assert 0 <= low <= high <= len(text)
    before = sentence_before(text, start)
    assert before is None or 0 <= before[0] < before[1] <= start


@given(soup)
@settings(deadline=None)
def test_marks_of_another_print_give_as_many_pieces(text):
    """Straight and curly doubles are read alike where each opens and closes plainly."""
    plain = "".join(c for c in text if c not in MARKS and c not in "\n\ue000\ue001")
    words = " ".join(plain.split()) or "rain"
    straight, curly = f'He said: "{words}x"', f"He said: “{words}x”"
    one, other = extract(straight), extract(curly)
    assert [q.fragments for q in one] == [q.fragments for q in other]


@pytest.mark.parametrize(
    "text",
    [
        "“It rained,” said \u200fעדה קוויל\u200f.",
        "“It\u200b rained,” said Ada\u200b Quill.",
        "“It rained,”\u00a0said Ada Quill.",
        "\ufeff“It rained,” said Ada Quill.",
        "“It rained,” said Ada Quill.\r\n“All day,” she said.\r\n",
    ],
)
def test_odd_characters_do_not_move_the_words(text):
    check(text)
    assert extract(text)[0].text.replace("\u200b", "") == "It rained"
