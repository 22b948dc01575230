"""One row of words for what houses print in several ways: figures, dates, open compounds."""

from collections.abc import Sequence
from itertools import accumulate

from quotes.matching.concepts import stem
from quotes.matching.figures import is_ordinal, is_vague, run_value, value_of
from quotes.matching.lexicon import FUNCTION, MONTHS, UNLIKE_JOINED

_CURRENCIES = {
    "dollar": "dollar", "dollars": "dollar", "euro": "euro", "euros": "euro", "pound": "pound",
    "pounds": "pound", "yen": "yen", "rupee": "rupee", "rupees": "rupee",
}  # fmt: skip
_MONTHS = frozenset(month.casefold() for month in MONTHS)
_UNLIKE = frozenset(stem(word) for word in UNLIKE_JOINED)
_NO_FIGURE = frozenset(("one", "m", "second"))  # Alone these are more often something else.
_LONGEST = 12  # Words; what goes on longer is counting aloud.


def spoken(keys: Sequence[str]) -> tuple[str, ...]:
    """The keys with numbers as their values and dates in one order.

    >>> spoken("twenty three of our forty branches on 3rd March".split())
    ('#23', 'of', 'our', '#40', 'branches', 'on', 'march', '#3')
    """
    found: list[str] = []
    index = 0
    while index < len(keys):
        size = _number_run(keys, index)
        found.append(_figure(keys[index : index + size]) if size else keys[index])
        index += size or 1
    return tuple(_dates(_money(found)))


def _number_run(keys: Sequence[str], index: int) -> int:
    """How many words from `index` on are one number; "one" alone is more often a pronoun."""
    end = index
    while end < min(len(keys), index + _LONGEST) and value_of(keys[end]) is not None:
        if end > index and keys[end][0].isdigit():
            break
        end += 1
    none = end == index + 1 and (keys[index] in _NO_FIGURE or is_vague(keys[index]))
    return 0 if none else end - index


def _figure(run: Sequence[str]) -> str:
    return f"#{run_value(run)}" + ("." if is_ordinal(run[-1]) else "")


def _money(keys: list[str]) -> list[str]:
    """The sign after the figure, as it is read: "£40m" as "40 million pounds"."""
    found = list(keys)
    for place in range(len(found) - 1):
        if found[place] in _CURRENCIES and found[place + 1].startswith("#"):
            found[place], found[place + 1] = found[place + 1], found[place]
    return [_CURRENCIES.get(key, key) for key in found]


def _dates(keys: list[str]) -> list[str]:
    """ "3 March", "the 3rd of March" and "March 3rd" alike."""
    found: list[str] = []
    for key in keys:
        month = key.casefold() if key in MONTHS - {"may", "march"} else ""
        if month and found and found[-1].startswith("#"):
            found[-1:] = [month, found[-1].rstrip(".")]
        elif key.startswith("#") and found and found[-1] in _MONTHS:
            found.append(key.rstrip("."))
        else:
            found.append(month or key)
    return found


def same_words(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether two rows of keys are the same words, written together or apart.

    >>> same_words(["cease", "fire"], ["ceasefire"]), same_words(["re", "sign"], ["resign"])
    (True, False)
    """
    if one == two:
        return True
    if "".join(one) != "".join(two):
        return False
    ends_one, ends_two = list(accumulate(map(len, one))), list(accumulate(map(len, two)))
    return _joins(two, ends_two, set(ends_one)) and _joins(one, ends_one, set(ends_two))


def _joins(keys: Sequence[str], ends: Sequence[int], others: set[int]) -> bool:
    """Whether every key that stands as two in the other row is the same word together."""
    for key, end in zip(keys, ends, strict=True):
        inside = [place for place in range(end - len(key) + 1, end) if place in others]
        if len(inside) > 1:
            return False
        cut = inside[0] - end if inside else 0
        if cut and not one_word(key[:cut], key[cut:]):
            return False
    return True


def one_word(first: str, second: str) -> bool:
    """Whether two words written together are the same: not "may be", "every day" or "re-sign"."""
    small = first in FUNCTION or second in FUNCTION or not (first + second).isalpha()
    return not small and stem(first + second) not in _UNLIKE
