"""An article's outlet, date and address are decided with a basis, and no import changes them."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from quotes.editing.articles import decide_article, shown
from quotes.editing.history import Author
from quotes.editing.takedown import hold
from quotes.editing.undo import undo
from quotes.editing.verifying import breaks
from quotes.exceptions import DecisionError, StaleDecision
from quotes.importing.manifest import Entry
from quotes.importing.pipeline import Incoming, bring_in
from quotes.importing.readers import Source
from quotes.models import Article, ArticleOverride, ChangeSet, ImportRun, Quote
from tests.factories import DAY, make_article, make_outlet

pytestmark = pytest.mark.django_db
DESK = Author("The desk")
WHY = {"author": DESK, "reason": "The printed page shows it."}
TEXT = "Bridge\n\n“We will rebuild the old bridge,” Minister Maren Oduya said on Monday.\n"
LATER = {"date": "2024-03-13", "basis": "printed"}


def bring(text: str = TEXT, outlet: str = "The Harbour Post") -> None:
    run = ImportRun.objects.create(command="test", engine="test")
    bring_in(Incoming(Source("a.txt", text), Entry(outlet=outlet, published=DAY)), run)


@pytest.fixture
def article() -> Article:
    bring()
    return Article.objects.get()


def fresh() -> Article:
    return Article.objects.select_related("outlet").get()


def test_the_quotes_follow_a_date_and_count_their_days_from_it(article):
    assert Quote.objects.get().said_from == datetime.date(2024, 3, 4)
    decide_article(article, {"published": LATER}, **WHY)
    quote = Quote.objects.get()
    assert (fresh().published_basis, quote.published) == ("printed", datetime.date(2024, 3, 13))
    assert quote.said_from == datetime.date(2024, 3, 11)


def test_the_quotes_and_the_lists_follow_an_outlet(article, client):
    echo = make_outlet("The Hill Echo")
    decide_article(article, {"outlet": {"outlet": echo.slug, "basis": "printed"}}, **WHY)
    assert Quote.objects.get().outlet == echo
    assert "old bridge" in client.get(f"/quotes/?outlet={echo.slug}").content.decode()
    assert "old bridge" not in client.get("/quotes/?outlet=the-harbour-post").content.decode()


def test_no_import_changes_what_was_decided_nor_stores_the_article_twice(article):
    echo = make_outlet("The Hill Echo")
    decided = {
        "outlet": {"outlet": echo.slug, "basis": "printed"},
        "published": LATER,
        "url": {"url": "https://example.org/bridge", "basis": "inferred"},
    }
    decide_article(article, decided, **WHY)
    before = {name: shown(fresh(), name) for name in decided}
    bring("An update.\n\n" + TEXT)
    bring("Another update.\n\n" + TEXT, outlet="The Hill Echo")
    assert {name: shown(fresh(), name) for name in decided} == before
    assert fresh().versions.count() == 3


def test_to_take_it_back_gives_the_article_and_its_quotes_as_they_were(article):
    was = Article.objects.values().get(), Quote.objects.values().get()
    made = decide_article(article, {"published": LATER}, **WHY)
    again = undo(made, author=DESK, reason="A slip.")
    assert (Article.objects.values().get(), Quote.objects.values().get()) == was
    undo(again, author=DESK, reason="It was right.")
    assert fresh().published == datetime.date(2024, 3, 13)
    assert list(breaks()) == []


def test_a_later_decision_stands_on_top_and_is_taken_back_first(article):
    first = decide_article(article, {"published": LATER}, **WHY)
    decide_article(article, {"published": {"date": None, "basis": "printed"}}, **WHY)
    assert (fresh().published, fresh().published_basis) == (None, "unknown")
    with pytest.raises(DecisionError, match="on top"):
        undo(first, author=DESK, reason="A slip.")


def test_the_second_of_two_editors_is_told_both_values(article):
    seen = {"published": shown(article, "published")}
    decide_article(article, {"published": LATER}, seen=seen, **WHY)
    other = {"published": {"date": "2024-03-20", "basis": "given"}}
    with pytest.raises(StaleDecision, match=r"13 March 2024.*you wrote 20 March 2024"):
        decide_article(article, other, seen=seen, **WHY)
    assert ArticleOverride.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("outlet", {"outlet": "nowhere", "basis": "given"}, "No outlet"),
        ("published", {"date": "yesterday", "basis": "given"}, "2024-03-05"),
        ("published", {"date": "2999-01-01", "basis": "given"}, "future"),
        ("published", {"date": "2024-03-05", "basis": "rumour"}, "no basis"),
        ("url", {"url": "javascript:alert(1)", "basis": "given"}, "begins with"),
        ("url", {"url": "https://[", "basis": "given"}, "no address"),
        ("published", {"date": "2024-03-05", "basis": "x", "reason": ""}, "basis"),
    ],
)
def test_what_does_not_fit_is_refused_and_leaves_nothing(article, name, value, says):
    with pytest.raises(DecisionError, match=says):
        decide_article(article, {name: value}, **WHY)
    assert not ChangeSet.objects.exists()


def test_an_outlet_that_has_the_article_already_is_refused(article):
    echo = make_outlet("The Hill Echo")
    make_article(outlet=echo, source_key=article.source_key)
    with pytest.raises(DecisionError, match="has this article already"):
        decide_article(article, {"outlet": {"outlet": echo.slug, "basis": "given"}}, **WHY)


def test_an_article_of_which_something_is_held_waits(article):
    hold(Quote.objects.get(), **WHY)
    with pytest.raises(DecisionError, match="held back"):
        decide_article(article, {"published": LATER}, **WHY)


def test_the_public_log_tells_it_and_leads_to_the_article(article, client):
    decide_article(article, {"published": LATER}, **WHY)
    told = client.get("/corrections/").content.decode()
    assert "The date of an article" in told
    assert "5 March 2024" in told
    assert "13 March 2024 (printed in the article)" in told
    assert article.get_absolute_url() in told


@pytest.fixture
def editor(client):
    client.force_login(get_user_model().objects.create_superuser("rae", password="x"))
    return client


def sent(editor, article: Article, **fields):
    page = reverse("admin:quotes_article_change", args=[article.pk])
    form = editor.get(page).context["adminform"].form
    data = {name: form[name].value() or "" for name in form.fields}
    data |= {"versions-TOTAL_FORMS": 0, "versions-INITIAL_FORMS": 0}
    return editor.post(page, data | fields)


def test_the_admin_writes_a_decision_with_its_reason(editor, article):
    changed = {"decided_published": "2024-03-13", "published_rests_on": "printed"}
    assert "Say why" in sent(editor, article, **changed).content.decode()
    assert not ChangeSet.objects.exists()
    assert sent(editor, article, **changed, reason="The page.").status_code == 302
    assert fresh().published == datetime.date(2024, 3, 13)
    page = editor.get(reverse("admin:quotes_article_change", args=[article.pk]))
    assert "The import gave: 5 March 2024" in page.content.decode()


def test_a_reason_for_nothing_and_one_that_is_too_long_are_refused(editor, article):
    said = sent(editor, article, dateline="TEHRAN", reason="The page shows it.")
    assert "nothing of which this is the reason" in said.content.decode()
    changed = {"decided_published": "2024-03-13", "reason": "x" * 2001}
    assert "at most 2000 characters" in sent(editor, article, **changed).content.decode()
    with pytest.raises(DecisionError, match=r"at most 2,000 characters, .* has 2,001"):
        decide_article(article, {"published": LATER}, author=DESK, reason="x" * 2001)
    assert (fresh().dateline, ChangeSet.objects.count()) == ("", 0)


def test_the_admin_tells_the_second_editor_both_values(editor, article):
    seen = editor.get(reverse("admin:quotes_article_change", args=[article.pk]))
    old = seen.context["adminform"].form["seen"].value()
    decide_article(article, {"published": LATER}, **WHY)
    answer = sent(editor, article, seen=old, decided_published="2024-03-20", reason="A proof.")
    assert "It is now 13 March 2024" in answer.content.decode()
    assert "you wrote 20 March 2024" in answer.content.decode()


def test_it_is_taken_back_on_the_page_of_the_articles_life(editor, article):
    made = decide_article(article, {"published": LATER}, **WHY)
    life = reverse("desk:article_life", args=[article.public_id])
    assert "13 March 2024" in editor.get(life).content.decode()
    editor.post(life, {"act": "undo", "changeset": made.public_id, "reason": "A slip."})
    assert fresh().published == DAY
