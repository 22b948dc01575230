"""Fifty items of the queue by the keyboard alone, ten of them with a wrong candidate planted."""

import pytest
from playwright.sync_api import Page, expect

from quotes.deriving.proposals import propose
from quotes.editing.reports import file_report
from quotes.models import ChangeSet, Person, PersonDecision, Quote
from tests.browser.looking import violations_on, wide_among
from tests.factories import make_person, make_quote_in, make_reading

pytestmark = pytest.mark.django_db(transaction=True)
ITEMS, PLANTED = 50, 10


def item(number: int, speaker, named) -> Quote:
    """A quote that prints one name; `speaker` is whom the machine took it for."""
    words = f"We shall open bridge number {number}."
    quote = make_quote_in(
        f"Bridges\n\n“{words}” {named.name} said on Monday.",
        words,
        speaker=speaker,
        speaker_as_printed=named.name,
    )
    quote.speaker_start = quote.version.text.index(named.name)
    quote.speaker_end = quote.speaker_start + len(named.name)
    quote.save()
    make_reading(quote, confidence=0.3 + number / 1000)
    return quote


def decide_from_the_screen(page: Page) -> int:
    """What a careful editor does, with nothing but the screen: how many keys that took.

    The name that is boxed in the passage is the evidence; against a candidate it is said.
    """
    expect(page.get_by_text("Keys are on.")).to_be_visible()
    boxed = page.locator(".evidence .mention").inner_text()
    kept = page.locator("[data-kept]").inner_text()
    if "Against:" not in kept:
        page.keyboard.press("a")
        return 1
    offered = page.locator("[data-candidate]")
    (right,) = [one for one in offered.all() if one.inner_text().strip().startswith(boxed)]
    assert "Against:" not in right.inner_text()
    page.keyboard.press(right.locator("kbd").inner_text())
    return 1


def test_fifty_items_by_the_keyboard_and_no_planted_candidate_gets_through(
    desk, page: Page, live_server
):
    people = [make_person(f"Given{number} Family{number}") for number in range(ITEMS)]
    strangers = [make_person(f"Other{number} Stranger{number}") for number in range(PLANTED)]
    truth = {}
    for number, person in enumerate(people):
        planted = number % (ITEMS // PLANTED) == 2
        speaker = strangers[number // (ITEMS // PLANTED)] if planted else person
        truth[item(number, speaker, person).pk] = person
    wrong = [pk for pk in truth if Quote.objects.get(pk=pk).speaker != truth[pk]]
    assert len(wrong) == PLANTED

    posts = []
    page.on("request", lambda sent: posts.append(sent.url) if sent.method == "POST" else None)
    page.goto(f"{live_server.url}/admin/queue/unsure/")
    keys = 0
    for left in range(ITEMS, 0, -1):
        expect(page.locator(".desk__lead")).to_contain_text(f"{left} of this kind")
        keys += decide_from_the_screen(page)
        page.wait_for_url("**/admin/queue/unsure/")
    expect(page.get_by_text("Nothing of this kind waits for you.")).to_be_visible()
    assert {quote.pk: quote.speaker for quote in Quote.objects.all()} == truth
    assert keys <= 2 * ITEMS
    assert len(posts) == ChangeSet.objects.count() == ITEMS


def test_keys_wait_for_the_words_and_can_be_switched_off(desk, page: Page, live_server):
    ada = make_person("Ada Quill")
    item(1, ada, ada)
    page.set_viewport_size({"width": 1280, "height": 200})
    page.goto(f"{live_server.url}/admin/queue/unsure/")
    status = page.get_by_role("status")
    expect(status).to_have_text("Keys come on when the words are in view.")
    page.keyboard.press("a")
    page.locator("mark").scroll_into_view_if_needed()
    expect(status).to_have_text("Keys are on.")
    assert not ChangeSet.objects.exists()

    page.get_by_role("checkbox").uncheck()
    page.keyboard.press("a")
    page.reload()
    expect(status).to_have_text("Keys are off.")
    page.keyboard.press("a")
    page.get_by_role("button", name="Keep").press("Enter")
    expect(page.get_by_text("Nothing of this kind waits")).to_be_visible()
    assert ChangeSet.objects.count() == 1


def test_what_is_typed_into_the_note_decides_nothing(desk, page: Page, live_server):
    ada = make_person("Ada Quill")
    item(1, ada, ada)
    page.goto(f"{live_server.url}/admin/queue/unsure/")
    expect(page.get_by_text("Keys are on.")).to_be_visible()
    page.get_by_label("Why, if there is more to say").press_sequentially("anna said so, 1 2 3")
    assert not ChangeSet.objects.exists()
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_text("Nothing of this kind waits")).to_be_visible()
    assert ChangeSet.objects.get().reason == "anna said so, 1 2 3"


def test_skip_and_next_have_keys(desk, page: Page, live_server):
    ada = make_person("Ada Quill")
    first, second = item(1, ada, ada), item(2, ada, ada)
    page.goto(f"{live_server.url}/admin/queue/unsure/")
    for key, quote in (("j", second), ("j", first), ("s", second)):
        expect(page.get_by_text("Keys are on.")).to_be_visible()
        page.keyboard.press(key)
        expect(page.locator("mark")).to_have_text(quote.text)
    expect(page.get_by_text("You skipped 1 item")).to_be_visible()


def test_without_scripts_every_button_works(browser, context, desk, live_server):
    plain = browser.new_context(java_script_enabled=False)
    plain.add_cookies(context.cookies())
    ada = make_person("Ada Quill")
    item(1, ada, ada)
    page = plain.new_page()
    page.goto(f"{live_server.url}/admin/queue/unsure/")
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_text("Nothing of this kind waits")).to_be_visible()
    plain.close()
    assert ChangeSet.objects.count() == 1


