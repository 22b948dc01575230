"""Held, retracted, given back: nothing that is held is shown, and nothing that was is lost."""

import datetime

import pytest

from quotes.editing.decisions import decide_field
from quotes.editing.history import Author
from quotes.editing.takedown import hold, hold_article, lift, lift_ended, retract
from quotes.editing.undo import undo
from quotes.exceptions import DecisionError
from quotes.importing.manifest import Entry
from quotes.importing.pipeline import Incoming, bring_in, reread
from quotes.importing.readers import Source
from quotes.models import Article, ArticleVersion, ImportRun, Quote, SearchRow, TakeDown

pytestmark = pytest.mark.django_db
DESK = Author("The desk")
WORDS = "We will rebuild the old bridge before the winter"
TEXT = (
    "Bridge\n\n“We will rebuild the old bridge before the winter,” Transport Minister Maren Oduya "
    "said. “Nobody has seen the money,” Joss Varga said.\n"
)


@pytest.fixture
def quote() -> Quote:
    run = ImportRun.objects.create(command="test", engine="test")
    bring_in(incoming(), run)
    return Quote.objects.get(text=WORDS)


def incoming(text: str = TEXT) -> Incoming:
    return Incoming(Source("a.txt", text), Entry(outlet="The Harbour Post"))


def body(answer) -> str:
    return answer.getvalue().decode()


def page(client, of) -> str:
    return client.get(of.get_absolute_url()).content.decode()


def test_a_held_quote_is_shown_nowhere_and_its_page_says_only_that(client, quote):
    hold(quote, author=DESK, reason="The minister denies it.")
    answer = client.get(quote.get_absolute_url())
    assert answer.status_code == 404
    assert answer["Cache-Control"] == "no-store"
    assert "Held back while it is checked" in answer.content.decode()
    other = Quote.objects.get(text__startswith="Nobody")
    addresses = [
        "/",
        "/quotes/",
        "/quotes/?q=bridge",
        "/quotes.csv",
        "/quotes.json",
        "/quotes.atom",
        "/corrections/",
    ]
    addresses += ["/api/v1/quotes/"]
    for address in (*addresses, quote.article.get_absolute_url(), other.get_absolute_url()):
        shown = body(client.get(address))
        assert "rebuild the old bridge" not in shown, address
        assert "denies" not in shown, address
    assert not SearchRow.objects.filter(before__contains="rebuild").exists()


def test_what_was_held_comes_back_exactly(quote):
    before = dump()
    placed = hold(quote, author=DESK, reason="The minister denies it.")
    assert dump() != before
    lift(placed, author=DESK, reason="She said it on film.")
    assert dump() == before
    assert TakeDown.objects.get().withheld == []


def dump() -> list:
    return [
        list(Quote.objects.order_by("pk").values_list("pk", "lifecycle", "text", "statement")),
        list(ArticleVersion.objects.values_list("text", "sha256")),
        list(Article.objects.values_list("headline", "standing")),
        list(SearchRow.objects.order_by("pk").values_list("words", "sentence", "before")),
    ]


def test_an_import_cannot_bring_back_what_is_held(quote):
    hold(quote, author=DESK, reason="The minister denies it.")
    run = ImportRun.objects.create(command="test", engine="test")
    for text in (TEXT, TEXT + "More was said."):
        item = bring_in(incoming(text), run)
        assert (item.outcome, "held back" in item.reason) == ("unchanged", True)
    assert reread(quote.article, run).outcome == "unchanged"
    quote.refresh_from_db()
    assert (quote.lifecycle, ArticleVersion.objects.count()) == ("held", 1)


def test_a_retracted_quote_keeps_its_page_with_the_note_and_leaves_the_lists(client, quote):
    placed = retract(quote, author=DESK, reason="The outlet took it back.", note="It was a parody.")
    shown = page(client, quote)
    assert "Retracted." in shown
    assert "It was a parody." in shown
    assert WORDS in shown
    assert quote.get_absolute_url() not in client.get("/quotes/").content.decode()
    log = client.get("/corrections/").content.decode()
    assert "The outlet took it back." in log
    assert "retracted" in log
    lift(placed, author=DESK, reason="The outlet printed it again.")
    assert "Retracted." not in page(client, quote)
    assert Quote.objects.shown().filter(pk=quote.pk).exists()


def test_a_retraction_survives_another_reading(quote):
    retract(quote, author=DESK, reason="The outlet took it back.")
    reread(quote.article, ImportRun.objects.create(command="test", engine="test"))
    quote.refresh_from_db()
    assert quote.lifecycle == "retracted"


def test_a_held_article_is_shown_nowhere_and_comes_back_with_all_its_quotes(client, quote):
    retract(quote, author=DESK, reason="The outlet took it back.")
    before = dump()
    placed = hold_article(quote.article, author=DESK, reason="A court looks at it.")
    assert client.get(quote.article.get_absolute_url()).status_code == 404
    assert not Quote.objects.exclude(lifecycle="held").exists()
    assert "1 article" not in client.get("/outlets/").content.decode()
    lift(placed, author=DESK, reason="The court is done.")
    assert dump() == before


def test_what_was_taken_down_is_not_taken_down_twice(quote):
    placed = hold(quote, author=DESK, reason="The minister denies it.")
    with pytest.raises(DecisionError, match="held back"):
        retract(quote, author=DESK, reason="The outlet took it back.")
    lift(placed, author=DESK, reason="She said it.")
    with pytest.raises(DecisionError, match="lifted already"):
        lift(placed, author=DESK, reason="Once more.")


def test_a_hold_ends_after_its_last_day_and_not_before(quote):
    today = datetime.date.today()
    hold(quote, author=DESK, reason="The minister denies it.", until=today)
    assert lift_ended(DESK, today) == 0
    assert lift_ended(DESK, today + datetime.timedelta(days=1)) == 1
    assert Quote.objects.live().filter(pk=quote.pk).exists()


def test_a_hold_until_a_day_that_is_over_is_refused(quote):
    with pytest.raises(DecisionError, match="That day is over"):
        hold(quote, author=DESK, reason="x", until=datetime.date(2020, 1, 1))


def test_bounds_brought_back_over_held_words_show_the_words_once_those_are_given_back(quote):
    """As the proof found: the neighbour kept the blots in which the hold had covered the text."""
    other = Quote.objects.get(text__startswith="Nobody")
    whole = {"pieces": [[quote.start, other.end]]}
    made = decide_field(other, "bounds", whole, author=DESK, reason="One speech.")
    slip = undo(made.change.changeset, author=DESK, reason="A slip.")
    held = hold(quote, author=DESK, reason="The minister denies it.")
    with pytest.raises(DecisionError, match="held back or erased"):
        decide_field(other, "bounds", whole, author=DESK, reason="One speech.")
    undo(slip, author=DESK, reason="It was right.")
    assert "bridge" not in Quote.objects.get(pk=other.pk).text
    lift(held, author=DESK, reason="The film shows it.")
    assert Quote.objects.get(pk=other.pk).text == TEXT[quote.start : other.end]
