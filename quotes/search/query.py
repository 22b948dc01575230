"""A reader's words, parsed to a small tree. No Django here, and no database.

The syntax: `words`, an `"exact phrase"`, `-word` to leave one out, `this OR that`, and
`person:` `outlet:` `topic:` `via:` before a name, in marks when it has spaces, `after:` and
`before:` before a day, month or year of publication. All parts must hold;
OR joins the two that stand beside it, as search engines have it: `iran OR iraq war` looks for war
and one of the two. Round brackets are read past, as punctuation is. A word in capitals that is
another one in small letters is the acronym: `US` is U.S., and `us` the pronoun.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quotes.cleaning import clean
from quotes.exceptions import QuerySyntaxError
from quotes.search.dates import first_day
from quotes.search.spelling import shouted
from quotes.search.words import WORD, asked, plain

LENGTH = 200
TERMS = 16
NAMES = ("person", "outlet", "topic", "via")
DATES = ("after", "before")
PREFIXES = (*NAMES, *DATES)
OPERATORS = ("OR", "AND", "NOT")
MARKS = '"“”„«»'

# A sign before a term that is neither part of a word nor means anything here, such as a bracket.
PUNCTUATION = re.compile(rf"[^\w\s{MARKS}-]+|_+|-(?=[\s-]|$)")
PREFIX = re.compile(rf"({'|'.join(PREFIXES)}):", re.IGNORECASE)
CHUNK = re.compile(rf"[^\s{MARKS}]+")
PLAIN_VALUE = re.compile(r"\w[\w.’'-]*")


@dataclass(frozen=True)
class Term:
    """One thing to look for.

    Attributes:
        kind: "word" (found in any of its forms), "phrase" (found as it is written), or the prefix
            before a name or a date: "person", "outlet", "topic", "via", "after", "before".
        text: as written, without marks and prefix.
    """

    kind: str
    text: str

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words, which stand side by side ("al-Maliki" is two)."""
        return asked(self.text)

    @property
    def variants(self) -> tuple[tuple[str, ...], ...]:
        """The words, and where they are others in a text all in capitals, also those."""
        return tuple(dict.fromkeys((self.words, shouted(self.words))))

    @property
    def in_text(self) -> bool:
        """Whether it is looked for in what was printed, not in what is known of the quote."""
        return self.kind in ("word", "phrase")

    def __str__(self) -> str:
        if self.kind == "word":
            return self.text
        if self.kind == "phrase":
            return f'"{self.text}"'
        value = self.text if PLAIN_VALUE.fullmatch(self.text) else f'"{self.text}"'
        return f"{self.kind}:{value}"


@dataclass(frozen=True)
class Clause:
    """Terms of which one must hold; with `negated`, a single one that must not."""

    terms: tuple[Term, ...]
    negated: bool = False

    @property
    def in_text(self) -> bool:
        return all(term.in_text for term in self.terms)

    def __str__(self) -> str:
        return "-" * self.negated + " OR ".join(map(str, self.terms))


@dataclass(frozen=True)
class Query:
    """A search: every clause must hold. One without clauses is false and looks for nothing."""

    clauses: tuple[Clause, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.clauses)

    def __str__(self) -> str:
        """The query as we read it; parsed again, it gives the same one."""
        return " ".join(map(str, self.clauses))

    @property
    def sought(self) -> tuple[Term, ...]:
        """The words and phrases that a text can be marked with: those not left out."""
        clauses = (clause for clause in self.clauses if not clause.negated)
        return tuple(term for clause in clauses for term in clause.terms if term.in_text)


@dataclass(frozen=True)
class Token:
    """A term or an OR as it was read, with its offset (code points) in what was typed."""

    position: int
    term: Term | None = None
    negated: bool = False


def parse(raw: str, *, length: int = LENGTH, terms: int = TERMS) -> Query:
    """Read a search.

    Args:
        raw: what was typed. NUL and lone surrogates are read as U+FFFD.
        length: how many code points it may have.
        terms: how many words, phrases and names it may have.

    Raises:
        QuerySyntaxError: with the offset where reading stopped, and what to write instead.
    """
    raw = clean(raw)
    if len(raw) > length:
        raise QuerySyntaxError(
            f"The search has {len(raw)} characters, and {length} are allowed: write fewer words.",
            length,
        )
    tokens = list(read_tokens(raw))
    counted = [token for token in tokens if token.term]
    if len(counted) > terms:
        raise QuerySyntaxError(
            f"The search has {len(counted)} terms, and {terms} are allowed: write fewer.",
            counted[terms].position,
        )
    if not counted:
        if raw.strip():
            raise QuerySyntaxError("There is no word in it to look for: write one.", 0)
        return Query()
    return Query(checked(tuple(joined(tokens)), counted[0].position))


