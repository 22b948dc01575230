"""Search on PostgreSQL: a tsvector that the database derives from each search row, under GIN.

Nothing that was typed reaches tsquery's own language: every term goes through phraseto_tsquery as a
parameter, and the terms are joined by operators.
"""

from collections.abc import Sequence
from itertools import chain

from quotes.search.query import Clause
from quotes.search.sections import SECTIONS

# What a hit weighs in the sections D, C, B, A: the sentence before, its sentence, the headline and
# the speaker's name, the quotation.
WEIGHTS = "{0.1, 0.3, 0.5, 1.0}"
LABELS = {"words": "A", "headline": "B", "sentence": "C", "before": "D"}
# As the index has it.
EVERYTHING = "(vector || names)"
# What keeps the planner from looking at more rows of a subquery than are asked of it.
FENCE = "OFFSET 0"
TERM = "phraseto_tsquery('quotes_english', quotes_forms(%s))"


def matching(clauses: Sequence[Clause], sections: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """See `quotes.search.base.Engine`."""
    sql, params = tsquery(clauses)
    if set(sections) == set(SECTIONS):
        return f"{EVERYTHING} @@ ({sql})", params
    # The index holds all sections: it finds the rows in question, which are then looked at again.
    wide, wide_params = tsquery([clause for clause in clauses if not clause.negated])
    narrow = f"{part_of(sections)} @@ ({sql})"
    return f"{EVERYTHING} @@ ({wide}) AND {narrow}", (*wide_params, *params)


def walked(clauses: Sequence[Clause]) -> tuple[str, str, tuple[str, tuple[str, ...]]]:
    """See `quotes.search.base.Engine`."""
    return "quotes_searchrow", "quotes_searchrow.id", matching(clauses, SECTIONS)


def part_of(sections: Sequence[str]) -> str:
    """The tsvector of some of the sections."""
    labels = ",".join(label for section, label in LABELS.items() if section in sections)
    printed = f"ts_filter(vector, '{{{labels}}}')"
    return f"({printed} || names)" if "speaker" in sections else printed


def ranked(clauses: Sequence[Clause]) -> tuple[str, tuple[str, ...]]:
    """See `quotes.search.base.Engine`."""
    sql, params = tsquery(clauses)
    return (
        f"SELECT row.id FROM newest JOIN quotes_searchrow row ON row.id = newest.key, "  # noqa: S608
        f"(SELECT {sql} AS query) asked "
        f"ORDER BY ts_rank('{WEIGHTS}', {EVERYTHING}, query) DESC, row.id DESC",
        params,
    )


def rank(clauses: Sequence[Clause], quote_id: str) -> tuple[str, tuple[str, ...]]:
    """See `quotes.search.base.Engine`."""
    sql, params = tsquery(clauses)
    return (
        f"SELECT ts_rank('{WEIGHTS}', {EVERYTHING}, query) FROM (SELECT {sql} AS query) asked, "  # noqa: S608
        f"quotes_searchrow row WHERE {EVERYTHING} @@ query AND row.quote_id = {quote_id}",
        params,
    )


def tsquery(clauses: Sequence[Clause]) -> tuple[str, tuple[str, ...]]:
    """The clauses as an expression of type tsquery."""
    parts = [("!!" if clause.negated else "") + either(clause) for clause in clauses]
    return " && ".join(parts), tuple(" ".join(words) for words in chain(*map(variants, clauses)))


def either(clause: Clause) -> str:
    return f"({' || '.join([TERM] * len(variants(clause)))})"


def variants(clause: Clause) -> list[tuple[str, ...]]:
    """Every way to write one of the clause's terms."""
    return [words for term in clause.terms for words in term.variants]
