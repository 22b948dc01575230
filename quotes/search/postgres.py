"""Search on PostgreSQL: a tsvector that the database derives from each search row, under GIN.

Nothing that was typed reaches tsquery's own language: every term goes through phraseto_tsquery as a
parameter, and the terms are joined by operators.
"""

from collections.abc import Sequence

from quotes.search.query import Clause

# What a hit weighs in the sections D, C, B, A: the sentence before, its sentence, the headline,
# the quotation.
WEIGHTS = "{0.1, 0.3, 0.5, 1.0}"
TERM = "phraseto_tsquery('quotes_english', quotes_forms(%s))"


def matching(clauses: Sequence[Clause]) -> tuple[str, tuple[str, ...]]:
    """See `quotes.search.base.Engine`."""
    sql, params = tsquery(clauses)
    return f"vector @@ ({sql})", params


def rank(clauses: Sequence[Clause], quote_id: str) -> tuple[str, tuple[str, ...]]:
    """See `quotes.search.base.Engine`."""
    sql, params = tsquery(clauses)
    return (
        f"SELECT ts_rank('{WEIGHTS}', vector, query) FROM (SELECT {sql} AS query) asked, "  # noqa: S608
        f"quotes_searchrow row WHERE vector @@ query AND row.quote_id = {quote_id}",
        params,
    )


def tsquery(clauses: Sequence[Clause]) -> tuple[str, tuple[str, ...]]:
    """The clauses as an expression of type tsquery."""
    parts = [("!!" if clause.negated else "") + either(clause) for clause in clauses]
    params = tuple(" ".join(term.words) for clause in clauses for term in clause.terms)
    return " && ".join(parts), params


def either(clause: Clause) -> str:
    return f"({' || '.join([TERM] * len(clause.terms))})"
