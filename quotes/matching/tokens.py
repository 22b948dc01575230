"""A text cut into words and marks, each with the key under which it is compared.

Cutting loses nothing: every unit keeps its characters and the white space after them, so the units
joined again are the text. Keys fold what is typography: the kind of quotation mark or dash, a
hyphen, a capital at the start, US or UK spelling, the written-out contraction, "Mr.".
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from quotes.matching.lexicon import SPELLING

_UNIT = re.compile(
    r"""
    (?P<word>
        (?:[^\W\d_]\.){2,}                                  # U.S.
      | \d++(?:[.,:]\d++){0,8}+(?:st|nd|rd|th|s)?(?![^\W_])        # 2,000  9:30  21st
      | per[ ]cent(?![^\W_])
      | (?:co|pre|pro|anti|non|multi|inter|semi|sub|ultra|counter|trans|mid|over|under)
        [-‐‑](?=[^\W\d_])[\w\u0300-\u036f]+                    # co-operate; but re-sign, resign
      | [\w\u0300-\u036f]+(?:['’ʼ][\w\u0300-\u036f]+)*['’]? # Iran’s, interests'
    )
  | (?P<ellipsis>\.{2,}|…)
  | (?P<mark>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OPENING = (".", "!", "?", ":", "…", "...")
# Marks that are read as words.
_SPOKEN_MARKS = {"%": "percent", "$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee"}
_LONGEST = 40  # Letters; what is longer is no word with a spelling.
_INSIDE = re.compile("[-‐‑ ]")  # What a word in two parts may have between them.
_SPACE = re.compile(r"\s*")
_DASHES = "-‐‑‒–—―−"
_QUOTES = "\"'“”„‟‘’‚‛«»‹›`´"
TITLES = frozenset(["Mr", "Mrs", "Ms", "Miss", "Dr", "Prof"])
# "Miss Orr", but "I miss"; "Dr" of a name, not of a street's end.
_BEFORE_NAME = re.compile(r"\.?\s+[^\W\d_a-z]")
_CONTRACTED = {"n't": " not", "'re": " are", "'ve": " have", "'ll": " will", "'m": " am"}
_IRREGULAR = {"can't": "can not", "won't": "will not", "shan't": "shall not", "cannot": "can not"}
# In capitals these are names; folded to small letters they would be other words.
_SHOUTED = re.compile(r"[A-Z]{2,}s?\Z")
# A capital inside a sentence makes these another word: May, Will, March.
_CAPITAL_MATTERS = frozenset(("may", "will", "march", "august", "us", "polish", "turkey", "china"))

# "-ise" of "advise" turns too; as both sides turn alike, no two words become one.
_BRITISH = (
    (re.compile(r"(?<=\w{3})is(e|es|ed|ing|ation|ations|er|ers)\Z"), r"iz\1"),
    (re.compile(r"(?<=\w{3})ys(e|es|ed|ing)\Z"), r"yz\1"),
    (
        re.compile(
            r"\b(hon|lab|fav|col|arm|neighb|rum|harb|hum|od|rig|sav|ferv|parl|behavi|endeav|succ"
            r"|vap|flav|clam|cand|splend|tum|glam)our"
        ),
        r"\1or",
    ),
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or a mark, with the white space and the hyphen that follow it.

    Attributes:
        text: the characters as printed, glue included.
        keys: what it is compared as: usually one key; two for a contraction; none for a mark
            that is mere typography (a comma, a quotation mark).
        start: offset of `text`, in code points.
        end: offset after the word or mark itself, before the glue.
        word: whether it is a word or a number.
    """

    text: str
    keys: tuple[str, ...]
    start: int
    end: int
    word: bool


def units(text: str) -> list[Unit]:
    """Cut `text` into units; their texts joined are `text` exactly.

    >>> [unit.keys for unit in units("Mr. Orr didn't co-operate.")]
    [(), ('orr',), ('did', 'not'), ('cooperate',), ()]
    """
    found: list[Unit] = []
    position = _SPACE.match(text).end()
    if position:
        found.append(Unit(text[:position], (), 0, 0, False))
    opens = True
    while position < len(text):
        match = _UNIT.match(text, position)
        glue = _glue_end(text, match)
        word = _is_word(match)
        keys = _keys(match, opens)
        found.append(Unit(text[position:glue], keys, position, match.end(), word))
        opens = not word and (opens or match[0] in _OPENING)
        position = glue
    return found


def _is_word(match: re.Match) -> bool:
    return match["word"] is not None or match["mark"] in _SPOKEN_MARKS


def _glue_end(text: str, match: re.Match) -> int:
    """Where what hangs on a unit ends: a title's full stop, an inner hyphen, white space."""
    end = match.end()
    if match["word"] in TITLES and text.startswith(".", end):
        end += 1
    inside = text[end : end + 1] in tuple(_DASHES[:3]) and text[end + 1 : end + 2].isalpha()
    if match["word"] and inside and not match["word"][-1].isdigit():
        return end + 1
    return _SPACE.match(text, end).end()


def _keys(match: re.Match, opens: bool) -> tuple[str, ...]:
    if match["ellipsis"]:
        return ("…",)
    if match["mark"]:
        return _mark_keys(match)
    if match["word"] in TITLES and _BEFORE_NAME.match(match.string, match.end()):
        return ()
    return word_keys(match["word"], opens)


def _mark_keys(match: re.Match) -> tuple[str, ...]:
    mark, text = match["mark"], match.string
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    # A minus, a range and a decimal point are no typography.
    if after.isdigit() and (mark == "." or (mark in _DASHES and not before.isalpha())):
        return ("-" if mark in _DASHES else mark,)
    if mark in _QUOTES or mark in _DASHES or mark in ",;:.":
        return ()
    return (_SPOKEN_MARKS.get(mark, mark),)


@lru_cache(maxsize=1 << 16)
def word_keys(word: str, opens: bool = False) -> tuple[str, ...]:
    """The keys of one printed word; `opens` when it is the first word of a sentence.

    >>> word_keys("won’t"), word_keys("Iran’s"), word_keys("U.S."), word_keys("organisation")
    (('will', 'not'), ("iran's",), ('u.s',), ('organization',))
    """
    plain = unicodedata.normalize("NFC", word).replace("’", "'").replace("ʼ", "'")
    if plain[0].isdigit():
        return (plain.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+", plain) else plain,)
    if plain in ("US", "USA") or plain.rstrip(".") in ("U.S", "U.S.A"):
        return ("u.s",)
    if "." in plain:
        return (plain.replace(".", "").casefold(),)
    folded = _INSIDE.sub("", plain).casefold()
    if _SHOUTED.match(plain) and len(plain) <= 3:
        return (plain,)
    if folded in _CAPITAL_MATTERS and plain[0].isupper() and not opens:
        return (plain,)
    return _expanded(folded)


def _expanded(folded: str) -> tuple[str, ...]:
    if folded in _IRREGULAR:
        return tuple(_IRREGULAR[folded].split())
    for ending, full in _CONTRACTED.items():
        if folded.endswith(ending) and len(folded) > len(ending):
            return (folded[: -len(ending)], *full.split())
    return (spelling(folded.rstrip("'")),)


def spelling(folded: str) -> str:
    """One spelling for the US and the UK one of a small-letter word.

    >>> spelling("favourite"), spelling("analysed"), spelling("defence"), spelling("hour")
    ('favorite', 'analyzed', 'defense', 'hour')
    """
    if folded in SPELLING or len(folded) > _LONGEST:
        return SPELLING.get(folded, folded)
    for pattern, put in _BRITISH:
        changed, count = pattern.subn(put, folded)
        if count:
            return changed
    return folded
