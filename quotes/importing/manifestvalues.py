"""The values of a manifest: of the type, the length and the form that the database will take."""

import datetime
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from quotes.cleaning import clean
from quotes.exceptions import ManifestError

TYPES = {bool: bool, datetime.date | None: datetime.date, list[str]: list}
NAMES = {str: "text", bool: "true or false", datetime.date: "date like 2014-06-15", list: "list"}
ADDRESSES = frozenset({"url", "archived_url", "homepage"})
# Characters, as the columns have them.
LONGEST = {
    "headline": 500,
    "id": 500,
    "url": 1000,
    "archived_url": 1000,
    "byline": 300,
    "language": 12,
    "country": 2,
    "basis": 10_000,
}
LONGEST_OTHER = 200


def typed(model: type, table: dict[str, Any]) -> Any:
    """Make the dataclass from a table. Raises ManifestError for a key or value it cannot have."""
    known = {item.name: item for item in model.__dataclass_fields__.values()}
    for key in table:
        if key not in known:
            raise ManifestError(unknown(key, list(known)))
    return model(**{key: value_of(key, known[key].type, table[key]) for key in table})


def value_of(key: str, declared: Any, value: Any) -> Any:
    """One value, cleaned, if it is what its key wants."""
    expected = TYPES.get(declared, str)
    if not isinstance(value, expected) or isinstance(value, datetime.datetime):
        raise ManifestError(f"{key} = {value!r} is no {NAMES[expected]}.")
    if isinstance(value, list):
        return [value_of(key, str, item) for item in value]
    return text_of(key, value) if isinstance(value, str) else value


def text_of(key: str, value: str) -> str:
    """A text that fits its column; an address must lead to a web page, and never run anything."""
    longest = LONGEST.get(key, LONGEST_OTHER)
    if len(value) > longest:
        raise ManifestError(f"{key} is longer than {longest} characters: shorten it.")
    if key in ADDRESSES and value and not is_web_address(value):
        raise ManifestError(f"{key} = {value!r} is no web address: write https://… or http://…")
    return clean(value)


def is_web_address(value: str) -> bool:
    """Whether this is an http or https address with a host."""
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def unknown(key: str, known: Iterable[str]) -> str:
    """The message for a key that we do not know."""
    return f"unknown manifest key {key!r}: the known ones are {', '.join(known)}."


def one_of(value: str, allowed: tuple[str, ...], name: str) -> None:
    """Refuse a value that is none of those allowed."""
    if value not in allowed:
        choices = ", ".join(filter(None, allowed))
        raise ManifestError(f"{value!r} is no {name}: write one of {choices}.")
