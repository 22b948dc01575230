"""An editor corrects an attribution in the admin, and the correction stands."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from quotes.models import Quote

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("demo")]


def test_a_corrected_speaker_survives_a_new_reading(signed_in: Page, live_server):
    quote = Quote.objects.get(text__startswith="One, two, three, Mahdi")
    page = signed_in
    page.goto(f"{live_server.url}/admin/quotes/quote/{quote.pk}/change/")
    choose = page.locator(".field-decided_speaker .select2-selection")
    choose.click()
    page.locator(".select2-search__field").fill("mustafa")
    page.get_by_role("option", name="Said Mustafa").click()
    page.get_by_label("or described as").fill("")
    page.get_by_label("Reason").fill("The agency's film shows him in front.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()

    call_command("reextract", stdout=StringIO())

    page.goto(f"{live_server.url}/quotes/{quote.public_id}/")
    main = page.get_by_role("main")
    expect(main).to_contain_text("Said Mustafa")
    expect(main).to_contain_text(re.compile("corrected by an editor", re.IGNORECASE))
    expect(main).to_contain_text("The agency's film shows him in front.")

    page.goto(f"{live_server.url}/corrections/")
    expect(page.get_by_role("main")).to_contain_text("The agency's film shows him in front.")


def test_a_correction_without_a_reason_is_refused_on_the_page(signed_in: Page, live_server):
    quote = Quote.objects.get(text__startswith="We are not sectarian")
    page = signed_in
    page.goto(f"{live_server.url}/admin/quotes/quote/{quote.pk}/change/")
    choose = page.locator(".field-decided_speaker .select2-selection")
    choose.click()
    page.locator(".select2-search__field").fill("zebari")
    page.get_by_role("option", name="Hoshyar Zebari").click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Say why")).to_be_visible()
    quote.refresh_from_db()
    assert quote.speaker.name == "Nouri al-Maliki"


def test_the_admin_breaks_no_rule_of_the_policy(signed_in: Page, live_server):
    """The page fixture fails the test where the console tells of a violation."""
    for model in ("quote", "person", "outlet", "article", "topic", "statement", "changeset"):
        signed_in.goto(f"{live_server.url}/admin/quotes/{model}/")
        expect(signed_in.get_by_role("heading", level=1).last).to_be_visible()
    signed_in.goto(f"{live_server.url}/admin/quotes/topic/add/")
    signed_in.goto(f"{live_server.url}/admin/quotes/person/add/")