def two_spellings(name: str, other: str) -> tuple[Person, Person]:
    """Two people with names that sound alike, each with words in an article."""
    people = make_person(name), make_person(other)
    for number, person in enumerate(people):
        item(number, person, person)
    propose(people[1:])
    return people


def test_two_names_are_told_apart_with_one_key(desk, page: Page, live_server):
    ada, adah = two_spellings("Ada Quill", "Adah Quil")
    page.goto(f"{live_server.url}/admin/queue/one-person/")
    expect(page.get_by_text("Keys are on.")).to_be_visible()
    assert page.locator(".evidence .mention").all_inner_texts() == [ada.name, adah.name]
    page.keyboard.press("d")
    expect(page.get_by_text("Nothing of this kind waits for you.")).to_be_visible()
    decided = PersonDecision.objects.apart().get()
    assert (decided.first, decided.second) == (ada, adah)


def test_two_names_are_merged_by_keys_after_what_moves_was_seen(desk, page: Page, live_server):
    ada, adah = two_spellings("Ada Quill", "Adah Quil")
    page.goto(f"{live_server.url}/admin/queue/one-person/")
    expect(page.get_by_text("Keys are on.")).to_be_visible()
    page.keyboard.press("m")
    expect(page.get_by_role("heading", name=f"What would move to {ada}")).to_be_visible()
    assert not ChangeSet.objects.exists()
    page.get_by_label("Why they are one person").focus()
    page.keyboard.type("One clerk, two spellings.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"{adah} is merged into {ada}.")).to_be_visible()
    assert set(Quote.objects.values_list("speaker", flat=True)) == {ada.pk}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_where_people_are_decided(desk, page, live_server, scheme, width):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    ada, adah = two_spellings("Ada Quill", "Adah Quil")
    paths = (
        "/admin/queue/one-person/",
        f"/admin/merge-person/{adah.slug}/?into={ada.slug}",
        f"/admin/merge-person/{adah.slug}/?q=quill",
        f"/admin/split-person/{ada.slug}/",
        f"/admin/person-life/{ada.slug}/",
    )
    addresses = [live_server.url + path for path in paths]
    assert violations_on(page, addresses) == {}
    assert wide_among(page, addresses) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_at_the_desk(desk, page: Page, live_server, scheme, width):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    ada = make_person("Ada Quill")
    file_report(item(1, make_person("Otto Weiss"), ada), "speaker", "It was Ada.", "a")
    paths = ("/admin/", "/admin/queue/unsure/", "/admin/queue/reported/", "/admin/signed-in/")
    addresses = [live_server.url + path for path in paths]
    assert violations_on(page, addresses) == {}
    assert wide_among(page, addresses) == []
