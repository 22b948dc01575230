"""How names are folded for comparison. Pure, so that every layer may ask."""

import re
import unicodedata

# A pronoun names nobody, even where the article gives nothing else.
PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "his", "her", "their", "him", "who"})
NAMELESS = ("", *sorted(PRONOUNS), *sorted(word.capitalize() for word in PRONOUNS))

# What stands in lower case within a name.
PARTICLES = frozenset(
    "al ad an ar as at az abu ben bin bint da dal de del della den der di do dos du el ibn la le "
    "san st ten ter und van von y ze zu".split()
)
# What one person after another is called; nobody's family has such a name.
OFFICES = frozenset(
    "minister president secretary spokesman spokeswoman spokesperson ambassador senator chairman "
    "chairwoman chairperson premier official general commander adviser advisor director leader "
    "envoy diplomat lawmaker ministry government".split()
)


def fold(name: str) -> str:
    """A name without case, accents, marks and hyphens, for looking it up (never for showing).

    >>> fold("Nouri al-Maliki")
    'nouri al maliki'
    """
    if not name.isascii():
        letters = unicodedata.normalize("NFKD", name)
        name = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", name.casefold().replace("’", "").replace("'", "")))


def outlet_fold(name: str) -> str:
    """Fold an outlet's name; the article before it does not count ("the Guardian")."""
    return fold(name).removeprefix("the ")


def is_name_word(word: str) -> bool:
    """Whether a word can stand in a name: with a capital ("d'Arc"), or a particle ("al-Maliki").

    Scripts without capitals are taken as they are.
    """
    first = fold(word).split()[:1]
    written = any(map(str.isupper, word)) or (word[:1].isalpha() and not word[:1].islower())
    return bool(first) and (written or first[0] in PARTICLES)


def is_office(name: str) -> bool:
    """Whether words are what one after another is called: "the minister", "The General", "he".

    >>> is_office("Foreign Minister"), is_office("bell hooks")
    (True, False)
    """
    words = name.split()
    if not words or name in NAMELESS:
        return True
    return words[0].casefold() in ("the", "a", "an") or words[-1].casefold() in OFFICES


def is_description(name: str) -> bool:
    """Whether what an article prints in a name's place is none: an office, or in lower case.

    >>> is_description("Iran's top cleric"), is_description("Nouri al-Maliki")
    (True, False)
    """
    return is_office(name) or not all(map(is_name_word, name.split()))
