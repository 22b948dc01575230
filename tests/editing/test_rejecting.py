"""What an editor took off the lists as no quotation stays off, whatever is read again."""

import pytest
from django.core.management import call_command

from quotes.editing.decisions import decide_field
from quotes.editing.history import Author
from quotes.editing.rejecting import reject
from quotes.editing.speakers import Speaker, change_speaker
from quotes.exceptions import DecisionError, StaleDecision
from quotes.models import Article, Change, ChangeSet, Override, Quote
from tests.factories import make_person, make_quote, make_reading

pytestmark = pytest.mark.django_db
WHY = {"author": Author("Edith Tor"), "reason": "The name of a boat."}
TEXT = "Harbour news\n\n“The bridge opens in May,” said Karla Brandt. The ferry “Sea Witch” sank.\n"


def readmit(quote):
    decide_field(quote, Override.Field.NOT_A_QUOTATION, False, **WHY)


@pytest.fixture
def quote() -> Quote:
    quote = make_quote("Sea Witch", speaker=make_person("Karla Brandt"))
    make_reading(quote)
    return quote


@pytest.fixture
def imported(tmp_path):
    """An import of one article that can be run again with another text."""

    def run(text: str) -> Quote:
        (tmp_path / "a.txt").write_text(text)
        call_command("import_articles", tmp_path / "a.txt")
        return Quote.objects.get(text__startswith="The bridge")

    return run


def test_it_leaves_the_lists_and_keeps_its_page_with_a_note(client, quote):
    reject(quote, **WHY)
    assert not Quote.objects.shown().exists()
    assert "Sea Witch" not in client.get("/quotes/").content.decode()
    page = client.get(quote.get_absolute_url()).content.decode()
    assert "Not a quotation: an editor looked at the article" in page
    assert "The name of a boat." in page


def test_the_log_says_so_in_words(client, quote):
    reject(quote, **WHY)
    page = client.get("/corrections/").content.decode()
    assert "Whether this is a quotation" in page
    assert "<del><bdi>a quotation</bdi></del>" in page
    assert "<bdi>not a quotation</bdi>" in page


def test_reading_the_article_again_does_not_bring_it_back(imported):
    quote = imported(TEXT)
    reject(quote, **WHY)
    call_command("reextract")
    assert imported(f"{TEXT}\nIt rained.\n").lifecycle == "rejected"
    assert Article.objects.get().versions.count() == 2


def test_it_stays_rejected_when_the_text_no_longer_holds_it(imported):
    reject(imported(TEXT), **WHY)
    other = TEXT.replace("“The bridge opens in May,” said Karla Brandt.", "Nobody spoke.")
    assert imported(other).lifecycle == "rejected"


def test_what_is_a_quotation_after_all_comes_back(quote):
    reject(quote, **WHY)
    readmit(quote)
    quote.refresh_from_db()
    assert quote.lifecycle == "live"
    assert list(Change.objects.order_by("pk").values_list("before", "after")) == [
        (False, True),
        (True, False),
    ]


def test_what_the_newer_text_does_not_hold_comes_back_as_orphaned(imported):
    quote = imported(TEXT)
    reject(quote, **WHY)
    quote = imported(TEXT.replace("“The bridge opens in May,” said Karla Brandt.", "Nobody spoke."))
    readmit(quote)
    quote.refresh_from_db()
    assert quote.lifecycle == "orphaned"


def test_what_stands_already_is_not_decided_again(quote):
    with pytest.raises(DecisionError, match="stands already"):
        readmit(quote)
    reject(quote, **WHY)
    with pytest.raises(DecisionError, match="stands already"):
        reject(quote, **WHY)
    assert ChangeSet.objects.count() == 1


def test_who_looked_before_another_decided_rejects_nothing(quote):
    change_speaker(quote, Speaker(described="a sailor"), seen_revision=quote.revision, **WHY)
    with pytest.raises(StaleDecision):
        reject(quote, seen_revision=quote.revision, **WHY)
    quote.refresh_from_db()
    assert quote.lifecycle == "live"


@pytest.mark.parametrize("lifecycle", ["retracted", "suppressed"])
def test_what_was_taken_down_is_left_as_it_is(quote, lifecycle):
    Quote.objects.update(lifecycle=lifecycle)
    with pytest.raises(DecisionError, match=f"Quote {quote.public_id} is {lifecycle}"):
        reject(quote, **WHY)
    quote.refresh_from_db()
    assert quote.lifecycle == lifecycle


def test_a_rejected_quote_is_no_wording_of_a_statement(client, quote):
    other = make_quote("Sea Witch", speaker=quote.speaker)
    make_reading(other)
    reject(quote, **WHY)
    other.refresh_from_db()
    assert other.statement is None or quote not in other.statement.quotes.live()
