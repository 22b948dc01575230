"""The same words in two articles: held in one of them, suppressed in the other."""

import pytest

from quotes.editing.erasure import suppress, suppress_article, survey
from quotes.editing.history import Author
from quotes.editing.takedown import hold, hold_article, lift
from quotes.importing.manifest import Entry
from quotes.importing.pipeline import Incoming, bring_in
from quotes.importing.readers import Source
from quotes.models import Article, ArticleVersion, ImportRun, Quote, TakeDown

pytestmark = pytest.mark.django_db
DESK = Author("The desk")
WHY = {"author": DESK, "reason": "It is being looked at."}
COURT = {"author": DESK, "code": "court"}
SAID = "The council sold the north pier for less than the paint on it had cost"
TEXT = f"{{place}}\n\n“{SAID},” Joss Varga said.\n\n“We have no comment,” Maren Oduya said.\n"


@pytest.fixture
def both() -> tuple[Quote, Quote]:
    """The quotations of two outlets."""
    run = ImportRun.objects.create(command="test", engine="test")
    for outlet in ("The Harbour Post", "The Inland Post"):
        source = Source(f"{outlet}.txt", TEXT.format(place=outlet.split()[1]))
        bring_in(Incoming(source, Entry(outlet=outlet, headline=f"Pier sold, says {outlet}")), run)
    return tuple(Quote.objects.filter(text__startswith="The council").order_by("pk"))


def stored() -> str:
    """All that any text, quote or hold says."""
    rows = [
        *ArticleVersion.objects.values_list("text", flat=True),
        *Quote.objects.values_list("text", flat=True),
        *TakeDown.objects.values_list("withheld", flat=True),
    ]
    return str(rows)


@pytest.mark.parametrize("hide", [hold, lambda quote, **why: hold_article(quote.article, **why)])
def test_what_is_suppressed_while_it_is_held_elsewhere_comes_back_with_no_lift(client, both, hide):
    shown, held = both
    placed = hide(held, **WHY)
    suppress(shown, **COURT)
    lift(placed, **WHY)
    assert "north pier" not in stored()
    assert list(Quote.objects.filter(pk__in=[shown.pk, held.pk]).values_list("lifecycle")) == [
        ("suppressed",),
        ("suppressed",),
    ]
    assert client.get(held.get_absolute_url()).status_code == 410
    assert "█" not in client.get("/quotes/").text, "no covered words are listed as somebody's"


def test_the_editor_reads_before_that_it_stands_in_held_words_too(both):
    shown, held = both
    hold(held, **WHY)
    assert set(survey(shown).quotes) == {shown.pk, held.pk}


def test_suppressing_one_outlets_article_leaves_to_another_what_is_held_of_it(both):
    shown, held = both
    before = ArticleVersion.objects.get(article=held.article_id).text
    placed = hold(held, **WHY)
    suppress_article(Article.objects.get(pk=shown.article_id), **COURT)
    lift(placed, **WHY)
    held.refresh_from_db()
    assert (held.lifecycle, held.text) == ("live", SAID)
    assert ArticleVersion.objects.get(article=held.article_id).text == before
