"""What the machine missed is marked by an editor, and stays, whatever is read later."""

import pytest

from quotes.editing.decisions import decide_field
from quotes.editing.marking import between, mark
from quotes.editing.speakers import Speaker
from quotes.editing.takedown import hold, lift, retract
from quotes.editing.undo import undo
from quotes.exceptions import DecisionError
from quotes.importing.pipeline import reread
from quotes.models import Article, ChangeSet, ImportRun, Quote
from tests.editing.test_decisions import DESK, WHY, bring

pytestmark = pytest.mark.django_db

BEFORE = "Harbour\n\nThe pilot stood on the quay. The ice will hold, she wrote, and then we sail.\n"
WORDS = "The ice will hold"


@pytest.fixture
def article(db) -> Article:
    bring(BEFORE)
    return Article.objects.get()


@pytest.fixture
def marked(article) -> Quote:
    place = between(BEFORE, "The ice", "will hold")
    return mark(article, [place], speaker=Speaker(described="the pilot"), **WHY)


def test_what_is_marked_is_a_quote_in_the_printed_words(marked):
    found = Quote.objects.shown().get()
    assert (found.text, found.speaker_name) == (WORDS, "the pilot")
    assert (found.review, found.readings.count()) == ("corrected", 0)


def test_it_stays_when_the_article_is_read_again_and_when_its_text_changes(marked, article):
    reread(article, ImportRun.objects.create(command="test", engine="test"))
    bring("An update.\n\n" + BEFORE)
    found = Quote.objects.shown().get()
    assert (found.text, found.version.number, found.speaker_name) == (WORDS, 2, "the pilot")
    assert found.version.text[found.start : found.end] == WORDS


def test_where_the_new_text_does_not_hold_it_it_waits_for_the_editor(marked):
    bring(BEFORE.replace(WORDS, "All is well"))
    assert Quote.objects.get().lifecycle == "orphaned"
    bring(BEFORE)
    assert Quote.objects.get().lifecycle == "live"


def test_a_reading_that_finds_it_later_joins_it_and_the_editors_words_stand(marked, article):
    bring(BEFORE.replace("The ice will hold, she wrote", "“The ice will hold,” Ada Pole said"))
    found = Quote.objects.get()
    assert (found.pk, found.readings.count()) == (marked.pk, 1)
    assert found.speaker_name == "the pilot"
    assert found.text == WORDS


def test_a_marking_is_taken_back_and_brought_again(marked):
    taken = undo(ChangeSet.objects.get(), author=DESK, reason="It is narration.")
    assert not Quote.objects.live().exists()
    undo(taken, author=DESK, reason="It is not.")
    assert Quote.objects.live().get().speaker_name == "the pilot"


def test_two_quotations_cannot_share_words(marked, article):
    with pytest.raises(DecisionError, match="stands there already"):
        mark(article, [between(BEFORE, "ice will", "sail")], **WHY)
    assert Quote.objects.count() == 1


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        ("The", "hold", "2 times"),
        ("The fog", "hold", "0 times"),
        ("sail", "hold", "does not follow"),
        ("", "hold", "first and the last"),
        ("stood", "e", "more than once"),
    ],
)
def test_words_that_say_no_one_place_are_refused(first, last, says):
    with pytest.raises(DecisionError, match=says):
        between(BEFORE, first, last)


def test_words_that_are_held_back_cannot_be_marked_nor_taken_into_a_quote(article, marked):
    hold(marked, **WHY)
    there = between(article.current.text, "The pilot", "and then")
    with pytest.raises(DecisionError, match="held back or erased"):
        mark(article, [there], **WHY)
    before = between(article.current.text, "The pilot", "on the quay")
    other = mark(article, [before], **WHY)
    with pytest.raises(DecisionError, match="held back or erased"):
        decide_field(other, "bounds", {"pieces": [there]}, **WHY)


def test_what_was_retracted_is_not_marked_again(marked, article):
    placed = retract(marked, **WHY)
    with pytest.raises(DecisionError, match="retracted"):
        mark(article, [between(BEFORE, "ice will", "sail")], **WHY)
    assert Quote.objects.count() == 1
    lift(placed, **WHY)
    with pytest.raises(DecisionError, match="move its bounds"):
        mark(article, [between(BEFORE, "ice will", "sail")], **WHY)
