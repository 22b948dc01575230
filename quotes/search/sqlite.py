"""Search on SQLite: FTS5, filled by triggers, which call functions that Django's connection has.

Nothing that was typed reaches FTS5 but words: letters and digits, each term in its own marks.
"""

from collections.abc import Sequence

from quotes.search.query import Clause, Term
from quotes.search.spelling import DOT, forms, spelled, unmarked
from quotes.search.words import SECTION, fold, folded, in_plain_letters, side_by_side

# bm25 weighs a hit by the section it is in: words, sentence, before, headline, speaker.
WEIGHTS = "10.0, 3.0, 1.0, 5.0, 5.0"

# SQLite looks at no more rows of a subquery than are asked of it.
FENCE = ""


def matching(clauses: Sequence[Clause], sections: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """See `quotes.search.base.Engine`."""
    return (
        "id IN (SELECT rowid FROM quotes_search WHERE quotes_search MATCH %s)",
        (f"{{{' '.join(sections)}}} : ({match(clauses)})",),
    )


def walked(clauses: Sequence[Clause]) -> tuple[str, str, tuple[str, tuple[str, ...]]]:
    """See `quotes.search.base.Engine`. FTS5 itself goes from rowid to rowid."""
    return (
        "quotes_search",
        "quotes_search.rowid",
        ("quotes_search MATCH %s", (match(clauses),)),
    )


def ranked(clauses: Sequence[Clause]) -> tuple[str, tuple[str, ...]]:
    """See `quotes.search.base.Engine`."""
    # The plus keeps SQLite from searching anew for every key.
    return (
        "SELECT rowid FROM quotes_search WHERE quotes_search MATCH %s "  # noqa: S608
        "AND rowid >= (SELECT MIN(key) FROM newest) AND +rowid IN (SELECT key FROM newest) "
        f"ORDER BY bm25(quotes_search, {WEIGHTS}), rowid DESC",
        (match(clauses),),
    )


def rank(clauses: Sequence[Clause], quote_id: str) -> tuple[str, tuple[str, ...]]:
    """See `quotes.search.base.Engine`."""
    # bm25 of one row counts all the rows that match. MATERIALIZED: that is done once for a list.
    return (
        f"WITH ranked AS MATERIALIZED (SELECT row.quote_id, -bm25(quotes_search, {WEIGHTS}) "  # noqa: S608
        "AS rank FROM quotes_search JOIN quotes_searchrow row ON row.id = quotes_search.rowid "
        f"WHERE quotes_search MATCH %s) SELECT rank FROM ranked WHERE quote_id = {quote_id}",
        (match(clauses),),
    )


def match(clauses: Sequence[Clause]) -> str:
    """The clauses in the language of FTS5.

    >>> from quotes.search.query import parse
    >>> match(parse('iran OR "al Arabiya" -war').clauses)
    '(("iran" OR "al arabiya")) NOT ("war")'
    """
    sought = " AND ".join(either(clause) for clause in clauses if not clause.negated)
    left_out = [f" NOT {either(clause)}" for clause in clauses if clause.negated]
    return f"({sought})" + "".join(left_out)


def either(clause: Clause) -> str:
    return f"({' OR '.join(map(quoted, clause.terms))})"


def quoted(term: Term) -> str:
    """A term as FTS5 strings: its words side by side."""
    strings = [f'"{forms(" ".join(words))}"' for words in term.variants]
    return strings[0] if len(strings) == 1 else f"({' OR '.join(strings)})"


def says(phrase: str, *sections: str) -> bool:
    """Whether the folded words of a phrase stand side by side in one of the sections."""
    plainly = in_plain_letters(phrase)
    if plainly and any(plainly.search(section, 0, SECTION) for section in sections):
        return True
    first, pattern = phrase.partition(" ")[0], side_by_side(phrase)
    for section in sections:
        section = section[:SECTION]
        # Most sections lack the first word; only what dots take apart must be spelled out to see.
        if unmarked(first) not in fold(section) and not DOT.search(section):
            continue
        text = fold(spelled(section))
        if first in text and pattern.search(text):
            return True
    return False


def add_functions(sender: object, connection, **kwargs) -> None:
    """Give a new connection the functions that triggers and searches call.

    A program that writes to the search rows without them fails, and says which one it lacks; that
    is better than an index which does not say what the rows say.
    """
    if connection.vendor == "sqlite":
        raw = connection.connection
        raw.create_function("quotes_folded", 1, folded, deterministic=True)
        raw.create_function("quotes_says", -1, says, deterministic=True)
