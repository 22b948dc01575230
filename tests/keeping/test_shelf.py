"""As many pages as there is room for."""

import pytest

from quotes.keeping.shelf import Shelf

ROOM = 80  # bytes

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def shelf():
    return Shelf()


def held(shelf, *keys):
    return [key for key in keys if shelf.take(key, "state", 60) is not None]


def test_what_was_asked_for_longest_ago_makes_room(shelf):
    for key in "abcdefgh":
        shelf.put(key, "state", b"0123456789", ROOM)
    assert held(shelf, "a") == ["a"]
    shelf.put("i", "state", b"0123456789", ROOM)
    assert held(shelf, *"abi") == ["a", "i"]


def test_a_page_that_would_push_out_too_many_is_not_kept(shelf):
    shelf.put("small", "state", b"0123456789", ROOM)
    shelf.put("large", "state", b"0123456789+", ROOM)
    assert held(shelf, "small", "large") == ["small"]


def test_a_page_that_is_made_anew_takes_no_more_room(shelf):
    for _ in range(20):
        shelf.put("a", "state", b"0123456789", ROOM)
        shelf.put("b", "state", b"0123456789", ROOM)
    assert held(shelf, "a", "b") == ["a", "b"]


def test_a_page_of_another_state_is_thrown_away(shelf):
    shelf.put("a", "before", b"0123456789", ROOM)
    assert shelf.take("a", "after", 60) is None
    assert shelf.take("a", "before", 60) is None
