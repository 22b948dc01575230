"""Which quotation of the body a headline repeats: pure, and only where the article settles it."""

import re
from collections.abc import Sequence


def wordlist(text: str) -> list[str]:
    """The words of a text without case and marks."""
    return re.findall(r"\w+", text.casefold())


def repeated_in(headline: str, bodies: Sequence[str]) -> int | None:
    """Index of the one body quotation that holds the headline's words in their order.

    None where no quotation or more than one does. A single word stands in too many sentences to
    be evidence.
    """
    words = wordlist(headline)
    if len(words) < 2:
        return None
    holding = [index for index, body in enumerate(bodies) if holds(wordlist(body), words)]
    return holding[0] if len(holding) == 1 else None


def holds(body: list[str], words: list[str]) -> bool:
    """Whether the words stand in the body one after the other."""
    return any(
        body[start : start + len(words)] == words for start in range(len(body) - len(words) + 1)
    )
