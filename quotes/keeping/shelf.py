"""Where pages are kept: in the memory of a process, as many as there is room for."""

import time
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from threading import Lock

PART = 8  # a page may take this part of the room at most


@dataclass(frozen=True, slots=True)
class Kept:
    """A page, what the database held when it was begun, and when that was."""

    page: bytes
    state: Hashable
    made_at: float


class Shelf:
    """Pages by their address; where there is no room left, what was asked for longest ago goes."""

    def __init__(self) -> None:
        self._pages: OrderedDict[Hashable, Kept] = OrderedDict()
        self._held = 0  # bytes
        self._lock = Lock()

    def take(self, key: Hashable, state: Hashable, seconds: float) -> bytes | None:
        """The page that was made while the database held the same, and no longer ago than that.

        Nothing written tells of figures that `quotes.remembering` tells for some time, so no page
        is given for longer than they are.
        """
        with self._lock:
            found = self._pages.get(key)
            if found is None:
                return None
            if found.state != state or time.monotonic() - found.made_at >= seconds:
                self._drop(key)
                return None
            self._pages.move_to_end(key)
            return found.page

    def put(self, key: Hashable, state: Hashable, page: bytes, room: int) -> None:
        """Keep a page within so many bytes of room."""
        if len(page) > room // PART:
            return
        with self._lock:
            self._drop(key)
            self._pages[key] = Kept(page, state, time.monotonic())
            self._held += len(page)
            while self._held > room:
                self._drop(next(iter(self._pages)))

    def clear(self) -> None:
        """Throw all away."""
        with self._lock:
            self._pages.clear()
            self._held = 0

    def _drop(self, key: Hashable) -> None:
        dropped = self._pages.pop(key, None)
        self._held -= len(dropped.page) if dropped else 0
