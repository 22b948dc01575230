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

from quotes.search.postgres import EVERYTHING, LABELS
from quotes.search.spelling import (
    ACRONYMS,
    BORDER,
    BORDER_WORD,
    OWN_S,
    SHOUTED,
    SURE,
)
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


def undotted(section: str) -> str:
    """An SQL expression: another one without the dots of acronyms, those of our list marked."""
    for length in sorted({len(word) for word in ACRONYMS}):
        dotted = "|".join(r"\.".join(word) for word in sorted(ACRONYMS) if len(word) == length)
        letters = r"\.".join(["([a-z])"] * length)
        kept = "".join(f"\\{number}" for number in range(1, length + 1))
        sought = rf"(?<!\m[a-z]\.)\m(?=(?:{dotted})\M(?!\.[a-z]\M)){letters}\M"
        section = f"regexp_replace({section}, '{sought}', '{kept}{SURE}', 'gi')"
    return rf"regexp_replace({section}, '(?<=\m[A-Za-z])\.(?=[A-Za-z]\M)', '', 'g')"


# As quotes.search.spelling.spelled.
CAPITALS = "|".join(sorted(ACRONYMS))
SPELLED = rf"""
CREATE OR REPLACE FUNCTION quotes_spelled(section text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN replace(regexp_replace(
        CASE WHEN section ~ '\m[A-Za-z]\.[A-Za-z]\M' THEN {undotted("section")} ELSE section END,
        '\m({CAPITALS})\M',
        CASE WHEN section ~ '[a-z]' THEN '\1{SURE}' ELSE '\1{SHOUTED}' END, 'g'),
        chr({ord(BORDER)}), ' {BORDER_WORD} ')"""

# As quotes.search.words.fold, of what of a section is searched. Each function is one RETURN, which
# finds what it calls also while a dump is restored, when no schema is on the search path. None is
# STRICT, because PostgreSQL then builds it into the query that calls it: eight times as fast.
FOLD = rf"""
CREATE OR REPLACE FUNCTION quotes_fold(section text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN section ~ '[^\x01-\x7f\u00a0\u2010-\u2027]'
                THEN {without_accents(f"quotes_spelled(left(section, {SECTION}))")}
                ELSE lower(quotes_spelled(left(section, {SECTION}))) END"""

# As quotes.search.words.plain. Most words stand a space apart, and that is left as it is: to write
# each of them anew takes five times as long.
PLAIN = """
CREATE OR REPLACE FUNCTION quotes_plain(section text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN trim(regexp_replace(quotes_fold(section),
        '[^[:alnum:] ][^[:alnum:]]*| [^[:alnum:]]+', ' ', 'g'))"""

# Where PostgreSQL's Porter and that of FTS5 part: FTS5 has the author's later rules for "possibly"
# and "ideology", and leaves words of two letters as they are ("us" is not "u").
# The words that keep their s are those of quotes.search.spelling.forms.
FORMS = rf"""
CREATE OR REPLACE FUNCTION quotes_forms(plain text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN regexp_replace(regexp_replace(regexp_replace(regexp_replace(plain,
        '\m([a-z][sy])\M', '\10', 'g'),
        '\m({"|".join(sorted(OWN_S))})\M', '\1{SURE}', 'g'),
        '([aeiouy][^aeiouy ]\w*)bl(y|ies)\M', '\1ble', 'g'),
        '([aeiouy][^aeiouy ]\w*)log(y|ies)\M', '\1log', 'g')"""

# As quotes.search.sqlite.says: compares in the folded text, which spares making words of it all.
PATTERN = "('(?:^|[^[:alnum:]])' || replace(phrase, ' ', '[^[:alnum:]]+') || '(?:$|[^[:alnum:]])')"
SAYS = f"""
CREATE OR REPLACE FUNCTION quotes_says(
    phrase text, words text, sentence text, before text, headline text, speaker text
) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN quotes_fold(words) ~ {PATTERN} OR quotes_fold(sentence) ~ {PATTERN}
        OR quotes_fold(before) ~ {PATTERN} OR quotes_fold(headline) ~ {PATTERN}
        OR quotes_fold(speaker) ~ {PATTERN}"""

