"""Names beneath the search field, with the keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("demo")]


def test_a_name_is_chosen_with_the_keyboard_and_searched_for(page: Page, live_server):
    page.goto(live_server.url)
    field = page.get_by_role("combobox")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("help shamk")
    option = page.get_by_role("option", name="Ali Shamkhani")
    expect(option).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", option.get_attribute("id"))
    page.keyboard.press("Enter")
    expect(field).to_have_value('help person:"Ali Shamkhani" ')
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Quotes")
    expect(page.get_by_role("main")).to_contain_text("Ali Shamkhani")


def test_escape_closes_the_list_and_keeps_what_was_typed(page: Page, live_server):
    page.goto(f"{live_server.url}/quotes/")
    field = page.get_by_role("combobox", name="Search these quotations")
    field.click()
    page.keyboard.type("via:far")
    expect(page.get_by_role("option").first).to_contain_text("Fars")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("via:far")
