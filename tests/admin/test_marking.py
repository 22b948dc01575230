"""Editors mark a quotation that the machine missed: first the paragraph, then the ends."""

import pytest
from django.urls import reverse

from quotes.editing.takedown import hold_article
from quotes.models import Article, Quote
from tests.editing.test_decisions import WHY, bring
from tests.factories import make_person

pytestmark = pytest.mark.django_db
TEXT = (
    "Harbour\n\nThe pilot stood on the quay.\n\nThe ice will hold, she wrote, and then we sail.\n"
)


@pytest.fixture
def article(db) -> Article:
    bring(TEXT)
    return Article.objects.get()


def page(article: Article, paragraph: object = 2) -> str:
    return f"{reverse('desk:mark_quote', args=[article.public_id])}?paragraph={paragraph}"


def marked(editor, article: Article, words: str, **fields):
    at = TEXT.index(words)
    data = {
        "piece_0_first": at,
        "piece_0_last": at + len(words),
        "kind": "direct",
        "reason": "No marks are printed.",
        "seen_version": 1,
    }
    return editor.post(page(article), data | fields)


@pytest.mark.parametrize("paragraph", ["", "99", "-1", "x", "٣", "9" * 30])
def test_without_a_paragraph_the_article_is_shown_to_choose_one(editor, article, paragraph):
    told = editor.get(page(article, paragraph)).content.decode()
    assert "Mark in paragraph 3" in told
    assert "piece_0_first" not in told


def test_the_chosen_words_are_a_quote_of_the_speaker(editor, article):
    ada = make_person("Ada Pole")
    assert marked(editor, article, "The ice will hold", speaker="ada pole").status_code == 302
    found = Quote.objects.shown().get()
    assert (found.text, found.speaker, found.review) == ("The ice will hold", ada, "corrected")


def test_two_pieces_and_a_described_speaker(editor, article):
    at = TEXT.index("and then")
    more = {"piece_1_first": at, "piece_1_last": at + len("and then we sail")}
    marked(editor, article, "The ice will hold", described="the pilot", **more)
    found = Quote.objects.get()
    assert found.text == "The ice will hold and then we sail"
    assert found.speaker_name == "the pilot"


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"piece_0_first": "", "piece_0_last": ""}, "Choose the first and the last word."),
        ({"piece_0_last": ""}, "Choose both"),
        ({"speaker": "Nobody Known"}, "Nobody here is called"),
        ({"speaker": "Ada Pole", "described": "a pilot"}, "not both"),
        ({"reason": " "}, "This field is required."),
        ({"seen_version": 7}, "text changed while you were looking"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_stored(editor, article, fields, says):
    make_person("Ada Pole")
    answer = marked(editor, article, "The ice will hold", **fields)
    assert answer.status_code == 400
    assert says in answer.content.decode()
    assert not Quote.objects.exists()


def test_words_that_are_a_quote_already_lead_to_that_one(editor, article):
    marked(editor, article, "The ice will hold")
    told = marked(editor, article, "will hold, she wrote").content.decode()
    assert "move its bounds instead" in told
    assert Quote.objects.count() == 1


def test_an_article_that_is_held_back_is_not_shown(editor, article):
    hold_article(article, **WHY)
    told = editor.get(page(article)).content.decode()
    assert "nothing can be marked" in told
    assert "The ice" not in told
