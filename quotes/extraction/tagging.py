"""Tokens and their tags: one letter a token, so that grammar can be written as patterns.

A paragraph whose quotations are blanked becomes a string of tags, and "name, adverb, cue verb,
quotation" becomes the pattern ``Nr*SQ``. The letters:

    Q quotation   E quotation that ends its sentence
    N capitalised word   T title   R noun for a person   O noun for a body or a document
    P subject pronoun   M object pronoun   D determiner   w who   W other wh-word   H that
    S cue verb (says, said)   B its base form (say)   G its -ing form   L cue noun (statement)
    A according   U auxiliary   V other verb   g other -ing form   r adverb   a adjective
    t to   o of   b by   I other preposition   C and, or, but   Z subordinator
    d day or month   # number   k particle in names (al, de, van)   ' possessive   x other word
    . end of a sentence   , ; : - ( ) as they stand   / anything else
"""

import re
from collections.abc import Callable

from .lexicon.en import roles, words
from .lexicon.en.cues import NOUNS
from .verbs import VERBS

# Private-use characters stand for the characters of a quotation: the first one, and the others.
# Characters without width (joiners, directions, a byte order mark) are no tokens.
INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
BLANK, BLANKED = "\ue000", "\ue001"

# To be used with `findall`, which gives the group. The blank before a token and the plainest
# words, which are most of a text, come first: it halves the time, and no token becomes another.
TOKEN = re.compile(
    r" ?([A-Za-z]++(?=[ ,])"
    r"|\d[\d,]*\d(?:[-.%/][^\W_]+)*"
    r"|[#@]?[^\W_]+(?:[-.&/_’'](?!s(?![^\W_]))[^\W_]+)*"
    rf"|{BLANK}{BLANKED}*|['’]s?|\.\.\.|--|[^\w\s{INVISIBLE}])"
)
INITIALS = re.compile(r"[A-Z](?:\.[A-Z])*$")
MARK_TAGS = {
    ".": ".", "!": ".", "?": ".", "…": ".", "...": ".", ",": ",", ";": ";", ":": ":", "(": "(",
    ")": ")", "[": "(", "]": ")", "—": "-", "–": "-", "―": "-", "--": "-", "-": "-",
}  # fmt: skip
ALWAYS_ABBREVIATED = frozenset(words.TITLE_ABBREVIATIONS)
ABBREVIATIONS = frozenset(words.ABBREVIATIONS)


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "ch", "sh", "x")) else "s")


def _word_tags() -> dict[str, str]:
    """The tag of every listed word in lower case; the first class that lists it wins."""
    table = {word: tag for word, verb in VERBS.items() for tag in [verb.tag]}
    for noun in NOUNS:
        table[noun] = "L"
    for noun in roles.BODIES | roles.DOCUMENTS:
        for form in (noun, _plural(noun)):
            if table.get(form) not in ("S", "B", "L"):
                table[form] = "O"
    for noun in roles.ROLES:
        table[noun] = table[_plural(noun)] = "R"
    for tag, listed in reversed(words.CLASSES.items()):
        for word in listed.split():
            if tag != "V" or word not in VERBS:
                table[word] = tag
    return table


WORD_TAGS = _word_tags()
# Classes that a capital letter at the beginning of a sentence does not turn into a name.
CLOSED = frozenset("PMDHwWUrAtobICZdGV")


MEMORY = 100_000  # words whose tag is remembered; then it begins afresh, so memory stays flat


class Remembered(dict):
    """A dictionary that asks `compute` for what it does not hold, and keeps the answer."""

    def __init__(self, compute: Callable[[str], str]):
        super().__init__()
        self.compute = compute

    def __missing__(self, word: str) -> str:
        if len(self) > MEMORY:
            self.clear()
        tag = self[word] = self.compute(word)
        return tag


def word_tag(word: str) -> str:
    """The tag of a token inside a sentence; of a quotation always "Q".

    >>> word_tag("said"), word_tag("Said"), word_tag("Gen."), word_tag("spokeswoman")
    ('S', 'N', 'T', 'R')
    """
    first = word[0]
    if first == BLANK:
        return "Q"
    if word in MARK_TAGS:
        return MARK_TAGS[word]
    if first in "'’":
        return "'"
    if not (first.isalnum() or first in "#@") or word in "#@":
        return "/"
    lower = word.lower()
    if first.isupper():
        return _capitalised_tag(word, lower)
    if first.isdigit():
        return "#"
    head, joined, tail = word.partition("-")
    if joined and tail[:1].isupper() and WORD_TAGS.get(head) == "k":  # al-Jabiri
        return "N"
    if first == "@":
        return "N"
    if not first.islower():  # a script without capitals: what is not English may be a name
        return "N"
    return WORD_TAGS.get(lower.replace("’", "'")) or _shape_tag(lower)


def _capitalised_tag(word: str, lower: str) -> str:
    bare = lower.rstrip(".")
    if bare in roles.TITLES and (len(word) > 2 or bare == "dr"):
        return "T"
    known = WORD_TAGS.get(lower.replace("’", "'"))
    if known in ("d", "U", "P", "D", "R") and word != "US":
        return known
    if known and known in CLOSED and lower not in ("may", "will") and not word.isupper():
        return known
    return "N"


def _shape_tag(lower: str) -> str:
    """The tag of an unlisted word, by its ending."""
    if lower.endswith(words.ADVERB_ENDING) and lower not in words.NOT_ADVERBS:
        return "r"
    if lower.endswith("ed") and len(lower) > 4:
        return "V"
    if lower.endswith("ing") and len(lower) > 4 and lower not in ("thing", "bring"):
        return "g"
    return "x"


def initial_tag(word: str) -> str:
    """The tag of the first word of a sentence, whose capital letter says nothing.

    >>> initial_tag("Asked"), initial_tag("Critics"), initial_tag("Quill")
    ('S', 'R', 'N')
    """
    lower = word.lower()
    if word[0].isupper() and lower.rstrip(".") not in roles.TITLES and not word[1:].isupper():
        known = WORD_TAGS.get(lower.replace("’", "'"))
        if known and known not in "k":
            return known
        shape = _shape_tag(lower)
        if shape in "rVg":
            return shape
    return word_tag(word)


TAG = Remembered(word_tag)
INITIAL = Remembered(initial_tag)


def is_abbreviation(word: str, following: str) -> bool:
    """Whether a full stop after `word` belongs to it rather than ends a sentence.

    `following` is the token after the stop, empty at the end of the paragraph.

    >>> is_abbreviation("Gen", "Quill"), is_abbreviation("U.S", "troops")
    (True, True)
    >>> is_abbreviation("U.S", "He"), is_abbreviation("quill", "Then")
    (False, False)
    """
    if word in ALWAYS_ABBREVIATED:
        return True
    if word not in ABBREVIATIONS and (word == "I" or not INITIALS.match(word)):
        return False
    return bool(following) and not (following[0].isupper() and TAG[following] in CLOSED)
