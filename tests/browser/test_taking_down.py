"""An editor holds a quote back and erases words with the keyboard alone; axe finds nothing."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from quotes.models import Quote
from tests.browser.looking import violations

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("demo")]
QUOTE = "l34heolrvd"


def test_a_quote_is_held_back_with_the_keyboard(signed_in: Page, live_server):
    page = signed_in
    page.goto(live_server.url + reverse("desk:quote_life", args=[QUOTE]))
    assert violations(page) == []
    page.get_by_label("Why it must be checked").focus()
    page.keyboard.type("He denies it.")
    button = page.get_by_role("button", name="Hold back")
    for _ in range(8):
        if button.evaluate("element => element === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Give it back")).to_be_visible()
    assert Quote.objects.get(public_id=QUOTE).lifecycle == "held"
    assert violations(page) == []


def test_the_screens_of_suppression_and_of_an_article_break_no_rule(signed_in: Page, live_server):
    article = Quote.objects.get(public_id=QUOTE).article
    for path in (
        reverse("desk:suppress_quote", args=[QUOTE]),
        reverse("desk:suppress_article", args=[article.public_id]),
        reverse("desk:article_life", args=[article.public_id]),
    ):
        signed_in.goto(live_server.url + path)
        assert violations(signed_in) == [], path
