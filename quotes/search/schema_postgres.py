"""The text search configuration, the functions and the derived column of PostgreSQL.

The column is generated, so that it cannot be forgotten or lost as a trigger can, and whoever writes
the rows need know nothing of it. The price: PostgreSQL refuses a migration that changes the type of
a section's column until that migration drops `vector`; the next `migrate` builds it again.

No extension is needed. Accents are taken off by Unicode's own rules and not by `unaccent`, whose
rules differ between versions and from SQLite's; and the stemmer is Porter's of 1980, as in FTS5,
not PostgreSQL's `english`, which has stop words and other stems.
"""

import hashlib

from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from quotes.search.words import ACCENTS, LETTERS, SECTION

SINGLE = {chr(letter): plain for letter, plain in LETTERS.items() if len(plain) == 1}
DOUBLE = {chr(letter): plain for letter, plain in LETTERS.items() if len(plain) > 1}


def without_accents(section: str) -> str:
    """An SQL expression: the letters of another one without case and accents."""
    sql = f"regexp_replace(normalize(lower({section}), NFD), '[{ACCENTS}]+', '', 'g')"
    sql = f"translate({sql}, '{''.join(SINGLE)}', '{''.join(SINGLE.values())}')"
    for letter, plain in DOUBLE.items():
        sql = f"replace({sql}, '{letter}', '{plain}')"
    return f"normalize({sql}, NFC)"


# As quotes.search.words.fold, of what of a section is searched. Each function is one RETURN, which
# finds what it calls also while a dump is restored, when no schema is on the search path. None is
# STRICT, because PostgreSQL then builds it into the query that calls it: eight times as fast.
FOLD = rf"""
CREATE OR REPLACE FUNCTION quotes_fold(section text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN section ~ '[^\x01-\x7f\u00a0\u2010-\u2027]'
                THEN {without_accents(f"left(section, {SECTION})")}
                ELSE lower(left(section, {SECTION})) END"""

# As quotes.search.words.plain.
PLAIN = """
CREATE OR REPLACE FUNCTION quotes_plain(section text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN trim(regexp_replace(quotes_fold(section), '[^[:alnum:]]+', ' ', 'g'))"""

# Where PostgreSQL's Porter and that of FTS5 part: FTS5 has the author's later rules for "possibly"
# and "ideology", and leaves words of two letters as they are ("us" is not "u").
FORMS = r"""
CREATE OR REPLACE FUNCTION quotes_forms(plain text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN regexp_replace(regexp_replace(regexp_replace(plain,
        '\m([a-z][sy])\M', '\10', 'g'),
        '([aeiouy][^aeiouy ]\w*)bl(y|ies)\M', '\1ble', 'g'),
        '([aeiouy][^aeiouy ]\w*)log(y|ies)\M', '\1log', 'g')"""

# As quotes.search.sqlite.says: compares in the folded text, which spares making words of it all.
PATTERN = "('(?:^|[^[:alnum:]])' || replace(phrase, ' ', '[^[:alnum:]]+') || '(?:$|[^[:alnum:]])')"
SAYS = f"""
CREATE OR REPLACE FUNCTION quotes_says(
    phrase text, words text, sentence text, before text, headline text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN quotes_fold(words) ~ {PATTERN} OR quotes_fold(sentence) ~ {PATTERN}
        OR quotes_fold(before) ~ {PATTERN} OR quotes_fold(headline) ~ {PATTERN}"""

# One word more between two sections, which nobody can ask for, so that no phrase spans them.
BORDER = "'''|'':1'::tsvector"
WEIGHT = {"words": "A", "headline": "B", "sentence": "C", "before": "D"}
VECTOR = f" || {BORDER} || ".join(
    f"setweight(to_tsvector('quotes_english', quotes_forms(quotes_plain({section}))), '{weight}')"
    for section, weight in WEIGHT.items()
)
TOKENS = "asciiword, word, numword, int, uint, float, sfloat"
REMOVE = (
    "ALTER TABLE quotes_searchrow DROP COLUMN IF EXISTS vector",
    "DROP TEXT SEARCH CONFIGURATION IF EXISTS quotes_english",
    "DROP TEXT SEARCH DICTIONARY IF EXISTS quotes_stem",
)
BUILD = (
    "CREATE TEXT SEARCH DICTIONARY quotes_stem (TEMPLATE = snowball, LANGUAGE = porter)",
    "CREATE TEXT SEARCH CONFIGURATION quotes_english (PARSER = default)",
    f"ALTER TEXT SEARCH CONFIGURATION quotes_english ADD MAPPING FOR {TOKENS} WITH quotes_stem",
    FOLD,
    PLAIN,
    FORMS,
    SAYS,
    "ALTER TABLE quotes_searchrow ADD COLUMN vector tsvector "
    f"GENERATED ALWAYS AS ({VECTOR}) STORED",
    "CREATE INDEX quotes_searchrow_vector ON quotes_searchrow USING gin (vector)",
)
DEFINITION = hashlib.sha256("\n".join(BUILD).encode()).hexdigest()


def install(connection) -> bool:
    """Build the column where it is missing or was made by another definition than today's."""
    with transaction.atomic(connection.alias), connection.cursor() as cursor:
        if stored_definition(cursor) == DEFINITION:
            return False
        refuse_other_encodings(cursor)
        for statement in (*REMOVE, *BUILD):
            cursor.execute(statement)
        cursor.execute(f"COMMENT ON COLUMN quotes_searchrow.vector IS '{DEFINITION}'")
    return True


def stored_definition(cursor) -> str | None:
    """The hash of what made the column; None where there is none."""
    cursor.execute(
        "SELECT col_description(attrelid, attnum) FROM pg_attribute "
        "WHERE attrelid = 'quotes_searchrow'::regclass AND attname = 'vector' AND NOT attisdropped"
    )
    row = cursor.fetchone()
    return row[0] if row else None


def refuse_other_encodings(cursor) -> None:
    """Unicode's forms, by which accents are taken off, exist in a UTF-8 database only."""
    cursor.execute("SHOW server_encoding")
    (encoding,) = cursor.fetchone()
    if encoding != "UTF8":
        raise ImproperlyConfigured(
            f"The database's encoding is {encoding}: create it with ENCODING 'UTF8'."
        )
