"""The quotes of one page with all that a list shows of them: two statements, however many."""

from collections.abc import Sequence

from django.db import connection

from quotes.models import Article, ArticleVersion, Outlet, Person, Quote, QuoteSource

PARTS = {
    "q": Quote,
    "a": Article,
    "v": ArticleVersion,
    "o": Outlet,
    "p": Person,
}
FIELDS = {alias: model._meta.concrete_fields for alias, model in PARTS.items()}
NAMES = {alias: [field.attname for field in fields] for alias, fields in FIELDS.items()}
COLUMNS = ", ".join(
    f'{alias}."{field.column}"' for alias, fields in FIELDS.items() for field in fields
)
SELECT = (
    f"SELECT {COLUMNS} FROM quotes_quote q JOIN quotes_article a ON a.id = q.article_id "  # noqa: S608
    "JOIN quotes_articleversion v ON v.id = q.version_id "
    "JOIN quotes_outlet o ON o.id = q.outlet_id LEFT JOIN quotes_person p ON p.id = q.speaker_id "
)


def fetched(sql: str, params: Sequence = ()) -> list[tuple]:
    """The rows of a statement."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def quotes_at(keys: Sequence[int]) -> list[Quote]:
    """The quotes at these date keys, newest first."""
    if not keys:
        return []
    places = ", ".join(["%s"] * len(keys))
    rows = fetched(f"{SELECT} WHERE q.date_key IN ({places}) ORDER BY q.date_key DESC", keys)
    converters = converting()
    found = [quote_of(row, converters) for row in rows]
    with_sources(found)
    return found


def converting() -> list[tuple[int, list, object]]:
    """The places of a quote's values that the driver gives otherwise than the model."""
    found = []
    for place, field in enumerate(FIELDS["q"]):
        column = field.get_col("q")
        converters = connection.ops.get_db_converters(column) + column.get_db_converters(connection)
        if converters:
            found.append((place, converters, column))
    return found


def quote_of(row: tuple, converters: list) -> Quote:
    """A quote with what belongs to it, from one joined row."""
    made, first = {}, 0
    for alias, model in PARTS.items():
        last = first + len(NAMES[alias])
        values = list(row[first:last])
        if alias == "q":
            for place, several, column in converters:
                for convert in several:
                    values[place] = convert(values[place], column, connection)
        known = values[0] is not None
        made[alias] = model.from_db("default", NAMES[alias], values) if known else None
        first = last
    quote = made["q"]
    quote.article, quote.version, quote.outlet = made["a"], made["v"], made["o"]
    quote.speaker = made["p"]
    quote._prefetched_objects_cache = {"sources": []}
    return quote


def with_sources(quotes: Sequence[Quote]) -> None:
    """Give each quote the way it came."""
    of = {quote.pk: quote for quote in quotes}
    places = ", ".join(["%s"] * len(of))
    fields = QuoteSource._meta.concrete_fields
    columns = ", ".join(f's."{field.column}"' for field in fields)
    rows = fetched(
        f"SELECT {columns} FROM quotes_quotesource s WHERE s.quote_id IN ({places}) "  # noqa: S608
        "ORDER BY s.quote_id, s.position",
        list(of),
    )
    names = [field.attname for field in fields]
    for row in rows:
        source = QuoteSource.from_db("default", names, row)
        of[source.quote_id]._prefetched_objects_cache["sources"].append(source)
