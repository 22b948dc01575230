"""A search as a restriction of a QuerySet. What differs between databases is behind `Engine`."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from django.db import connections
from django.db.models import FloatField, Func, Q, QuerySet, Value
from django.db.models.expressions import RawSQL
from django.db.utils import NotSupportedError

from quotes.search import postgres, sqlite
from quotes.search.fields import field_condition
from quotes.search.query import Clause, Query, Term
from quotes.search.sections import SECTIONS


class Condition(NamedTuple):
    """SQL that a row of quotes_searchrow fulfils or not. Everything typed is in `params`."""

    sql: str
    params: tuple[str, ...]


class Engine(Protocol):
    """What a database does for search. The implementations are modules.

    `FENCE` ends a subquery in order, of which no more rows are to be made than are asked of it.
    """

    FENCE: str

    def matching(
        self, clauses: Sequence[Clause], sections: Sequence[str]
    ) -> tuple[str, tuple[str, ...]]:
        """The condition on quotes_searchrow that all clauses hold there, phrases in any form.

        At least one clause is not negated.
        """

    def walked(self, clauses: Sequence[Clause]) -> tuple[str, str, tuple[str, tuple[str, ...]]]:
        """Where to walk what `matching` finds: a table, its key, which is the date key, and the
        condition there."""

    def ranked(self, clauses: Sequence[Clause]) -> tuple[str, tuple[str, ...]]:
        """Of the date keys in `newest`, which all fulfil `matching`, the best first."""

    def rank(self, clauses: Sequence[Clause], quote_id: str) -> tuple[str, tuple[str, ...]]:
        """The rank, higher better, of the quote with this id (an SQL expression, which comes last).

        A subquery that gives nothing where the quote does not fulfil `matching`.
        """


ENGINES: dict[str, Engine] = {"sqlite": sqlite, "postgresql": postgres}


class Place(NamedTuple):
    """The engine that looks, and the sections that it looks into."""

    engine: Engine
    sections: Sequence[str] = SECTIONS

    def matching(self, clauses: Sequence[Clause]) -> Condition:
        """That all clauses hold, phrases in any form."""
        return Condition(*self.engine.matching(clauses, self.sections))

    def says(self, term: Term) -> Condition:
        """That a phrase stands in one of the sections, word by word."""
        texts = ", ".join(name if name in self.sections else "''" for name in SECTIONS)
        said = " OR ".join([f"quotes_says(%s, {texts})"] * len(term.variants))
        return Condition(f"({said})", tuple(map(" ".join, term.variants)))


def engine_of(alias: str) -> Engine:
    """The engine of a database."""
    vendor = connections[alias].vendor
    if vendor not in ENGINES:
        raise NotSupportedError(f"Search works on SQLite and PostgreSQL, not on {vendor}.")
    return ENGINES[vendor]


def search(
    quotes: QuerySet,
    query: Query,
    using: str | None = None,
    sections: Sequence[str] = SECTIONS,
) -> QuerySet:
    """The quotes that a search finds; all of them for an empty one.

    Filter, order, count and cut the result like any QuerySet.

    Args:
        quotes: a QuerySet of Quote.
        using: the database's alias, where it is not the one that the QuerySet would read.
        sections: which parts of a quote its words and phrases are looked for in.
    """
    if not query:
        return quotes
    place = Place(engine_of(using or quotes.db), sections)
    text = [clause for clause in query.clauses if clause.in_text]
    sought = [clause for clause in text if not clause.negated]
    if sought:
        quotes = quotes.filter(rows(text_condition(place, text)))
    for clause in query.clauses:
        if not (clause.in_text and sought):
            held = clause_condition(place, quotes, clause)
            quotes = quotes.filter(~held if clause.negated else held)
    return quotes


def rows(condition: Condition) -> Q:
    """Quotes whose search row fulfils a condition."""
    # Put together from constants of this package; what was typed goes into the parameters.
    sql = "SELECT quote_id FROM quotes_searchrow WHERE " + condition.sql  # noqa: S608
    return Q(pk__in=RawSQL(sql, condition.params))  # noqa: S611


def text_condition(place: Place, clauses: Sequence[Clause]) -> Condition:
    """That all clauses about the text hold: one look into the index, then the exact phrases.

    The index knows stems only. A phrase is looked up by its stems and then compared word by word;
    one that must not be there cannot be left out by its stems, which would leave out too much.
    """
    loose = [clause for clause in clauses if not (clause.negated and has_phrase(clause))]
    parts = [place.matching(loose)]
    for clause in clauses:
        if has_phrase(clause):
            parts.append(exact_condition(place, clause))
    return all_of(parts)


def exact_condition(place: Place, clause: Clause) -> Condition:
    """That a clause holds, its phrases word by word."""
    if len(clause.terms) == 1 and not clause.negated:
        return place.says(clause.terms[0])
    parts = [term_condition(place, term) for term in clause.terms]
    sql = " OR ".join(part.sql for part in parts)
    params = tuple(param for part in parts for param in part.params)
    return Condition(f"NOT ({sql})" if clause.negated else f"({sql})", params)


def term_condition(place: Place, term: Term) -> Condition:
    """That a word or phrase is found."""
    stems = place.matching([Clause((term,))])
    return all_of([stems, place.says(term)]) if term.kind == "phrase" else stems


def clause_condition(place: Place, quotes: QuerySet, clause: Clause) -> Q:
    """That one of a clause's terms holds, whether the clause is negated or not."""
    held = Q()
    for term in clause.terms:
        if term.in_text:
            held |= rows(term_condition(place, term))
        else:
            held |= field_condition(quotes.model, term)
    return held


def has_phrase(clause: Clause) -> bool:
    return any(term.kind == "phrase" for term in clause.terms)


def all_of(parts: Sequence[Condition]) -> Condition:
    sql = " AND ".join(f"({part.sql})" for part in parts)
    return Condition(sql, tuple(param for part in parts for param in part.params))


class Rank(Func):
    """The rank of a quote among those that fulfil a condition; 0 where it does not."""

    output_field = FloatField()

    def __init__(self, pk: object, engine: Engine, clauses: Sequence[Clause]) -> None:
        super().__init__(pk)
        self.engine = engine
        self.clauses = tuple(clauses)

    def as_sql(self, compiler, connection, **extra):
        pk, pk_params = compiler.compile(self.source_expressions[0])
        sql, params = self.engine.rank(self.clauses, pk)
        return f"COALESCE(({sql}), 0.0)", (*params, *pk_params)


def relevance(quotes: QuerySet, query: Query, using: str | None = None) -> QuerySet:
    """Add `relevance`, higher better, to quotes that a search found.

    Words in the quotation count most, then the headline, its sentence and the sentence before.
    A search that looks for no words gives 0.0 to all.
    """
    sought = [clause for clause in query.clauses if clause.in_text and not clause.negated]
    if not sought and query.sought:
        sought = [Clause(query.sought)]
    if not sought:
        return quotes.annotate(relevance=Value(0.0, FloatField()))
    return quotes.annotate(relevance=Rank("pk", engine_of(using or quotes.db), sought))
