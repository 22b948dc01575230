"""A quote that was checked says what was checked, in which role, and when."""

import datetime

import pytest

from quotes.editing.decisions import decide_field, decide_fields
from quotes.editing.history import Author
from quotes.models import Override, Quote
from tests.factories import make_person, make_quote, make_reading

pytestmark = pytest.mark.django_db
SENIOR = Author("Edith Tor", role="senior editor")
WHY = {"author": SENIOR, "reason": "The page shows it."}


@pytest.fixture
def quote() -> Quote:
    quote = make_quote(speaker=make_person("Maren Oduya"))
    make_reading(quote)
    return quote


def page(client, quote: Quote) -> str:
    return client.get(quote.get_absolute_url()).content.decode()


def test_it_names_the_fields_the_role_and_the_day_and_nobodys_name(client, quote):
    when = datetime.datetime(2024, 3, 9, 12, tzinfo=datetime.UTC)
    said = {"speaker": {"person": quote.speaker.slug}, "kind": "direct"}
    decide_fields(quote, said, made_at=when, **WHY)
    told = page(client, quote)
    says = "the speaker and how the words are printed (senior editor, 9 March 2024)"
    assert f"Checked against the article: {says}." in told
    assert "Edith Tor" not in told


def test_what_was_not_checked_says_nothing_of_it(client, quote):
    assert "Checked against" not in page(client, quote)
    decide_field(quote, "stands_first", True, **WHY)
    assert "Checked against" not in page(client, quote)


def test_a_correction_is_no_check(client, quote):
    decide_field(quote, "kind", "partial", **WHY)
    assert "Checked against" not in page(client, quote)


def test_a_check_in_an_older_text_is_not_told(client, quote):
    decide_field(quote, "kind", "direct", **WHY)
    decide_field(quote, "speaker", {"person": quote.speaker.slug}, **WHY)
    newer = quote.article.versions.create(number=2, text="Another text.", sha256="1" * 64)
    Override.objects.filter(field="kind").update(version=newer)
    told = page(client, quote)
    assert "the speaker (senior editor" in told
    assert "how the words are printed (" not in told