def read_tokens(raw: str) -> Iterator[Token]:
    """The terms and ORs of a search, in order."""
    position = 0
    while position < len(raw):
        skipped = PUNCTUATION.match(raw, position)
        if skipped or raw[position].isspace():
            position = skipped.end() if skipped else position + 1
            continue
        start = position
        negated = raw[position] == "-"
        position += negated
        while negated and (skipped := PUNCTUATION.match(raw, position)):
            position = skipped.end()
        prefix = PREFIX.match(raw, position)
        kind = prefix.group(1).lower() if prefix else "word"
        position = prefix.end() if prefix else position
        text, position, marked = read_text(raw, position)
        token = as_token(start, kind, text, marked, negated)
        if token:
            yield token


def read_text(raw: str, position: int) -> tuple[str, int, bool]:
    """What stands at an offset: its text, the offset after it, and whether it was in marks."""
    if position < len(raw) and raw[position] in MARKS:
        for end in range(position + 1, len(raw)):
            if raw[end] in MARKS:
                return raw[position + 1 : end], end + 1, True
        raise QuerySyntaxError(
            f"The quotation mark at character {position + 1} is never closed: write another one "
            "after the phrase.",
            position,
        )
    chunk = CHUNK.match(raw, position)
    return (chunk.group(), chunk.end(), False) if chunk else ("", position, False)


def as_token(start: int, kind: str, text: str, marked: bool, negated: bool) -> Token | None:
    """What was read as a token; None where there is no word in it."""
    if kind in DATES:
        return Token(start, Term(kind, dated(start, kind, tidy(text))), negated)
    if kind in NAMES:
        if not plain(tidy(text)):
            raise QuerySyntaxError(
                f'Nobody is named after "{kind}:": write a name, such as {EXAMPLES[kind]}.', start
            )
        return Token(start, Term(kind, tidy(text)), negated)
    if marked:
        return Token(start, Term("phrase", tidy(text)), negated) if plain(tidy(text)) else None
    if text in OPERATORS:
        return operator(start, text, negated)
    runs = list(WORD.finditer(text))
    if not runs:
        return None
    word = text[runs[0].start() : runs[-1].end()]
    return Token(start, Term("word", word.lower() if word in OPERATORS else word), negated)


EXAMPLES = {
    "person": 'person:"Hassan Rouhani"',
    "outlet": 'outlet:"The Washington Post"',
    "topic": "topic:elections",
    "via": "via:Reuters",
}


def dated(start: int, kind: str, text: str) -> str:
    """The date after a prefix, once it is known to be one."""
    if first_day(text) is None:
        after = f"“{text[:20]}” is no date" if text else "There is no date"
        raise QuerySyntaxError(
            f'{after} after "{kind}:" at character {start + 1}: write a year as {kind}:2014, a '
            f"month as {kind}:2014-06 or a day as {kind}:2014-06-15.",
            start,
        )
    return text


def tidy(text: str) -> str:
    return " ".join(text.split())


def operator(start: int, text: str, negated: bool) -> Token | None:
    """OR joins; AND is what stands between terms anyway; NOT is written otherwise here."""
    if text == "NOT" or negated:
        raise QuerySyntaxError(
            f"{text} at character {start + 1}: write -word to leave a word out, or small letters "
            "to look for the word itself.",
            start,
        )
    return Token(start) if text == "OR" else None


def joined(tokens: list[Token]) -> Iterator[Clause]:
    """Clauses: terms that an OR joins are one, every other term is one by itself."""
    group: list[Token] = []
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.term is None:
            if before is None or before.term is None:
                raise dangling(token)
            continue
        if before is None or before.term is not None:
            yield from as_clause(group)
            group = []
        group.append(token)
    if tokens[-1].term is None:
        raise dangling(tokens[-1])
    yield from as_clause(group)


def dangling(token: Token) -> QuerySyntaxError:
    return QuerySyntaxError(
        f"OR at character {token.position + 1} joins nothing: write a word on each side of it, or "
        "or in small letters to look for the word itself.",
        token.position,
    )


def as_clause(group: list[Token]) -> Iterator[Clause]:
    """The clause of a group; none of an empty one."""
    if not group:
        return
    out = next((token for token in group if token.negated), None)
    if out and len(group) > 1:
        raise QuerySyntaxError(
            f"-{out.term} at character {out.position + 1} stands beside OR: write what to leave "
            "out apart, after the alternatives.",
            out.position,
        )
    yield Clause(tuple(token.term for token in group if token.term), negated=bool(out))


def checked(clauses: tuple[Clause, ...], position: int) -> tuple[Clause, ...]:
    """Refuse a search that only leaves out: it would list nearly everything."""
    if all(clause.negated for clause in clauses):
        raise QuerySyntaxError(
            "The search only says what to leave out: write something to look for as well.",
            position,
        )
    return clauses
