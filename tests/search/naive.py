"""Search as slow and plain as it can be: what both engines must agree with."""

import unicodedata

from quotes.search.query import Query, Term
from quotes.search.stems import stem

SPELLED = {"ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "ı": "i"}


def tokens(text: str) -> list[str]:
    """Folded words, letter by letter."""
    found = [""]
    for letter in unicodedata.normalize("NFD", text.lower()):
        if letter.isalnum():
            found[-1] += SPELLED.get(letter, letter)
        elif not unicodedata.combining(letter):
            found.append("")
    return [word for word in found if word]


def holds(query: Query, sections: list[str]) -> bool:
    """Whether a row with these sections fulfils a search for words and phrases."""
    return all(
        any(in_one(term, sections) for term in clause.terms) != clause.negated
        for clause in query.clauses
    )


def in_one(term: Term, sections: list[str]) -> bool:
    return any(stands_in(term, tokens(section)) for section in sections)


def stands_in(term: Term, words: list[str]) -> bool:
    sought = tokens(term.text)
    if term.kind == "word":
        sought, words = [stem(word) for word in sought], [stem(word) for word in words]
    return any(words[at : at + len(sought)] == sought for at in range(len(words)))
