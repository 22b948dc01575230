"""Numbers as they are printed: figures, words, and both together ("2.5 million")."""

from collections.abc import Sequence
from fractions import Fraction

_SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_VALUES = {word: value for value, word in enumerate(_SMALL)}
_VALUES |= {word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)}
_VALUES |= {"dozen": 12, "half": Fraction(1, 2), "twice": 2, "double": 2, "triple": 3}
_SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_SCALES |= {"trillion": 10**12, "hundreds": 100, "thousands": 10**3, "millions": 10**6}
_SCALES |= {"billions": 10**9, "trillions": 10**12, "m": 10**6, "bn": 10**9}
_VALUES["dozens"] = 12
_VAGUE = frozenset(("dozens", "hundreds", "thousands", "millions", "billions", "trillions"))
_ORDINALS = [
    "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
]  # fmt: skip
_VALUES |= {word: value for value, word in enumerate(_ORDINALS, start=2)}


def value_of(key: str) -> Fraction | None:
    """The number that one word names, or None.

    >>> value_of("2000"), value_of("12.5"), value_of("21st"), value_of("forty"), value_of("to")
    (Fraction(2000, 1), Fraction(25, 2), Fraction(21, 1), Fraction(40, 1), None)
    """
    if key in _VALUES or key in _SCALES:
        return Fraction(_VALUES.get(key) or _SCALES.get(key) or 0)
    if not key[:1].isdigit():
        return None
    figures = key.rstrip("stndrh")
    # A Fraction of a figure with a million digits would cost minutes; nobody says one.
    if len(figures) > 30 or not figures.isascii():
        return None
    try:
        return Fraction(figures)
    except ValueError:
        return None


def run_value(keys: Sequence[str]) -> Fraction | None:
    """The number that a run of number words names together; None when it is none.

    >>> run_value(["two", "thousand"]), run_value(["2.5", "million"]), run_value(["sixty", "one"])
    (Fraction(2000, 1), Fraction(2500000, 1), Fraction(61, 1))
    """
    total = current = Fraction(0)
    for key in keys:
        value = value_of(key)
        if value is None:
            return None
        if key not in _SCALES:
            current += value
        elif value == 100:
            current = (current or 1) * value
        else:
            total += (current or 1) * value
            current = Fraction(0)
    return total + current if keys else None


def is_vague(key: str) -> bool:
    """Whether the word names no count but an order of size: thousands, dozens."""
    return key in _VAGUE


def is_ordinal(key: str) -> bool:
    """Whether the word counts places and not things: third, 21st.

    >>> is_ordinal("third"), is_ordinal("21st"), is_ordinal("three"), is_ordinal("21")
    (True, True, False, False)
    """
    return key in _ORDINALS or (key[:1].isdigit() and key.endswith(("st", "nd", "rd", "th")))


def is_scale(key: str) -> bool:
    """Whether the word multiplies the number before it: hundred, thousand, million."""
    return key in _SCALES
