"""What counts as a word, the same on every engine: cut, folded, with its place in the text."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from quotes.search.spelling import NUMBERS, SPELLED, SURE, forms, mark_of, spell, spelled

# To be raised with every change of what a word is: the indexes are then filled anew.
FOLDING = 3

# How much of each section is searched, in code points: five of them must fit into a tsvector of
# PostgreSQL, which holds 1 MB.
SECTION = 50_000
SHORT = 120  # code points of a section that may well come again

# Letters that Unicode does not take apart, in the plain form that people type for them.
LETTERS = str.maketrans(
    {
        **{"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ς": "σ"},
        **{"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ﬁ": "fi", "ﬂ": "fl"},
    }
)
ACCENTS = "\u0300-\u036f"
ACCENT = re.compile(f"[{ACCENTS}]+")
# Latin letters without accents, and the marks that printed English is full of: nothing to fold but
# case. Most text is of this kind, and goes a shorter way.
SIMPLE = "\x01-\x7f\u00a0\u2010-\u2027"
SIMPLE_TEXT = re.compile(f"[{SIMPLE}]*")
NOT_IN_WORDS = rf"\W_{NUMBERS}"
WORD = re.compile(f"[^{NOT_IN_WORDS}](?:[^{NOT_IN_WORDS}]|[{ACCENTS}])*")
PLAIN = re.compile("[a-z]{2,}(?: [a-z]{2,})*")
TOKEN = re.compile(f"{SPELLED.pattern}|{WORD.pattern}")


class Word(NamedTuple):
    """One word of a text: its offsets (code points, the end excluded) and its folded form."""

    start: int
    end: int
    plain: str


def is_simple(text: str) -> bool:
    """Whether a text holds nothing to fold but case."""
    return text.isascii() or SIMPLE_TEXT.fullmatch(text) is not None


def fold(text: str) -> str:
    """The text without case and accents.

    >>> fold("Łódź"), fold("Erdoğan"), fold("Straße")
    ('lodz', 'erdogan', 'strasse')
    """
    if is_simple(text):
        return text.lower()
    bare = ACCENT.sub("", unicodedata.normalize("NFD", text.lower()))
    return unicodedata.normalize("NFC", bare.translate(LETTERS))


def words(text: str) -> list[Word]:
    """The words of a text, in order.

    Letters and digits make a word; whatever else stands between two words, a hyphen or an
    apostrophe too, parts them. Acronyms are spelled out as `quotes.search.spelling` says.

    >>> [word.plain for word in words("U.N.: al-Maliki’s “Łódź”")]
    ['un', 'al', 'maliki', 's', 'lodz']
    """
    mark = mark_of(text)
    return [
        Word(match.start(), match.end(), fold(spell(match.lastgroup, match.group(), mark)).strip())
        for match in TOKEN.finditer(text)
    ]


def plain(text: str) -> str:
    """The folded words of a text, a space between them: what the engines index.

    >>> plain("The fight — against ISIS!")
    'the fight against isis'
    """
    return " ".join(WORD.findall(fold(spelled(text))))


def asked(text: str) -> tuple[str, ...]:
    """The folded words of what somebody typed: there, capitals always mean the acronym.

    >>> asked("US"), asked("us"), asked("u.s.")
    (('us00',), ('us',), ('us00',))
    """
    return tuple(WORD.findall(fold(spelled(text, SURE))))


def folded(text: str) -> str:
    """The text for FTS5 to cut into words: simple text it cuts as we do, and faster."""
    # A headline comes with each quotation of its article, and a name with all that its bearer said.
    return short_folded(text) if len(text) <= SHORT else long_folded(text[:SECTION])


def long_folded(text: str) -> str:
    if not is_simple(text):
        return forms(plain(text))
    # A line below is no part of a word, but Python's regular expressions take it for one.
    return forms(spelled(text).lower().replace("_", " "))


short_folded = lru_cache(maxsize=4096)(long_folded)


@lru_cache(maxsize=256)
def in_plain_letters(phrase: str) -> re.Pattern[str] | None:
    """Finds a phrase that is printed as it is folded: most are, and that is seen much faster.

    What it does not find may still stand there, with capitals, accents or other gaps. None where
    a word is a lone letter, as dots could make it a part of another one.
    """
    if not PLAIN.fullmatch(phrase):
        return None
    return re.compile(rf'(?:^|[ \n(“"]){phrase}(?:$|[ \n)”",;:?!])')


@lru_cache(maxsize=256)
def side_by_side(phrase: str) -> re.Pattern[str]:
    """Finds folded words, a space between them, side by side in a folded text."""
    gap = f"[{NOT_IN_WORDS}]"
    return re.compile(f"(?:^|{gap}){phrase.replace(' ', gap + '+')}(?:$|{gap})")