# One word more between two sections, which nobody can ask for, so that no phrase spans them.
GAP = "'''|'':1'::tsvector"


def section_vector(section: str, label: str) -> str:
    """An SQL expression: the tsvector of one section, labelled."""
    return (
        f"setweight(to_tsvector('quotes_english', quotes_forms(quotes_plain({section}))), "
        f"'{label}')"
    )


VECTOR = f" || {GAP} || ".join(section_vector(*pair) for pair in LABELS.items())
# A tsvector has four labels and there are five sections, so the names stand in another column.
NAMES = f"{GAP} || {section_vector('speaker', 'B')}"
AT_ONCE = 1_000  # rows that are written again in one transaction
# Of how many of the commonest words PostgreSQL knows the frequency: ten times as many. Of every
# other one it takes half the frequency of the last of those. With its usual 100, a word that stands
# nowhere was thought to be in 2,000 rows of a million: then all rows were read in the order of
# dates, as 26 of those would have been met soon.
KNOWN_WORDS = 1_000
TOKENS = "asciiword, word, numword, int, uint, float, sfloat"
REMOVE = (
    "ALTER TABLE quotes_searchrow DROP COLUMN IF EXISTS vector, DROP COLUMN IF EXISTS names",
    "DROP FUNCTION IF EXISTS quotes_says(text, text, text, text, text)",
    "DROP TEXT SEARCH CONFIGURATION IF EXISTS quotes_english",
    "DROP TEXT SEARCH DICTIONARY IF EXISTS quotes_stem",
)
BUILD = (
    "CREATE TEXT SEARCH DICTIONARY quotes_stem (TEMPLATE = snowball, LANGUAGE = porter)",
    "CREATE TEXT SEARCH CONFIGURATION quotes_english (PARSER = default)",
    f"ALTER TEXT SEARCH CONFIGURATION quotes_english ADD MAPPING FOR {TOKENS} WITH quotes_stem",
    SPELLED,
    FOLD,
    PLAIN,
    FORMS,
    SAYS,
    "ALTER TABLE quotes_searchrow ADD COLUMN vector tsvector "
    f"GENERATED ALWAYS AS ({VECTOR}) STORED, "
    f"ADD COLUMN names tsvector GENERATED ALWAYS AS ({NAMES}) STORED",
    f"CREATE INDEX quotes_searchrow_vector ON quotes_searchrow USING gin ({EVERYTHING})",
    f"ALTER INDEX quotes_searchrow_vector ALTER COLUMN 1 SET STATISTICS {KNOWN_WORDS}",
    # PostgreSQL does so by itself only after rows were written.
    "ANALYZE quotes_searchrow",
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


def is_installed(connection) -> bool:
    """Whether the column is there, as it is made today."""
    with connection.cursor() as cursor:
        return stored_definition(cursor) == DEFINITION


STALE = f"vector IS DISTINCT FROM ({VECTOR}) OR names IS DISTINCT FROM ({NAMES})"


def count_stale(connection) -> int:
    """The rows whose columns are not what their text gives today."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM quotes_searchrow WHERE {STALE}")  # noqa: S608
        return cursor.fetchone()[0]


def fill(connection) -> None:
    """Write those rows again, whereupon the database derives their columns, some at a time."""
    last, more = -1, True
    while more:
        with transaction.atomic(connection.alias), connection.cursor() as cursor:
            cursor.execute(
                "UPDATE quotes_searchrow SET words = words, speaker = speaker WHERE id IN ("  # noqa: S608
                f"SELECT id FROM quotes_searchrow WHERE id > %s AND ({STALE}) "
                f"ORDER BY id LIMIT {AT_ONCE}) RETURNING id",
                [last],
            )
            ids = [number for (number,) in cursor.fetchall()]
        last, more = max(ids, default=last), bool(ids)


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
