"""Search as slow and plain as it can be: what both engines must agree with."""

import unicodedata

from quotes.search.query import Query, Term
from quotes.search.spelling import ACRONYMS, BORDER
from quotes.search.stems import stem

SPELLED = {"ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "ı": "i"}


def tokens(text: str, asked: bool = False) -> list[str | None]:
    """Folded words, letter by letter; None where two pieces meet.

    An acronym that is also a word stands in brackets, one that may be either in question marks.
    """
    quiet = asked or any("a" <= letter <= "z" for letter in text)
    found: list[str | None] = []
    for part in text.split(BORDER):
        found += [None] if found else []
        found += [folded(word, quiet) for word in cut(part)]
    return found


def cut(text: str) -> list[str]:
    """Words as they are written; letters that stand alone with dots between them are one."""
    found = [""]
    for place, letter in enumerate(text):
        accent = found[-1] and unicodedata.combining(letter)
        dot = letter == "." and alone(text, place - 1) and alone(text, place + 1)
        if letter.isalnum() or accent or dot:
            found[-1] += letter
        else:
            found.append("")
    return [word for word in found if word]


def alone(text: str, place: int) -> bool:
    """Whether a Latin letter without a neighbour stands there."""
    around = text[max(place - 1, 0) : max(place, 0)] + text[place + 1 : place + 2]
    here = text[place : place + 1] if place >= 0 else ""
    return here.isascii() and here.isalpha() and not any(c.isalnum() or c == "_" for c in around)


def folded(word: str, quiet: bool) -> str:
    """One word without case, accents and dots."""
    letters = word.replace(".", "")
    bare = "".join(
        SPELLED.get(letter, letter)
        for letter in unicodedata.normalize("NFD", letters.lower())
        if not unicodedata.combining(letter)
    )
    if "." in word and letters.upper() in ACRONYMS:
        return f"[{bare}]"
    if word in ACRONYMS:
        return f"[{bare}]" if quiet else f"?{bare}?"
    return bare


def holds(query: Query, sections: list[str]) -> bool:
    """Whether a row with these sections fulfils a search for words and phrases."""
    return all(
        any(in_one(term, sections) for term in clause.terms) != clause.negated
        for clause in query.clauses
    )


def in_one(term: Term, sections: list[str]) -> bool:
    return any(stands_in(term, tokens(section)) for section in sections)


def stands_in(term: Term, words: list[str | None]) -> bool:
    sought = tokens(term.text, asked=True)
    return any(
        all(same(term, *pair) for pair in zip(sought, words[at:], strict=False))
        for at in range(len(words) - len(sought) + 1)
    )


def same(term: Term, sought: str | None, word: str | None) -> bool:
    if sought is None or word is None:
        return False
    if word.startswith("?"):
        return sought.strip("[]") == word.strip("?")
    if term.kind == "word" and "[" not in sought + word:
        return stem(sought) == stem(word)
    return sought == word
