"""Addresses of pages are put together as Django would, also below a prefix."""

import pytest
from django.urls import reverse, set_script_prefix

from quotes.models.addresses import page_of

NAMES = ["article", "outlet", "person", "quote", "statement", "topic"]


@pytest.fixture
def below():
    """The site below a path of its host, as SCRIPT_NAME says."""
    yield set_script_prefix
    set_script_prefix("/")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("prefix", ["/", "/archive/"])
def test_an_address_is_the_one_that_django_works_out(below, name, prefix):
    below(prefix)
    address = page_of(f"quotes:{name}", "al-maliki_2")
    assert address == reverse(f"quotes:{name}", args=["al-maliki_2"])
    assert address.startswith(prefix)
