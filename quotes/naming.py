"""How names are folded for comparison. Pure, so that every layer may ask."""

import re
import unicodedata

# A pronoun names nobody, even where the article gives nothing else.
PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "his", "her", "their", "him", "who"})
NAMELESS = ("", *sorted(PRONOUNS), *sorted(word.capitalize() for word in PRONOUNS))


def fold(name: str) -> str:
    """A name without case, accents, marks and hyphens, for looking it up (never for showing).

    >>> fold("Nouri al-Maliki")
    'nouri al maliki'
    """
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", name)
        if not unicodedata.combining(letter)
    )
    return " ".join(re.findall(r"\w+", plain.casefold().replace("’", "").replace("'", "")))


def outlet_fold(name: str) -> str:
    """Fold an outlet's name; the article before it does not count ("the Guardian")."""
    return fold(name).removeprefix("the ")
