"""What “Copy for print” gives a sub-editor."""

import datetime

import pytest

from quotes import citations
from quotes.presenting import present
from tests.factories import make_outlet, make_person, make_quote, make_quote_in

pytestmark = pytest.mark.django_db


def cited(quote, *others) -> str:
    return citations.for_print(
        present(quote),
        address="https://quotes.example/quotes/abc/",
        accessed=datetime.date(2026, 11, 20),
        wordings=[present(other) for other in others],
        side_by_side="https://quotes.example/statements/abc/" if others else "",
    )


def test_everything_that_stands_behind_the_words_goes_with_them():
    day = datetime.date(2014, 6, 22)
    quote = make_quote_in(
        "“We left,” Quill said.",
        "We left",
        speaker=make_person("Ada Quill"),
        role="Mayor of Ely",
        outlet=make_outlet("Digest"),
        sources=[make_outlet("Post")],
        said_from=day,
        said_to=day,
        article={
            "headline": "They left",
            "url": "https://digest.example/1",
            "published": datetime.date(2014, 6, 23),
            "published_basis": "inferred",
        },
    )
    assert cited(quote) == (
        "“We left”\n"
        "\n"
        "Kind: whole quotation, in quotation marks\n"
        "Speaker: Ada Quill, Mayor of Ely\n"
        "The way it came: Ada Quill → Post → Digest\n"
        "Outlet: Digest\n"
        "Headline: They left\n"
        "Said: 22 June 2014\n"
        "Published: 23 June 2014 (date inferred)\n"
        "Wording: English wording as printed by Digest; original not held\n"
        "Text: the words above are the text of Digest, without the comma printed before the last "
        "closing mark\n"
        "Review: read by machine\n"
        "Article: https://digest.example/1\n"
        "Address: https://quotes.example/quotes/abc/\n"
        "Accessed: 20 November 2026"
    )


def test_a_fragment_is_copied_with_its_sentence():
    quote = make_quote_in("Quill called it “gone”.", "gone", kind="partial")
    assert cited(quote).startswith("Quill called it “gone”.\n")


def test_another_printed_form_of_the_name_is_copied():
    quote = make_quote(speaker=make_person("Ada Quill"), speaker_as_printed="Adah Quill")
    assert "Speaker: Ada Quill (printed as “Adah Quill”)\n" in cited(quote)


def test_printed_brackets_and_ellipses_are_told():
    words = "We left [Ely] … at noon (or so)"
    copied = cited(make_quote_in(f"“{words}” Quill said.", words))
    assert "Print: An ellipsis is printed: the outlet left words out.\n" in copied
    assert "Print: Square brackets are printed: the words in them are the outlet’s own.\n" in copied
    assert "Print: Round brackets are printed: whose words they hold is unclear.\n" in copied


def test_plain_words_have_no_note_and_no_comma_to_speak_of():
    quote = make_quote_in("“We left.” Quill said.", "We left.", outlet=make_outlet("Digest"))
    copied = cited(quote)
    assert "Print:" not in copied
    assert "Text: the words above are the text of Digest\n" in copied
    assert "Also printed" not in copied


def test_other_wordings_are_copied_with_their_outlets():
    quote = make_quote("We left.")
    other = make_quote_in(
        "Quill said they “went”.", "went", kind="partial", outlet=make_outlet("Post")
    )
    copied = cited(quote, other, make_quote("We left.", outlet=make_outlet("Herald")))
    assert "Also printed as: Quill said they “went”. (Post)\n" in copied
    assert "Also printed in the same words: by Herald\n" in copied
    assert "Side by side: https://quotes.example/statements/abc/\n" in copied


def test_many_wordings_are_counted():
    copied = cited(make_quote("We left."), *(make_quote(f"We left {n}.") for n in range(4)))
    assert "Also printed: in 4 other wordings\nSide by side: https" in copied
    assert "We left 2." not in copied


def test_reported_words_are_copied_with_their_verb():
    quote = make_quote_in("Quill denied that it rained.", "that it rained", kind="indirect")
    assert cited(quote).startswith("Quill denied that it rained.\n")


def test_nobody_is_named_where_nobody_is_known():
    assert "Speaker: Speaker unknown\n" in cited(make_quote())


def test_a_retraction_is_copied_too():
    assert "Notice: Retracted." in cited(make_quote(lifecycle="retracted"))


@pytest.mark.parametrize(
    ("tag", "name"), [("en", "English"), ("fr", "French"), ("zh-hans", "Simplified Chinese")]
)
def test_the_language_of_the_wording_is_named(tag, name):
    assert citations.language(tag) == name


def test_a_language_that_we_cannot_name_keeps_its_tag():
    assert citations.language("xx") == "[xx]"
