"""A real browser over a real server; a console error or a refusal of the CSP is a fault."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from quotes.editing.roles import ROLES

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is in this folder; without a browser it is skipped, but never in CI."""
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None and not os.environ.get("CI"):
                item.add_marker(pytest.mark.skip(reason="no Chromium: install Debian's chromium"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # Playwright's loop runs in this thread, and Django would refuse to query beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def demo(transactional_db: None) -> None:
    """The demo's rows, as loaddata gives them."""
    call_command("loaddata", "fixtures/demo.json", verbosity=0)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    opened.grant_permissions(["clipboard-read", "clipboard-write"])
    yield opened
    opened.close()


@pytest.fixture
def faults() -> list[str]:
    """What the console complained about."""
    return []


@pytest.fixture
def watched(faults: list[str]) -> Callable[[Page], Page]:
    """Watch a page's console: errors, uncaught exceptions and violations of the CSP."""

    def watch(page: Page) -> Page:
        page.on(
            "console",
            lambda message: faults.append(message.text) if message.type == "error" else None,
        )
        page.on("pageerror", lambda error: faults.append(str(error)))
        return page

    return watch


@pytest.fixture
def page(
    context: BrowserContext, watched: Callable[[Page], Page], faults: list[str]
) -> Iterator[Page]:
    yield watched(context.new_page())
    assert faults == []


@pytest.fixture
def desk(context: BrowserContext, live_server: LiveServer) -> None:
    """Signed in, with every role."""
    user = get_user_model().objects.create_user("rae", is_staff=True)
    user.groups.set(Group.objects.filter(name__in=ROLES))
    client = Client()
    client.force_login(user)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    context.add_cookies([cookie | {"url": live_server.url}])


@pytest.fixture
def signed_in(page: Page, live_server: LiveServer) -> Page:
    """A browser of somebody who may do everything at the desk."""
    get_user_model().objects.create_superuser("rae", password="a-long-enough-one")
    page.goto(f"{live_server.url}/admin/")
    page.get_by_label("Username").fill("rae")
    page.get_by_label("Password").fill("a-long-enough-one")
    page.get_by_role("button", name="Log in").click()
    return page
