"""A journalist has a story to check: who said what on foreign help, and who printed it how."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("demo")]

WORDS = "has nothing to do with a third country"


def test_a_journalist_finds_words_checks_them_and_copies_them_for_print(page: Page, live_server):
    page.goto(live_server.url)
    expect(page.get_by_role("combobox").first).to_be_focused()
    page.keyboard.type("person:Shamkhani help")
    page.keyboard.press("Enter")
    found = page.get_by_role("main").get_by_role("article").filter(has_text=WORDS)
    expect(found.first).to_contain_text("Ali Shamkhani")
    found.first.get_by_role("link", name="Evidence").click()

    evidence = page.locator("mark").filter(has_text="We will examine the issue of helping")
    expect(evidence.first).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("origin not stated")

    page.get_by_role("button", name="Copy for print").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert WORDS in copied
    assert "Ali Shamkhani" in copied
    assert "EA WorldView" in copied or "Al-Ahed News" in copied
    assert re.search(r"/quotes/[a-z2-7]{10}/", copied)


def test_a_journalist_compares_what_two_outlets_print_of_one_man(page: Page, live_server):
    page.goto(
        f"{live_server.url}/compare/outlets/"
        "?outlet=ea-worldview&outlet=al-ahed-news&person=ali-shamkhani"
    )
    main = page.get_by_role("main")
    expect(main).to_contain_text("completely a")
    expect(main).to_contain_text("a totally")
    expect(main).to_contain_text("“completely a bilateral process” / “a totally bilateral process”")
    expect(main).to_contain_text("That does not say that Al-Ahed News did not print it")


def test_a_statement_says_its_differences_in_words(page: Page, live_server):
    page.goto(f"{live_server.url}/quotes/l34heolrvd/")
    page.get_by_role("link", name=re.compile("other wording")).first.click()
    expect(page).to_have_url(re.compile(r"/statements/"))
    expect(page.get_by_role("main")).to_contain_text(
        "“a totally bilateral process” / “completely a bilateral process”"
    )


def test_a_filter_is_a_chip_that_can_be_taken_off(page: Page, live_server):
    page.goto(f"{live_server.url}/quotes/?person=ali-shamkhani&outlet=al-ahed-news")
    main = page.get_by_role("main")
    expect(main.get_by_role("link", name=re.compile("remove", re.IGNORECASE))).to_have_count(3)
    main.get_by_role("link", name=re.compile("Outlet: Al-Ahed News.*remove")).click()
    expect(page).to_have_url(re.compile(r"person=ali-shamkhani"))
    expect(page).not_to_have_url(re.compile(r"outlet="))


def test_the_site_works_without_javascript(browser, live_server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url)
    page.get_by_role("searchbox").fill('"third country"')
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("main")).to_contain_text(WORDS)
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_filters_are_one_jump_from_the_top_of_the_results(page: Page, live_server, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{live_server.url}/quotes/?q=iraq")
    jump = page.get_by_role("link", name="To the filters")
    page.locator("#filter-q").focus()
    for _ in range(3):
        page.keyboard.press("Tab")
        if jump.evaluate("link => link === document.activeElement"):
            break
    expect(jump).to_be_focused()
    expect(jump).to_be_in_viewport()
    assert jump.bounding_box()["width"] > 60
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Order")).to_be_focused()


def test_the_way_past_the_navigation_lies_before_the_search_that_has_the_focus(
    page: Page, live_server
):
    page.goto(live_server.url)
    skip = page.get_by_role("link", name="Skip to the content")
    expect(page.get_by_role("combobox").first).to_be_focused()
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        if skip.evaluate("link => link === document.activeElement"):
            return
    raise AssertionError("Shift+Tab never reached the link past the navigation")


def test_everything_is_reached_with_the_keyboard(page: Page, live_server):
    page.goto(f"{live_server.url}/quotes/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name=re.compile("skip", re.IGNORECASE))).to_be_focused()
    page.keyboard.press("Enter")
    reached = 0
    while not page.evaluate("document.activeElement.textContent.trim().startsWith('Evidence')"):
        page.keyboard.press("Tab")
        reached += 1
        assert reached < 80, "the evidence of the first quote cannot be reached with the keyboard"
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/quotes/[a-z2-7]{10}/"))
