"""Pages of a list by the place where one begins or ends: no way to ask for a deep page by number.

`behind=2014-06-15.12` is the page behind the quote that stands at that place, `ahead=` the one
before it. A place is a day and a number within it, so that the address means the same tomorrow,
whatever came in meanwhile and even where that quote is gone.
"""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from django.http import QueryDict

from quotes.exceptions import QuotesError
from quotes.filters.fields import printable, short
from quotes.models.datekey import DATED, EPOCH, QUOTE_BITS, date_key
from quotes.search import Stretch

BEHIND, AHEAD, NUMBER = "behind", "ahead", "page"
PLACES = (BEHIND, AHEAD, NUMBER)
PLACE = re.compile(r"(undated|[0-9]{4}-[0-9]{2}-[0-9]{2})\.([0-9]{1,9})")
UNDATED = "undated"


class UnknownPlace(QuotesError):
    """What should name a place in a list names none."""


class Walked(Protocol):
    """What is paged."""

    def keys(self, stretch: Stretch, most: int) -> list[int]:
        """The first keys of a stretch of the order, in its order."""


@dataclass(frozen=True, slots=True)
class Page:
    """The keys of one page, and the query strings of the pages beside it, empty without one."""

    keys: list[int]
    previous: str = ""
    next: str = ""


def place_of(key: int) -> str:
    """A key as an address has it."""
    days, number = key >> QUOTE_BITS, key & (1 << QUOTE_BITS) - 1
    day = (EPOCH + datetime.timedelta(days - 1)).isoformat() if days else UNDATED
    return f"{day}.{number}"


def key_at(place: str) -> int:
    """The key that an address means."""
    try:
        day, number = PLACE.fullmatch(place).groups()
        if int(number) >> QUOTE_BITS:
            raise ValueError
        return date_key(None if day == UNDATED else datetime.date.fromisoformat(day), int(number))
    except (AttributeError, ValueError):
        raise UnknownPlace(
            f"“{short(printable(place))}” is no place in a list: follow its links “Next page” and "
            "“Previous page”, or begin with the first page."
        ) from None


def page_of(walked: Walked, question: QueryDict, size: int, *, oldest_first: bool = False) -> Page:
    """The page that a question asks for.

    UnknownPlace where what it names is no place in a list.
    """
    behind, ahead = question.get(BEHIND, ""), question.get(AHEAD, "")
    if ahead and not behind:
        key = key_at(ahead)
        keys = gathered(walked, before(key, oldest_first), size + 1)
        if len(keys) > size:
            keys = keys[:size][::-1]
            following = address(question, BEHIND, keys[-1])
            return Page(keys, address(question, AHEAD, keys[0]), following)
        # What stands before is less than a page: the list begins there.
    start = key_at(behind) if behind else None
    keys = gathered(walked, after(start, oldest_first), size + 1)
    more, keys = len(keys) > size, keys[:size]
    previous = ""
    if start is not None:
        # From an empty page the way back leads to the very place behind which nothing stands.
        here = keys[0] if keys else start + (1 if oldest_first else -1)
        previous = address(question, AHEAD, max(here, 0))
    return Page(keys, previous, address(question, BEHIND, keys[-1]) if more else "")


def after(key: int | None, oldest_first: bool) -> Iterator[Stretch]:
    """Where to look behind a key, in the order of the list; what has no date always comes last."""
    if not oldest_first:
        yield Stretch(end=key)
    elif key is None or key >= DATED:
        yield Stretch(DATED if key is None else key + 1, newest_first=False)
        yield Stretch(end=DATED, newest_first=False)
    else:
        yield Stretch(key + 1, DATED, newest_first=False)


def before(key: int, oldest_first: bool) -> Iterator[Stretch]:
    """Where to look ahead of a key, against the order of the list."""
    if not oldest_first:
        yield Stretch(key + 1, newest_first=False)
    elif key >= DATED:
        yield Stretch(DATED, key)
    else:
        yield Stretch(end=key)
        yield Stretch(DATED)


def gathered(walked: Walked, stretches: Iterable[Stretch], most: int) -> list[int]:
    """The first keys of some stretches; a later one is only looked at where some are wanting."""
    keys: list[int] = []
    for stretch in stretches:
        keys += walked.keys(stretch, most - len(keys))
        if len(keys) >= most:
            break
    return keys


def address(question: QueryDict, name: str, key: int) -> str:
    """The query string of the page at a key; every other parameter stays."""
    return asked_for(question, name, place_of(key))


def asked_for(question: QueryDict, name: str, value: str) -> str:
    """The query string with one place in it."""
    other = without_place(question)
    other[name] = value
    return other.urlencode()


def without_place(question: QueryDict) -> QueryDict:
    """The question on its first page."""
    other = question.copy()
    for name in PLACES:
        other.pop(name, None)
    return other
