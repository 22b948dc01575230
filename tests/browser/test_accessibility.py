"""Every page, in both schemes, on a desk and on a phone: axe-core finds nothing."""

import pytest
from playwright.sync_api import Browser, Page

from quotes.editing.reports import file_report
from quotes.models import Article, ChangeSet, Quote, Statement
from tests.browser.looking import violations

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("demo")]

FAULTY = "<html><body><img><input></body></html>"
PAGES = [
    "/",
    "/quotes/",
    "/quotes/?person=ali-shamkhani&topic=us-iran-cooperation&sort=oldest",
    "/quotes/?q=%22third+country%22",
    "/quotes/?q=%22unclosed",
    "/quotes/?q=zebra",
    "/quotes/?kind=indirect",
    "/quotes/?kind=headline",
    "/quotes/filters/",
    "/topics/us-iran-cooperation/filters/?person=ali-shamkhani",
    "/quotes/?from=yesterday&person=nobody",
    "/quotes/l34heolrvd/",
    "/quotes/g4mwspkukw/",
    "/quotes/dyye46j4zy/",
    "/people/",
    "/people/?q=afkham",
    "/people/hassan-rouhani/",
    "/outlets/",
    "/outlets/al-jazeera-america/",
    "/outlets/fars-news-agency/",
    "/topics/",
    "/topics/us-iran-cooperation/",
    "/statements/",
    "/compare/",
    "/compare/people/?person=ali-shamkhani&person=hassan-rouhani&topic=us-iran-cooperation",
    "/compare/people/",
    "/compare/outlets/?outlet=ea-worldview&outlet=al-ahed-news&person=ali-shamkhani",
    "/compare/outlets/?outlet=ea-worldview&outlet=ea-worldview",
    "/corrections/",
    "CORRECTION",
    "REPORT",
    "/quotes/l34heolrvd/report/",
    "/about/",
    "/nowhere/",
    "ARTICLE",
    "STATEMENT",
]


def test_a_page_with_known_faults_is_caught(page: Page, live_server):
    """The control: where this passes, an empty list below means that axe looked."""
    page.goto(f"{live_server.url}/healthz")
    page.set_content(FAULTY)
    found = " ".join(violations(page))
    assert "image-alt" in found
    assert "label" in found


def address(path: str) -> str:
    if path == "ARTICLE":
        return Article.objects.get(outlet__slug="al-jazeera-america").get_absolute_url()
    if path == "STATEMENT":
        return Statement.objects.get(quotes__public_id="l34heolrvd").get_absolute_url()
    if path == "CORRECTION":
        return ChangeSet.objects.first().get_absolute_url()
    if path == "REPORT":
        quote = Quote.objects.get(public_id="l34heolrvd")
        return file_report(quote, "other", "A word.", "127.0.0.1").get_absolute_url()
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(browser: Browser, live_server, watched, faults, scheme):
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900})
    page = watched(context.new_page())
    found = {}
    for path in PAGES:
        page.goto(live_server.url + address(path))
        if faulty := violations(page):
            found[path] = faulty
    context.close()
    assert found == {}
    assert [fault for fault in faults if "404" not in fault] == []


def test_no_page_is_wider_than_a_small_phone(browser: Browser, live_server, watched):
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    wide = []
    for path in PAGES:
        page.goto(live_server.url + address(path))
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wide.append(path)
    context.close()
    assert wide == []
