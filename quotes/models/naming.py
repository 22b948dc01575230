"""How rows get an address that never changes, and names their place in a list."""

import base64
import hashlib

from django.utils.text import slugify

from quotes.naming import fold

ADDRESS_LENGTH = 10


def address(*parts: object) -> str:
    """A short public id that follows from what it is made of: the same parts, the same address."""
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "replace")).digest()
    return base64.b32encode(digest[:ADDRESS_LENGTH]).decode("ascii").lower()[:ADDRESS_LENGTH]


def free_slug(name: str, taken, limit: int = 80) -> str:
    """A slug for a new row: the name, with a number after it where another row has that one.

    `taken` is a QuerySet of the model. A name without any Latin letter gets an address instead.
    """
    stem = slug_stem(name, limit)
    slug, number = stem, 1
    while taken.filter(slug=slug).exists():
        number += 1
        slug = f"{stem}-{number}"
    return slug


def slug_stem(name: str, limit: int = 80) -> str:
    """The slug that a name has where no other row has it."""
    return slugify(fold(name))[:limit].strip("-") or address(name)


def sort_name(name: str) -> str:
    """The name as a list sorts it: the family name first, with its particle.

    >>> sort_name("Nouri al-Maliki")
    'al-Maliki, Nouri'
    """
    given, _, family = name.rpartition(" ")
    return f"{family}, {given}" if given else name
