"""Where pages are kept: in the memory of a process, as many as there is room for."""

import time
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from threading import Lock

PART = 8  # a page may take this part of the room at most


@dataclass(frozen=True, slots=True)
class Kept:
    """A page, and when it was made."""

    page: bytes
    made_at: float
    size: int  # bytes, with the address


class Shelf:
    """Pages of one state of the database, by their address.

    With the first look at another state all of them go, so that words which were taken back do not
    stay in memory. Where no room is left, what was asked for longest ago goes.
    """

    def __init__(self) -> None:
        self._pages: OrderedDict[str, Kept] = OrderedDict()
        self._state: Hashable = None
        self._held = 0  # bytes
        self._lock = Lock()

    def take(self, key: str, state: Hashable, seconds: float) -> bytes | None:
        """The page that was made while the database held the same, and no longer ago than that.

        Nothing written tells of figures that `quotes.remembering` tells for some time, so no page
        is given for longer than they are.
        """
        with self._lock:
            self._turn_to(state)
            found = self._pages.get(key)
            if found is None:
                return None
            if time.monotonic() - found.made_at >= seconds:
                self._drop(key)
                return None
            self._pages.move_to_end(key)
            return found.page

    def put(self, key: str, state: Hashable, page: bytes, room: int) -> None:
        """Keep a page, which was begun in that state, within so many bytes of room."""
        size = len(page) + len(key)
        if size > room // PART:
            return
        with self._lock:
            self._turn_to(state)
            self._drop(key)
            self._pages[key] = Kept(page, time.monotonic(), size)
            self._held += size
            while self._held > room:
                self._drop(next(iter(self._pages)))

    def _turn_to(self, state: Hashable) -> None:
        if state != self._state:
            self._pages.clear()
            self._state, self._held = state, 0

    def _drop(self, key: str) -> None:
        dropped = self._pages.pop(key, None)
        self._held -= dropped.size if dropped else 0
