"""What a word is about: its stem, and the idea that the stem shares with near-synonyms.

Two translators of one sentence choose other words (send and dispatch, troops and forces); the
lexicon lists such sets, and what says the opposite. The stemmer only strips endings: it need not
give words, it must give one stem for the forms of a word and seldom one for two words.
"""

import re
from functools import lru_cache

from quotes.matching.lexicon import COMMON, CONCEPT_LINES, FUNCTION, INTENSIFIERS

# Of these the first that fits is taken off; of the others each in turn.
_PLURALS = (
    (re.compile(r"'s?\Z"), ""),
    (re.compile(r"(?<=\w{2})ies\Z"), "y"),
    (re.compile(r"(?<=\w{2})(s|x|z|ch|sh)es\Z"), r"\1"),
    (re.compile(r"(?<=\w{3})(?<![su])s\Z"), ""),
)
_ENDINGS = (
    (re.compile(r"(?<=\w{4})(?:ization|ized|izing|ize)\Z"), "iz"),
    (re.compile(r"(?<=\w{3})(?:ation|ating|ated|ates|ate|ative|ator)\Z"), ""),
    (re.compile(r"(?<=\w{3})(?:ion|ive)\Z"), ""),
    (re.compile(r"(?<=\w{4})(?:ment|ness|able|ible)\Z"), ""),
    (re.compile(r"\A([^\Waeiouy]*[aeiou][^\Waeiouwxy])(?:ing|ed)\Z"), r"\1e"),
    (re.compile(r"(?<=\w{3})(?:ing|ed|ly|en)\Z"), ""),
    (re.compile(r"(?<=\w{3})ied\Z"), "y"),
    (re.compile(r"(?<=\w{4})est\Z"), ""),
    (re.compile(r"(?<=\w{2})([bdglmnprt])\1\Z"), r"\1"),
    (re.compile(r"(?<=\w{4})e\Z"), ""),
    (re.compile(r"(?<=\w{3})i\Z"), "y"),
)
_FORMS = {
    "sent": "send", "said": "say", "told": "tell", "spoke": "speak", "spoken": "speak",
    "went": "go", "gone": "go", "goes": "go", "came": "come", "gave": "give", "given": "give",
    "took": "take", "taken": "take", "made": "make", "got": "get", "gotten": "get",
    "fought": "fight", "bought": "buy", "sold": "sell", "left": "leave", "kept": "keep",
    "held": "hold", "brought": "bring", "thought": "think", "began": "begin", "begun": "begin",
    "won": "win", "lost": "lose", "rose": "rise", "risen": "rise", "fell": "fall",
    "fallen": "fall", "grew": "grow", "grown": "grow", "knew": "know", "known": "know",
    "saw": "see", "seen": "see", "meant": "mean", "met": "meet", "paid": "pay", "chose": "choose",
    "chosen": "choose", "built": "build", "broke": "break", "broken": "break", "stood": "stand",
    "understood": "understand", "became": "become", "found": "find", "felt": "feel",
    "shown": "show", "wrote": "write", "written": "write", "led": "lead", "drove": "drive",
    "children": "child", "men": "man", "women": "woman", "lives": "life", "better": "good",
    "best": "good", "worse": "bad", "worst": "bad", "badly": "bad", "well": "good",
    "larger": "large", "bigger": "big",
    "stronger": "strong", "weaker": "weak", "safer": "safe", "richer": "rich", "poorer": "poor",
    "iraqi": "iraq", "iranian": "iran", "does": "do",
    "plane": "aircraft", "planes": "aircraft",
}  # fmt: skip

_FIXED = frozenset(("news", "series", "species", "politics", "economics"))


@lru_cache(maxsize=1 << 16)
def stem(key: str) -> str:
    """The stem of a small-letter word.

    >>> stem("cooperation"), stem("cooperate"), stem("closing"), stem("borders"), stem("parties")
    ('cooper', 'cooper', 'clos', 'border', 'party')
    """
    word = _FORMS.get(key.removesuffix("'s"), key)
    if len(word) > 40 or word in _FIXED:
        return word
    for ending, put in _PLURALS:
        word, count = ending.subn(put, word)
        if count:
            break
    for ending, put in _ENDINGS:
        word = ending.sub(put, word)
    return word


def _table() -> dict[str, tuple[str, int]]:
    table: dict[str, tuple[str, int]] = {}
    for line in CONCEPT_LINES:
        for polarity, side in enumerate(line):
            for word in side:
                table[stem(word)] = (stem(line[0][0]), polarity)
    return table


_TABLE = _table()
_COMMON_STEMS = frozenset(stem(word) for word in COMMON)


@lru_cache(maxsize=1 << 16)
def concept(key: str) -> tuple[str, int]:
    """The idea of a word and whether the word is on its opposite side (0 or 1).

    >>> concept("dispatching"), concept("opposed"), concept("lantern")
    (('send', 0), ('support', 1), ('lantern', 0))
    """
    root = stem(key.casefold())
    return _TABLE.get(root, (root, 0))


_VOWELS = str.maketrans("", "", "aeiouyhw'-")
_HARD = str.maketrans("qc", "kk")


def same_name(a: str, b: str) -> bool:
    """Whether two words can be one name in two spellings, or one long word mistyped.

    The consonants must agree, so that two countries do not.

    >>> same_name("marziyeh", "marzieh"), same_name("rohani", "rouhani")
    (True, True)
    >>> same_name("austria", "australia"), same_name("niger", "nigeria")
    (False, False)
    """
    if min(len(a), len(b)) < 5 or a[0] != b[0] or abs(len(a) - len(b)) > 1:
        return False
    if not a[0].isalpha():  # 14,000 is no spelling of 1,400.
        return False
    return _consonants(a) == _consonants(b)


def _consonants(word: str) -> str:
    bare = word.translate(_VOWELS).translate(_HARD)
    return "".join(mark for mark, after in zip(bare, bare[1:] + " ", strict=True) if mark != after)


@lru_cache(maxsize=1 << 16)
def weight(key: str) -> float:
    """How much a word proves when two quotations share it: 0, 0.25, 0.5 or 1.

    Fixed lists rather than counts from the database: with counts, what is joined would depend on
    what was imported before.
    """
    folded = key.casefold()
    if folded in FUNCTION:
        return 0.0
    if folded in INTENSIFIERS:
        return 0.25
    return 0.5 if stem(folded) in _COMMON_STEMS else 1.0
