"""What a printed word is compared as, whatever the house style: spelling, capital, contraction."""

import re
import unicodedata
from functools import lru_cache

from quotes.matching.lexicon import SPELLING

_INSIDE = re.compile("[-‐‑ ]")  # What a word in two parts may have between them.
_LONGEST = 40  # Letters; what is longer is no word with a spelling.
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
            r"|vap|flav|clam|cand|splend|tum|glam|dishon|discol|unfav|misdemean|ranc|val|savi)our"
        ),
        r"\1or",
    ),
    (
        re.compile(
            r"\b(travel|cancel|model|label|fuel|signal|total|quarrel|counsel|rival|dial|level|marvel"
            r"|channel|tunnel|shovel|equal|libel|panel|spiral|duel|funnel)l(ed|ing|er|ers|or|ors)\Z"
        ),
        r"\1\2",
    ),
)


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
