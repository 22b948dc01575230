"""What folding would lose, spelled out in letters: acronyms, and an s that is no ending.

"US" and "U.S." become "US00", which nobody types, so that "us" is another word. In a text without
small letters capitals say nothing: there "US" becomes "US01", which answers to "US" and to "us".
A word like "Fars" becomes "fars00" for the stemmers, which leave digits alone and would say "far".
"""

import re

# Acronyms that are English words in small letters. Words that are often in capitals only to be
# stressed (NO, CAN, DO) are not among them.
ACRONYMS = frozenset(
    "AID AIDS AM ARM CAR CARE COP DOE ICE IS IT PACE PEN POW RAW SALT SAM SAS START US VAT "
    "WHO".split()
)
# Names and words whose last s is theirs, and that without it are others: "far", "new", Hama.
OWN_S = frozenset(
    "abbas afterwards always besides fars hamas kars mars news paris perhaps texas".split()
)

SURE, SHOUTED = "00", "01"
# Stands in a search row between two pieces of a quotation, and is a word there, so that no phrase
# runs from one piece into the next.
BORDER = "\x1f"
BORDER_WORD = "border00"

# Numbers that are no digits part words, as they do for PostgreSQL ("5½" is 5).
NUMBERS = "²³¹¼-¾⁰⁴-⁹₀-₉⅐-⅟↉①-⒛⓪-⓿❶-➓"
BESIDE = rf"[^\W{NUMBERS}]"
SMALL = re.compile("[a-z]")
DOTTED = rf"(?<!{BESIDE})[A-Za-z](?:\.[A-Za-z])+(?!{BESIDE})"
CAPITALS = rf"(?<!{BESIDE})(?:{'|'.join(sorted(ACRONYMS))})(?!{BESIDE})"
SPELLED = re.compile(f"(?P<dotted>{DOTTED})|(?P<capitals>{CAPITALS})|(?P<border>{BORDER})")
# The same in steps, each of which looks for signs that most texts hardly have.
DOT = re.compile(r"\.[A-Za-z]")
LONE_LETTERS = re.compile(DOTTED)
CAPITAL_RUN = re.compile("[A-Z]{2,}")
NEIGHBOUR = re.compile(BESIDE)
STEMLESS = re.compile(rf"\b(?:{'|'.join(sorted(OWN_S))})\b")


def mark_of(text: str) -> str:
    """What an acronym is marked with in this text."""
    return SURE if SMALL.search(text) else SHOUTED


def spell(kind: str | None, found: str, mark: str) -> str:
    """One match of `SPELLED` spelled out; of any other kind, the word as it is.

    >>> spell("dotted", "u.s", SURE), spell("dotted", "U.N", SURE), spell("capitals", "US", SHOUTED)
    ('us00', 'UN', 'US01')
    """
    if kind == "dotted":
        letters = found.replace(".", "")
        return letters + SURE if letters.upper() in ACRONYMS else letters
    if kind == "capitals":
        return found + mark
    return f" {BORDER_WORD} " if kind == "border" else found


def spelled(text: str, mark: str = "") -> str:
    """A text with its acronyms and borders spelled out.

    >>> spelled("U.S. help for us"), spelled("U.N. AND US")
    ('US00. help for us', 'UN. AND US01')
    """
    mark = mark or mark_of(text)
    if DOT.search(text):
        text = LONE_LETTERS.sub(lambda found: spell("dotted", found.group(), mark), text)
    text = CAPITAL_RUN.sub(lambda found: found.group() + mark * is_acronym(found), text)
    return text.replace(BORDER, spell("border", BORDER, mark))


def is_acronym(found: re.Match[str]) -> bool:
    """Whether a run of capitals is one of our acronyms, and a word by itself."""
    if found.group() not in ACRONYMS:
        return False
    before, after = (
        found.string[max(found.start() - 1, 0) : found.start()],
        found.string[found.end() : found.end() + 1],
    )
    return not (NEIGHBOUR.match(before) or NEIGHBOUR.match(after))


def forms(folded: str) -> str:
    """A folded text for a stemmer: words that end in an s of their own are kept from it.

    >>> forms("so far, fars says the news")
    'so far, fars00 says the news00'
    """
    for word in OWN_S:
        if word in folded:
            return STEMLESS.sub(rf"\g<0>{SURE}", folded)
    return folded


def unmarked(word: str) -> str:
    """The letters of a word that may be marked as an acronym."""
    return word.removesuffix(SURE).removesuffix(SHOUTED)


def shouted(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a search as a text without small letters has them."""
    return tuple(
        unmarked(word) + SHOUTED if unmarked(word).upper() in ACRONYMS else word for word in words
    )
