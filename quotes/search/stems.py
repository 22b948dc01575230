"""The stem of an English word, by M. F. Porter's algorithm (1980) as SQLite's FTS5 applies it.

Both engines stem by the same algorithm in their own code; this is the third one, for what is done
outside a database: marking hits, and saying where one is. A test holds the three together.
"""

import re
from functools import lru_cache

from quotes.search.spelling import OWN_S

# Of a word's letters: c for a consonant, v for a vowel; "y" is a vowel after a consonant.
DOUBLE = re.compile(r"([^aeiou\W\d_])\1$")

STEP_2 = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize",
    "logi": "log", "bli": "ble", "alli": "al", "entli": "ent", "eli": "e", "ousli": "ous",
    "ization": "ize", "ation": "ate", "ator": "ate", "alism": "al", "iveness": "ive",
    "fulness": "ful", "ousness": "ous", "aliti": "al", "iviti": "ive", "biliti": "ble",
}  # fmt: skip
STEP_3 = {
    "icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": "",
}  # fmt: skip
STEP_4 = (
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou",
    "ism", "ate", "iti", "ous", "ive", "ize",
)  # fmt: skip


def shape(word: str) -> str:
    """The word as consonants and vowels.

    >>> shape("syrian")
    'cvcvvc'
    """
    letters: list[str] = []
    for letter in word:
        vowel = letter in "aeiou" or (letter == "y" and letters[-1:] == ["c"])
        letters.append("v" if vowel else "c")
    return "".join(letters)


def measure(word: str) -> int:
    """How often a vowel is followed by a consonant: roughly, the number of syllables.

    >>> measure("tree"), measure("trouble"), measure("private")
    (0, 1, 2)
    """
    return shape(word).count("vc")


def ends_short(word: str) -> bool:
    """Whether it ends consonant, vowel, consonant, and the last is none of w, x, y ("hop")."""
    return shape(word).endswith("cvc") and word[-1] not in "wxy"


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a folded word; words of one or two letters, and some in s, stay as they are.

    >>> stem("cooperation"), stem("cooperate"), stem("cooperating")
    ('cooper', 'cooper', 'cooper')
    """
    if len(word) < 3 or word in OWN_S:
        return word
    word = without_past_or_ing(without_plural(word))
    if word.endswith("y") and "v" in shape(word[:-1]):
        word = word[:-1] + "i"
    word = without_suffix(without_suffix(word, STEP_2), STEP_3)
    return without_final_e(without_ending(word))


def without_plural(word: str) -> str:
    """ "caresses" to "caress", "ponies" to "poni", "cats" to "cat"."""
    if word.endswith(("sses", "ies")):
        return word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def without_past_or_ing(word: str) -> str:
    """ "agreed" to "agree", "hopping" to "hop", "filing" to "file"."""
    if word.endswith("eed"):
        return word[:-1] if measure(word[:-3]) else word
    for suffix in ("ed", "ing"):
        rest = word.removesuffix(suffix)
        if rest != word and "v" in shape(rest):
            return mended(rest)
    return word


def mended(rest: str) -> str:
    """What an "ed" or "ing" that was taken off had swallowed, put back."""
    if rest.endswith(("at", "bl", "iz")):
        return rest + "e"
    if DOUBLE.search(rest) and rest[-1] not in "lsz":
        return rest[:-1]
    return rest + "e" if measure(rest) == 1 and ends_short(rest) else rest


def without_suffix(word: str, suffixes: dict[str, str]) -> str:
    """The longest suffix of the table replaced, if a syllable stands before it."""
    for suffix in sorted(suffixes, key=len, reverse=True):
        if word.endswith(suffix):
            rest = word.removesuffix(suffix)
            return rest + suffixes[suffix] if measure(rest) else word
    return word


def without_ending(word: str) -> str:
    """An ending such as "ement" taken off, if two syllables stand before it."""
    for suffix in sorted(STEP_4, key=len, reverse=True):
        if word.endswith(suffix):
            rest = word.removesuffix(suffix)
            kept = measure(rest) < 2 or (suffix == "ion" and rest[-1:] not in ("s", "t"))
            return word if kept else rest
    return word


def without_final_e(word: str) -> str:
    """ "probate" to "probat", "controll" to "control"."""
    if word.endswith("e"):
        rest = word[:-1]
        syllables = measure(rest)
        if syllables > 1 or (syllables == 1 and not ends_short(rest)):
            word = rest
    return word[:-1] if word.endswith("ll") and measure(word) > 1 else word
