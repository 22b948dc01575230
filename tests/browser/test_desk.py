"""The desk in a browser: every page of the admin keeps to the policy; an article is brought in."""

import pytest
from django.contrib import admin
from django.urls import reverse
from playwright.sync_api import Page, expect

from quotes.editing.reports import file_report
from quotes.models import Article, ImportItem, ImportRun, Quote
from tests.browser.looking import violations, violations_on

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("demo", "desk"),
]

TEXT = "Bridge to open\n\n“The bridge opens in May,” said Karla Brandt, the director.\n"
AS_STOCK = {"rules": {"empty-table-header": {"enabled": False}}}  # of the stock inline tables
# What a login with every role may not do: the page then says 403, which keeps to the policy, too.
REFUSED = "Failed to load resource"


def every_page() -> list[str]:
    """Each kind of page of each table, and the pages that belong to none."""
    paths = [
        reverse(f"admin:{name}") for name in ("index", "password_change", "password_change_done")
    ]
    paths += [
        reverse(f"desk:{name}")
        for name in ("signed_in", "saved_filters", "bring_in", "queue_begin")
    ]
    quote = Quote.objects.get(public_id="l34heolrvd")
    paths += [reverse("desk:quote_details", args=[quote.public_id])]
    marking = reverse("desk:mark_quote", args=[quote.article.public_id])
    paths += [marking, f"{marking}?paragraph=2"]
    paths += [reverse("admin:app_list", args=[label]) for label in ("quotes", "auth")]
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        paths += [reverse(f"{name}_changelist"), reverse(f"{name}_add")]
        row = model._default_manager.order_by("pk").first()
        if row is not None:
            acts = ("change", "history", "delete")
            paths += [reverse(f"{name}_{act}", args=[row.pk]) for act in acts]
    return paths


def test_no_page_of_the_admin_breaks_the_policy(page: Page, live_server, faults):
    run = ImportRun.objects.create(command="import_articles", engine="test")
    ImportItem.objects.create(run=run, name="a.txt", outcome="created")
    file_report(Quote.objects.get(public_id="l34heolrvd"), "other", "A word.", "127.0.0.1")
    seen = []
    page.on("response", lambda answer: seen.append(answer.status))
    for path in every_page():
        page.goto(live_server.url + path)
        expect(page.locator("h1").last).to_be_visible()
    assert max(seen) < 500
    assert [fault for fault in faults if REFUSED not in fault] == []
    faults.clear()


def test_an_article_is_brought_in_with_the_keyboard(page: Page, live_server):
    page.goto(f"{live_server.url}/admin/bring-in/")
    page.get_by_label("or the text").focus()
    page.keyboard.insert_text(TEXT)
    page.keyboard.press("Tab")
    page.keyboard.insert_text("The Harbour Post")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What is read in “Bridge to open”")).to_be_visible()
    expect(page.get_by_role("region", name="The text").locator("mark")).to_have_text(
        "The bridge opens in May"
    )
    page.get_by_role("button", name="Store it").press("Enter")
    expect(page.get_by_text("Stored: 1 quotation read")).to_be_visible()
    assert Article.objects.get(headline="Bridge to open").outlet.name == "The Harbour Post"


def test_a_missed_quotation_is_marked_and_its_day_decided_with_the_keyboard(
    page: Page, live_server
):
    article = Article.objects.get(outlet__slug="al-jazeera-america")
    page.goto(live_server.url + reverse("desk:mark_quote", args=[article.public_id]))
    page.get_by_role("link", name="Mark in paragraph 1", exact=True).press("Enter")
    page.get_by_label("First word of piece 1").focus()
    page.keyboard.press("ArrowDown")
    first = page.get_by_label("First word of piece 1").input_value()
    page.keyboard.press("Tab")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    page.get_by_label("or described as").focus()
    page.keyboard.insert_text("a headline writer")
    page.get_by_label("Why:", exact=True).focus()
    page.keyboard.insert_text("Printed without marks.")
    page.get_by_role("button", name="Mark it").press("Enter")
    expect(page.get_by_text("Marked: it is a quote now.")).to_be_visible()
    quote = Quote.objects.latest("pk")
    assert (quote.start, quote.speaker_name) == (int(first), "a headline writer")
    page.get_by_label("Said on, or from").fill("2013-06-01")
    page.get_by_label("Why:", exact=True).focus()
    page.keyboard.insert_text("The page says when.")
    page.get_by_role("button", name="Decide").press("Enter")
    expect(page.get_by_text("Decided: the day.")).to_be_visible()
    assert str(Quote.objects.get(pk=quote.pk).said_from) == "2013-06-01"


