"""Addresses of the pages that are named by one word; a list holds some hundreds of them."""

from functools import lru_cache

from django.urls import get_script_prefix, get_urlconf, reverse

WORD = "xxxxxxxxxx"  # a slug or a public id: nothing in it is ever quoted


def page_of(name: str, word: str) -> str:
    """What `reverse` says of a page; it looks through all patterns, here once for each name."""
    before, after = around(get_script_prefix(), get_urlconf(), name)
    return f"{before}{word}{after}"


@lru_cache(maxsize=256)
def around(prefix: str, urlconf: str | None, name: str) -> tuple[str, str]:
    """What of an address stands before and after the word, under this prefix."""
    before, _, after = reverse(name, args=[WORD], urlconf=urlconf).partition(WORD)
    return before, after
