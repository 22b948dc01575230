"""A text cut into words and marks, each with the key under which it is compared.

Cutting loses nothing: every unit keeps its characters and the white space after them, so the units
joined again are the text. Keys fold what is typography: the kind of quotation mark or dash, a
hyphen, a capital at the start, US or UK spelling, the written-out contraction, "Mr.".
"""

import re
from dataclasses import dataclass

from quotes.matching.spellings import word_keys

_UNIT = re.compile(
    r"""
    (?P<word>
        (?:[^\W\d_]\.){2,}                                  # U.S.
      | \d++(?:[.,:]\d++){0,8}+(?:st|nd|rd|th|s|m|bn|tn)?(?![^\W_]) # 2,000  9:30  21st
      | per[ ]cent(?![^\W_])
      | (?:co|pre|pro|anti|non|multi|inter|semi|sub|ultra|counter|trans|mid|over|under
          |e(?=[-‐‑]mail)
          |re(?![-‐‑](?:sign|cover|form|creat|present|leas|collect|dress|mark|sent|press|prov|sort
            |act|count|serv|solv|treat|pos|bound|fus|lay|pair|search|call|cord|mov|port|turn|view)))
        [-‐‑](?=[^\W\d_])[\w\u0300-\u036f]+                # re-build; but re-sign, resign
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
_MILLIONS = re.compile(r"(\d[\d.,]*)(m|bn|tn)\Z", re.IGNORECASE)
_ABBREVIATED = {"m": "million", "bn": "billion", "tn": "trillion"}
_SPACE = re.compile(r"\s*")
_DASHES = "-‐‑‒–—―−"
_QUOTES = "\"'“”„‟‘’‚‛«»‹›`´"
TITLES = frozenset(["Mr", "Mrs", "Ms", "Miss"])
_OFFICES = {
    "Dr": "doctor", "Prof": "professor", "Gen": "general", "Col": "colonel", "Capt": "captain",
    "Lt": "lieutenant", "Sgt": "sergeant", "Gov": "governor", "Sen": "senator", "Rev": "reverend",
    "Rep": "representative", "Pres": "president", "St": "saint",
}  # fmt: skip
# "Miss Orr", but "I miss"; "Dr" of a name, not of a street's end.
_BEFORE_NAME = re.compile(r"\.?\s+[^\W\d_a-z]")


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
    if (match["word"] in TITLES or match["word"] in _OFFICES) and text.startswith(".", end):
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
    if match["word"] in _OFFICES and _BEFORE_NAME.match(match.string, match.end()):
        return (_OFFICES[match["word"]],)
    if _MILLIONS.match(match["word"]):
        return _abbreviated(match)
    return word_keys(match["word"], opens)


def _abbreviated(match: re.Match) -> tuple[str, ...]:
    """ "£40m" and "40bn"; without the sign of a currency "40m" may be metres."""
    figure, scale = _MILLIONS.match(match["word"]).groups()
    money = match.string[match.start() - 1 : match.start()] in tuple("$€£¥₹")
    if scale.casefold() == "m" and not money:
        return word_keys(match["word"])
    return (*word_keys(figure), _ABBREVIATED[scale.casefold()])


def _mark_keys(match: re.Match) -> tuple[str, ...]:
    mark, text = match["mark"], match.string
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    # A minus, a range and a decimal point are no typography.
    if after.isdigit() and (mark == "." or (mark in _DASHES and not before.isalpha())):
        return ("-" if mark in _DASHES else mark,)
    if mark in _QUOTES or mark in _DASHES or mark in ",;:.":
        return ()
    return (_SPOKEN_MARKS.get(mark, mark),)
