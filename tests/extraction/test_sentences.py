"""The sentence around a stretch of text, and the one before it."""

from quotes.extraction import sentence_around, sentence_before

TEXT = "Rain fell. Gen. A. Quill said the U.S. “is wet. Very wet,” and left. He slept.\nNext line."


def around(words: str) -> str:
    start = TEXT.index(words)
    a, b = sentence_around(TEXT, start, start + len(words))
    return TEXT[a:b]


def before(words: str) -> str | None:
    found = sentence_before(TEXT, TEXT.index(words))
    return found and TEXT[found[0] : found[1]]


def test_a_stop_inside_marks_or_an_abbreviation_does_not_end_it():
    assert around("Very wet") == "Gen. A. Quill said the U.S. “is wet. Very wet,” and left."


def test_it_stays_within_its_line():
    assert around("slept") == "He slept."
    assert around("Next") == "Next line."


def test_the_sentence_before_is_of_the_same_line():
    assert before("He slept") == "Gen. A. Quill said the U.S. “is wet. Very wet,” and left."
    assert before("Gen.") == "Rain fell."
    assert before("Next line") is None
    assert before("Rain fell") is None


def test_odd_offsets_give_an_answer():
    assert sentence_around("", 0, 0) == (0, 0)
    assert sentence_around("a", 1, 1) == (0, 1)
    assert sentence_before("", 0) is None
