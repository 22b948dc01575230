"""What “Copy for print” gives a sub-editor."""

import datetime

import pytest

from quotes import citations
from quotes.presenting import present
from tests.factories import make_outlet, make_person, make_quote, make_quote_in

pytestmark = pytest.mark.django_db


def cited(quote) -> str:
    return citations.for_print(
        present(quote),
        address="https://quotes.example/quotes/abc/",
        accessed=datetime.date(2026, 11, 20),
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
