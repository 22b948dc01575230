"""A topic's rule in words, for readers who do not know the search syntax."""

from dataclasses import dataclass

from quotes.deriving.topics import parse_rule
from quotes.exceptions import QuerySyntaxError
from quotes.search.query import Clause, Term

NAMES = {
    "person": "said by",
    "outlet": "printed by",
    "topic": "with the topic",
    "via": "through",
    "after": "published from the beginning of",
    "before": "published before the beginning of",
}


@dataclass(frozen=True)
class Condition:
    """One thing that must hold: a lead ("one of") and the terms that it is about."""

    lead: str
    terms: tuple[str, ...]


def in_words(rule: str) -> tuple[Condition, ...]:
    """The conditions of a rule, all of which must hold; none of a rule that finds nothing."""
    try:
        query = parse_rule(rule)
    except QuerySyntaxError:
        return ()
    return tuple(_condition(clause) for clause in query.clauses)


def _condition(clause: Clause) -> Condition:
    terms = tuple(_term(term) for term in clause.terms)
    if clause.negated:
        return Condition("not", terms)
    return Condition("one of" if len(terms) > 1 else "the word", terms)


def _term(term: Term) -> str:
    if term.kind == "phrase":
        return f"“{term.text}”"
    return f"{NAMES[term.kind]} {term.text}" if term.kind in NAMES else term.text
