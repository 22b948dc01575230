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
        shelf.put(key, "state", b"123456789", ROOM)
    assert held(shelf, "a") == ["a"]
    shelf.put("i", "state", b"123456789", ROOM)
    assert held(shelf, *"abi") == ["a", "i"]


def test_a_page_that_would_push_out_too_many_is_not_kept(shelf):
    shelf.put("s", "state", b"123456789", ROOM)
    shelf.put("l", "state", b"123456789+", ROOM)
    assert held(shelf, "s", "l") == ["s"]


def test_a_page_that_is_made_anew_takes_no_more_room(shelf):
    for _ in range(20):
        shelf.put("a", "state", b"123456789", ROOM)
        shelf.put("b", "state", b"123456789", ROOM)
    assert held(shelf, "a", "b") == ["a", "b"]


def test_a_long_address_takes_room_too(shelf):
    for key in ("x" * 9, "y" * 10):
        shelf.put(key, "state", b"1", ROOM)
    assert held(shelf, "x" * 9, "y" * 10) == ["x" * 9]


def test_with_another_state_all_pages_of_the_former_are_thrown_away(shelf):
    for key in "ab":
        shelf.put(key, "before", b"123456789", ROOM)
    assert shelf.take("a", "after", 60) is None
    assert [shelf.take(key, "before", 60) for key in "ab"] == [None, None]
