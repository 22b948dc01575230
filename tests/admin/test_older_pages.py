"""Who saves an older page of the desk undoes nobody's value, and brings no covered words back."""

import pytest
from django.test import Client
from django.urls import reverse

from quotes.editing.erasure import suppress, suppress_article
from quotes.editing.history import Author
from quotes.editing.takedown import hold, hold_article, lift
from quotes.models import Article, ArticleVersion, Outlet, PersonName, Quote, TakeDown
from tests.admin.accounts import signed_in
from tests.factories import make_outlet, make_person, make_quote, make_reading

pytestmark = pytest.mark.django_db
DESK = Author("The desk")
WHY = {"author": DESK, "reason": "A complaint came in."}
CODE = TakeDown.Code.values[0]
WORDS = "We will rebuild the old bridge"
TOP = "“We will rebuild the old bridge”"


@pytest.fixture
def quote() -> Quote:
    quote = make_quote(WORDS)
    Article.objects.filter(pk=quote.article_id).update(headline=TOP)
    make_reading(quote)
    quote.article.refresh_from_db()
    return quote


@pytest.fixture
def article(quote) -> Article:
    return quote.article


def page_of(row) -> str:
    return reverse(f"admin:quotes_{row._meta.model_name}_change", args=[row.pk])


def as_sent(editor: Client, row) -> dict:
    """What a browser that has the page open now sends when it is saved as it stands."""
    context = editor.get(page_of(row)).context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        if inline.has_change_permission:
            forms += [inline.formset.management_form, *inline.formset.forms]
        else:
            forms += [inline.formset.management_form]
    sent = {
        field.html_name: "" if field.value() is None else field.value()
        for form in forms
        for field in form
    }
    return sent | {"versions-TOTAL_FORMS": 0, "versions-INITIAL_FORMS": 0}


def told(answer) -> str:
    return " ".join(answer.content.decode().split())


def save(editor: Client, row, sent: dict, **fields):
    answer = editor.post(page_of(row), sent | fields, follow=True)
    row.refresh_from_db()
    return told(answer)


def test_a_page_as_it_stands_is_saved(editor, article):
    sent = as_sent(editor, article)
    assert "changed successfully" in save(editor, article, sent, dateline="TEHRAN")
    assert (article.headline, article.dateline) == (TOP, "TEHRAN")


def test_the_headline_of_another_editor_is_not_undone_and_both_are_told(editor, article):
    sent = as_sent(editor, article)
    save(editor, article, as_sent(editor, article), headline="The bridge at Kerem")
    said = save(editor, article, sent, dateline="TEHRAN")
    assert "It is now “The bridge at Kerem”; you wrote ““We will rebuild" in said
    assert (article.headline, article.dateline) == ("The bridge at Kerem", "")
    assert "“The bridge at Kerem”" in save(editor, article, sent, headline="A third headline")
    assert article.headline == "The bridge at Kerem"


def test_what_says_not_what_the_page_showed_changes_nothing(editor, article):
    sent = as_sent(editor, article)
    for seen in ("", "null", "{}", "[]", '{"headline": 1}'):
        save(editor, article, sent, headline="Another", seen=seen)
        assert article.headline == TOP


def test_suppressed_words_do_not_come_back_with_an_older_page(editor, quote, article):
    sent = as_sent(editor, article)
    suppress(quote, author=DESK, code=CODE)
    assert "Nothing was saved" in save(editor, article, sent, dateline="TEHRAN")
    assert "rebuild" not in article.headline
    assert article.dateline == ""


def test_held_words_do_not_come_back_with_an_older_page(editor, quote, article):
    sent = as_sent(editor, article)
    placed = hold(quote, **WHY)
    assert "held back" in save(editor, article, sent, dateline="TEHRAN")
    assert "rebuild" not in article.headline
    lift(placed, **WHY)
    article.refresh_from_db()
    assert (article.headline, article.dateline) == (TOP, "")


