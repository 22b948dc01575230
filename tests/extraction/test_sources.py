"""The way that words came: agencies, outlets, datelines, dispatches of a digest."""

import pytest

from quotes.extraction import extract


def first(text: str):
    return next(q for q in extract(text) if q.type != "indirect")


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("“It rained,” said Ada Quill.", ()),
        ("Ada Quill, quoted by Norland news agency, said: “It rained.”", ("Norland news agency",)),
        (
            "“It rained,” Ada Quill said at a dinner, according to the Norland Press Agency.",
            ("Norland Press Agency",),
        ),
        (
            "Ada Quill said, “It rained,” as she was quoted saying by the NPA news agency.",
            ("NPA news agency",),
        ),
        ("The Harbour Post reports: “It rained,” said Ada Quill.", ("The Harbour Post",)),
        (
            "HARBOUR CITY (HNA) - The rain came.\n\n“It rained,” said Ada Quill.",
            ("HNA",),
        ),
        (
            "The Harbour Post reports: The rain came.\n\n“It rained,” Ada Quill said, according to "
            "the Norland Press Agency.",
            ("The Harbour Post", "Norland Press Agency"),
        ),
    ],
)
def test_the_way_is_named_outermost_first(text, via):
    quotation = first(text)
    assert quotation.via == via
    assert quotation.speaker_text == "Ada Quill"


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Ada Quill, quoted by Norland news agency, said: “It rained.”", ("clause",)),
        ("Ada Quill told Norland news agency: “It rained.”", ("clause",)),
        ("The Harbour Post reports: “It rained,” said Ada Quill.", ("section",)),
        ("HARBOUR CITY (HNA) - The rain came.\n\n“It rained,” said Ada Quill.", ("dateline",)),
    ],
)
def test_it_says_what_the_way_rests_on(text, basis):
    assert first(text).via_basis == basis


def test_a_dispatch_ends_where_the_reader_is_sent_on():
    text = (
        "The Harbour Post reports: The rain came. [Continue reading…]\n\n"
        "“It rained,” said Ada Quill."
    )
    assert first(text).via == ()


def test_the_next_dispatch_takes_over():
    text = (
        "The Harbour Post reports: The rain came.\n\n"
        "The Norland Times reports: “It rained,” said Ada Quill."
    )
    assert first(text).via == ("The Norland Times",)


def test_an_outlet_may_speak_for_itself():
    quotation = first("“It rained,” the Harbour Post wrote on Monday.")
    assert quotation.speaker_text == "Harbour Post"
    assert quotation.via == ()


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("“It rained,” Ada Quill told reporters in Norland.", "reporters"),
        ("“It rained,” Ada Quill told HNA.", "HNA"),
        ("“It rained,” Ada Quill said.", None),
    ],
)
def test_whom_it_was_told(text, audience):
    assert first(text).audience == audience
