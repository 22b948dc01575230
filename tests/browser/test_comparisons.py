"""What no other system has, as people use it: with a keyboard, on a phone, in both schemes."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from quotes.models import Statement
from tests.browser.looking import violations_on, wide_among

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("demo")]

PEOPLE = "/compare/people/?person=ali-shamkhani&person=hassan-rouhani&topic=us-iran-cooperation"
OUTLETS = "/compare/outlets/?outlet=ea-worldview&outlet=al-ahed-news&person=ali-shamkhani"
MATRIX = "/topics/us-iran-cooperation/coverage/"


def statement(quote: str = "l34heolrvd") -> str:
    return Statement.objects.get(quotes__public_id=quote).get_absolute_url()


def pages() -> list[str]:
    one = statement()
    return [
        one,
        f"{one}?trivial=show&as-of=2014-06-30",
        statement("uqmgvhi6i6"),  # which an editor joined
        PEOPLE,
        OUTLETS,
        f"{OUTLETS}&trivial=show&as-of=2014-06-30",
        MATRIX,
        f"{MATRIX}?sort=outlets",
        f"{MATRIX}?from=2014-06-15&to=2014-06-15",
    ]


def tab_to(page: Page, pattern: str, most: int = 120) -> None:
    """Go on with the tabulator until what has the focus is called so."""
    for _ in range(most):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "document.activeElement.textContent.replace(/\\s+/g, ' ').trim() + ' ' +"
            " (document.activeElement.getAttribute('role') || '')"
        )
        if re.match(pattern, name):
            return
    raise AssertionError(f"{pattern} cannot be reached with the keyboard")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(browser: Browser, live_server, watched, faults, scheme, width):
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 844})
    page = watched(context.new_page())
    found = violations_on(page, [live_server.url + path for path in pages()])
    context.close()
    assert found == {}
    assert faults == []


def test_on_a_phone_no_page_is_wider_than_the_screen(browser: Browser, live_server):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    wide = wide_among(page, [live_server.url + path for path in pages()])
    context.close()
    assert wide == []


def test_a_statement_is_read_against_another_wording_with_the_keyboard_alone(
    page: Page, live_server
):
    page.goto(live_server.url + statement())
    expect(page.get_by_role("main")).to_contain_text("How it travelled")
    tab_to(page, "Read the others against this one")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?base="))
    tab_to(page, r"Show \d+ differences? of mere typography")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"trivial=show"))
    tab_to(page, "In its article")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/quotes/[a-z2-7]{10}/"))


def test_typography_beside_two_outlets_is_unfolded_and_folded_with_the_keyboard_alone(
    page: Page, live_server
):
    page.goto(live_server.url + OUTLETS)
    marks = page.get_by_role("main").locator(".pairs ins")
    folded = marks.count()
    tab_to(page, r"Show \d+ differences? of mere typography")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"trivial=show"))
    assert marks.count() > folded
    tab_to(page, "Fold differences of typography")
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile("trivial"))
    assert marks.count() == folded


def test_the_way_is_drawn_for_the_eye_and_listed_for_everybody(page: Page, live_server):
    page.goto(live_server.url + statement())
    drawing = page.get_by_role("img", name="The ways by which the words came")
    expect(drawing).to_be_visible()
    listed = page.locator("#travel-list li")
    assert listed.count() == page.locator(".wordings > li").count()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(drawing).to_be_hidden()
    expect(listed.first).to_be_visible()


def test_the_matrix_is_scrolled_ordered_and_opened_with_the_keyboard_alone(page: Page, live_server):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(live_server.url + MATRIX)
    tab_to(page, "Most outlets first")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("sort=outlets"))
    tab_to(page, r".*region$")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")
    tab_to(page, "Al-Ahed News prints:")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/quotes/[a-z2-7]{10}/"))


def test_the_matrix_is_a_table_to_a_screen_reader(page: Page, live_server):
    page.goto(live_server.url + MATRIX)
    table = page.get_by_role("table", name=re.compile(r"\d+ statements in \d+ outlets"))
    outlets = table.get_by_role("columnheader").count() - 1
    rows = table.get_by_role("rowheader").count()
    assert table.get_by_role("cell").count() == outlets * rows
    expect(table.get_by_role("cell", name="not in this database").first).to_be_visible()


@pytest.mark.parametrize("path", [PEOPLE, OUTLETS])
def test_what_is_compared_is_changed_with_the_keyboard_alone(page: Page, live_server, path):
    page.goto(live_server.url + path)
    tab_to(page, "Change what is compared")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Published from")).to_be_visible()
    page.get_by_label("Published from").focus()
    page.keyboard.type("2014-06-15")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("from=2014-06-15"))
    expect(page.get_by_role("main")).to_contain_text("published from 15 June 2014")


@pytest.mark.parametrize("place", range(8))
def test_every_comparison_fits_a_sheet_of_a4(browser: Browser, live_server, place):
    context = browser.new_context(viewport={"width": 718, "height": 1047})
    page = context.new_page()
    page.emulate_media(media="print")
    page.goto(live_server.url + pages()[place])
    # 19 cm between margins of 1 cm, at 96 dots an inch.
    assert page.evaluate("document.documentElement.scrollWidth") <= 718
    context.close()
