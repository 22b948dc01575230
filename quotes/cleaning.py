"""The one place where text from outside is cleaned: files, forms and query strings come here."""

import re

# PostgreSQL stores no NUL, and neither engine can encode half of a surrogate pair.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
REPLACEMENT = "\ufffd"


def clean(text: str) -> str:
    """The text with NUL and lone surrogates replaced by U+FFFD, one for one.

    The length never changes and line breaks stay as they are, so that every offset still holds.
    """
    return UNSTORABLE.sub(REPLACEMENT, text)