@pytest.mark.parametrize("down", [hold_article, suppress_article])
def test_an_article_that_was_taken_down_takes_nothing_of_an_older_page(editor, article, down):
    sent = as_sent(editor, article) | {"basis_note": "From the printed page.", "byline": "A. Rey"}
    down(article, **({"author": DESK, "code": CODE} if down is suppress_article else WHY))
    article.refresh_from_db()
    before = Article.objects.values().get(pk=article.pk)
    save(editor, article, sent, headline="Anew")
    assert Article.objects.values().get(pk=article.pk) == before


@pytest.mark.parametrize("down", [hold_article, suppress_article])
def test_the_form_of_an_article_that_is_not_shown_is_only_read(editor, article, down):
    down(article, **({"author": DESK, "code": CODE} if down is suppress_article else WHY))
    page = told(editor.get(page_of(article)))
    assert 'name="headline"' not in page
    assert 'name="_save"' not in page
    assert "it is only read" in page
    assert str(article.outlet) in page


def test_a_headline_that_changed_during_a_hold_is_not_written_over_by_lifting_it(quote, article):
    placed = hold(quote, **WHY)
    newer = "A headline of another desk that is quite long enough"
    Article.objects.filter(pk=article.pk).update(headline=newer)
    lift(placed, **WHY)
    article.refresh_from_db()
    assert article.headline == newer
    assert WORDS in ArticleVersion.objects.get(article=article).text


def test_the_name_of_another_editor_is_not_undone_by_an_older_page_of_a_person(editor):
    maren = make_person("Maren Oduya")
    sent = as_sent(editor, maren)
    save(editor, maren, as_sent(editor, maren), name="Maren Oduya-Lind")
    said = save(editor, maren, sent, description="A minister")
    assert "It is now “Maren Oduya-Lind”; you wrote “Maren Oduya”" in said
    assert (maren.name, maren.description) == ("Maren Oduya-Lind", "")


def test_a_form_of_a_name_is_not_undone_by_an_older_page(editor):
    maren = make_person("Maren Oduya")
    name = PersonName.objects.create(person=maren, name="M. Oduya")
    sent = as_sent(editor, maren)
    row = next(key[:-5] for key, value in sent.items() if value == "M. Oduya")
    fresh = as_sent(editor, maren)
    assert "changed successfully" in save(editor, maren, fresh, **{f"{row}-name": "Mme Oduya"})
    assert "It is now “Mme Oduya”" in save(editor, maren, sent, description="A minister")
    assert "Mme Oduya" in save(editor, maren, sent, **{f"{row}-DELETE": "on"})
    name.refresh_from_db()
    assert (name.name, maren.description) == ("Mme Oduya", "")


def test_an_older_page_of_a_person_changes_no_name_that_it_does_not_mean_to(editor):
    maren = make_person("Maren Oduya")
    kept = make_person("Ana Reyes", merged_into=maren)
    PersonName.objects.create(person=maren, name="A. Reyes", came_from=kept)
    PersonName.objects.create(person=kept, name="A. Reyes")
    assert "changed successfully" in save(
        editor, maren, as_sent(editor, maren), description="A minister"
    )
    assert PersonName.objects.get(person=maren, name="A. Reyes").came_from == kept


def test_an_older_page_of_an_outlet_undoes_nothing(editor):
    post = make_outlet("The Harbour Post")
    sent = as_sent(editor, post)
    save(editor, post, as_sent(editor, post), country="NO")
    assert "It is now “NO”" in save(editor, post, sent, homepage="https://example.org/")
    assert Outlet.objects.get(pk=post.pk).country == "NO"


def test_who_may_only_look_is_shown_what_an_article_says(article):
    page = told(signed_in("viewer").get(page_of(article)))
    assert str(article.outlet) in page
    assert "seen" not in page.lower().replace("unseen", "")