def test_a_filter_is_saved_used_and_removed_with_the_keyboard(page: Page, live_server):
    page.goto(f"{live_server.url}/admin/quotes/quote/?speaker_known=no")
    page.get_by_label("Name this filter:").focus()
    page.keyboard.insert_text("Who spoke?")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Saved: “Who spoke?”")).to_be_visible()
    page.goto(f"{live_server.url}/admin/quotes/quote/")
    page.get_by_role("link", name="Who spoke?").press("Enter")
    expect(page).to_have_url(f"{live_server.url}/admin/quotes/quote/?speaker_known=no")
    page.get_by_role("link", name="See or remove them").press("Enter")
    page.get_by_role("button", name="Remove “Who spoke?”").press("Enter")
    expect(page.get_by_text("Removed: “Who spoke?”.")).to_be_visible()


def test_many_quotes_are_decided_at_once_with_the_keyboard(page: Page, live_server, faults):
    page.goto(f"{live_server.url}/admin/quotes/quote/?q=Shamkhani")
    for box in page.locator("#result_list tbody .action-select").all()[:2]:
        box.focus()
        page.keyboard.press("Space")
    page.get_by_label("Action:").select_option("set_speaker")
    page.get_by_role("button", name="Go").press("Enter")
    page.get_by_label("or described as:").focus()
    page.keyboard.insert_text("an official")
    page.get_by_label("Why:", exact=True).focus()
    page.keyboard.insert_text("Not named in the film.")
    page.get_by_role("button", name="Look at what changes").press("Enter")
    expect(page.locator("td strong")).to_have_text(["an official"] * 2)
    assert faults == []
    assert violations(page, AS_STOCK) == []
    faults.clear()  # axe itself sets styles, which the policy refuses
    page.get_by_role("button", name="Decide about all of these").press("Enter")
    expect(page.get_by_text("2 quotations.")).to_be_visible()
    assert Quote.objects.filter(speaker_name="an official").count() == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_pages_where_an_editor_decides(context, live_server, scheme):
    # Not a watched page: on some forms axe itself sets styles, which the policy refuses.
    page = context.new_page()
    page.emulate_media(color_scheme=scheme)
    quote = Quote.objects.get(public_id="l34heolrvd")
    report = file_report(quote, "other", "A word.", "127.0.0.1")
    paths = (
        reverse("admin:quotes_quote_change", args=[quote.pk]),
        reverse("admin:quotes_report_change", args=[report.pk]),
        reverse("admin:quotes_article_change", args=[quote.article_id]),
        reverse("admin:quotes_quote_changelist") + "?review__exact=machine",
        reverse("desk:saved_filters"),
        reverse("desk:quote_life", args=[quote.public_id]),
        reverse("desk:article_life", args=[quote.article.public_id]),
        reverse("desk:quote_details", args=[quote.public_id]),
        reverse("desk:mark_quote", args=[quote.article.public_id]),
        reverse("desk:mark_quote", args=[quote.article.public_id]) + "?paragraph=2",
        reverse("admin:quotes_person_change", args=[quote.speaker_id]),
        reverse("desk:queue", args=["one-statement"]),
        reverse("desk:bring_in"),
    )
    assert violations_on(page, [live_server.url + path for path in paths], AS_STOCK) == {}
