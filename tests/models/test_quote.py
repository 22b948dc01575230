"""What names a quote where nothing else of it is shown."""

import pytest

from tests.factories import make_quote, make_quote_in

pytestmark = pytest.mark.django_db


def test_printed_words_stand_in_marks_with_a_break_between_pieces():
    quote = make_quote_in("“The bridge,” she said, “stays shut.”", "The bridge", "stays shut")
    assert quote.with_breaks() == "“The bridge” […] “stays shut”"


def test_reported_speech_never_stands_in_quotation_marks():
    quote = make_quote("the bridge would stay shut", kind="indirect")
    assert quote.with_breaks() == str(quote) == "the bridge would stay shut"
