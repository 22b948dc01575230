"""When two names look or sound alike, whatever script or spelling they came in. Pure.

Names of Latin, Cyrillic and Greek letters are compared: others are brought into Latin ones first,
and what only looks like a Latin letter is taken for it where the name holds Latin ones. Whether
two names are one person's, an editor says.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from quotes.naming import fold

LOOKS = str.maketrans(
    "АВЕКМНОРСТУХІЈЅаеорсухіјѕһΑΒΕΖΗΙΚΜΝΟΡΤΥΧοναρικυ",
    "ABEKMHOPCTYXIJSaeopcyxijshABEZHIKMNOPTYXovapiku",
)
SOUNDS = {
    letter: sound
    for letters, sounds in (
        (
            "а б в г д е ж з и к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я і є ґ ј љ њ ћ ђ џ",
            "a b v g d e zh z i k l m n o p r s t u f kh ts ch sh shch - i - e iu ia i e g j l n "
            "ch dj dzh",
        ),
        (
            "α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ ς τ υ φ χ ψ ω",
            "a v g d e z i th i k l m n x o p r s s t i f kh ps o",
        ),
    )
    for letter, sound in zip(letters.split(), sounds.replace("-", "'").split(), strict=True)
}
# What transliterations write one sound with; in this order.
SPELLINGS = [
    *(("shch", "sh"), ("sch", "sh"), ("tch", "ch"), ("dzh", "j"), ("kh", "h"), ("gh", "k")),
    *(("dh", "d"), ("th", "t"), ("ph", "f"), ("ck", "k"), ("dj", "j"), ("zh", "j"), ("q", "k")),
    *(("w", "v"), ("x", "ks"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ey", "i"), ("ei", "i")),
    *(("iy", "i"), ("y", "i")),
]
LEFT_OUT = frozenset("al el ad an ar as ash at az bin ibn bint ben abu".split())
VOWELS = "aeiou"
LONGEST = 60  # consonants of a skeleton
NEAR = 70.0  # of 100: "hassan" is 55 to "hussein", "muhammad" 86 to "mohammad"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two names are alike, from 0 to 1, and in which way."""

    score: float
    reason: str


def skeleton(name: str) -> str:
    """What alike names have in common: the consonants of the last word, how the first begins.

    >>> skeleton("Ali Shamkhani"), skeleton("Aly Shamkhany"), skeleton("Shamkhani")
    ('shmhn a', 'shmhn a', '')
    """
    words = spoken(name)
    if len(words) < 2:
        return ""
    return f"{consonants(words[-1])[:LONGEST]} {consonants(words[0])[0]}"


def alike(one: str, other: str) -> Likeness | None:
    """Whether two names may be one person's, and why; None where nothing suggests it."""
    first, second = spoken(one), spoken(other)
    if len(first) < 2 or len(second) < 2:
        return None
    ends = ((first[-1], second[-1]), (first[0], second[0]))
    (surnames, given) = ends
    if not near(*surnames):
        return None
    if min(map(len, given)) == 1:
        same = given[0][0] == given[1][0]
        return Likeness(0.5, "the same surname and the same initial") if same else None
    if not near(*given):
        return None
    score = min(fuzz.ratio(*pair) for pair in ends) / 100
    if len(first) != len(second):
        return Likeness(score * 0.75, "the same but for a name in between")
    if not all(map(near, first, second)):
        return None
    if fold(one) == fold(other):
        return Likeness(1.0, "the same name")
    if mixed(one) or mixed(other):
        return Likeness(score, "letters of another script that look the same")
    if latin(one) != latin(other):
        return Likeness(score, "the same name in another script")
    return Likeness(score, "another spelling of the same sounds")


def near(one: str, other: str) -> bool:
    """Whether two words have the same consonants and nearly the same vowels."""
    return consonants(one) == consonants(other) and fuzz.ratio(one, other) >= NEAR


@lru_cache(maxsize=4096)
def spoken(name: str) -> tuple[str, ...]:
    """The words of a name as they sound, without articles and the like."""
    words = (sound(word) for word in fold(in_latin(name)).split())
    return tuple(word for word in words if word and word not in LEFT_OUT)


def in_latin(name: str) -> str:
    """A name in Latin letters."""
    if mixed(name):
        name = name.translate(LOOKS)
    plain = unicodedata.normalize("NFKD", name)
    bare = (letter for letter in plain if not unicodedata.combining(letter))
    return "".join(SOUNDS.get(letter.lower(), letter) for letter in bare)


def sound(word: str) -> str:
    """A word in one spelling of its sounds."""
    for written, said in SPELLINGS:
        word = word.replace(written, said)
    word = "".join(letter for letter, after in pairwise(f"{word} ") if letter != after)
    return re.sub(r"(?<=[aeiou])h$", "", word)


def consonants(word: str) -> str:
    """A word without its vowels, but for that one stands at the beginning."""
    begins = "a" if word[:1] in VOWELS else word[:1]
    return begins + "".join(letter for letter in word[1:] if letter not in VOWELS)


def mixed(name: str) -> bool:
    """Whether a name holds Latin letters and others."""
    return has(name, "LATIN") and (has(name, "CYRILLIC") or has(name, "GREEK"))


def latin(name: str) -> bool:
    return has(name, "LATIN")


def has(name: str, script: str) -> bool:
    """Whether any letter is of this script."""
    return any(unicodedata.name(letter, "").startswith(script) for letter in name)
