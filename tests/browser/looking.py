"""What every page is looked at for: axe-core's rules, and whether it fits the screen."""

from collections.abc import Iterable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def violations(page: Page, options: dict | None = None) -> list[str]:
    """What axe-core finds on the page that is open, each with where it stands."""
    found = Axe().run(page, options=options).response["violations"]
    return [f"{fault['id']}: {node['target']}" for fault in found for node in fault["nodes"]]


def is_wide(page: Page) -> bool:
    """Whether the page that is open is wider than the screen."""
    return page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def violations_on(
    page: Page, addresses: Iterable[str], options: dict | None = None
) -> dict[str, list[str]]:
    """What axe-core finds on each of these pages, where it finds anything."""
    found = {}
    for address in addresses:
        page.goto(address)
        found[address] = violations(page, options)
    return {address: faults for address, faults in found.items() if faults}


def wide_among(page: Page, addresses: Iterable[str]) -> list[str]:
    """Which of these pages are wider than the screen."""
    wide = []
    for address in addresses:
        page.goto(address)
        if is_wide(page):
            wide.append(address)
    return wide
