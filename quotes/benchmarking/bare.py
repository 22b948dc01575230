"""The yardstick of bulk loading: the fewest columns, bare tables, then indexes, then the words.

    python -m quotes.benchmarking.bare ROWS

prints how many quotations a second the database takes in that way. Nothing of ours is asked: it is
what a database does with rows that are ready, in tables that hold no evidence and no history.
"""

import json
import sys
import time

TABLES = (
    "CREATE TABLE bare_article (id bigint PRIMARY KEY, outlet_id int, title text, day text)",
    "CREATE TABLE bare_quote (id bigint PRIMARY KEY, article_id bigint, person_id int, "
    "outlet_id int, day text, words text)",
    "CREATE TABLE bare_topic (quote_id bigint, topic_id int, person_id int, day text)",
)
INDEXES = (
    "CREATE INDEX bare_newest ON bare_quote (day DESC, id DESC)",
    "CREATE INDEX bare_person ON bare_quote (person_id, day DESC, id DESC)",
    "CREATE INDEX bare_outlet ON bare_quote (outlet_id, day DESC, id DESC)",
    "CREATE INDEX bare_link ON bare_topic (topic_id, person_id, day DESC, quote_id DESC)",
    "CREATE UNIQUE INDEX bare_link_once ON bare_topic (quote_id, topic_id)",
)
WORDS = {
    "sqlite": (
        "CREATE VIRTUAL TABLE bare_words USING fts5(words, content='', "
        "tokenize='porter unicode61 remove_diacritics 2')",
        "INSERT INTO bare_words (rowid, words) SELECT id, words FROM bare_quote ORDER BY id",
    ),
    "postgresql": (
        "ALTER TABLE bare_quote ADD COLUMN vector tsvector "
        "GENERATED ALWAYS AS (to_tsvector('english', words)) STORED",
        "CREATE INDEX bare_words ON bare_quote USING gin (vector)",
    ),
}
REMOVE = ("bare_article", "bare_quote", "bare_topic")


def measure(rows: int) -> float:
    """Quotations a second."""
    from django.db import connection, transaction

    from quotes.importing.bulk.tables import write

    tables = ready(rows)
    begin = time.perf_counter()
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in TABLES:
            cursor.execute(statement)
        for (table, columns), values in tables.items():
            write(table, columns.split(), values)
        for statement in (*INDEXES, *WORDS[connection.vendor]):
            cursor.execute(statement)
    spent = time.perf_counter() - begin
    with connection.cursor() as cursor:
        for table in (*REMOVE, *(["bare_words"] if connection.vendor == "sqlite" else [])):
            cursor.execute(f"DROP TABLE {table}")
    return rows / spent


def ready(rows: int) -> dict[tuple[str, str], list[tuple]]:
    """The rows, made beforehand."""
    from quotes.benchmarking.articles import Newsroom

    newsroom = Newsroom(rows)
    outlets = {name: number for number, name in enumerate(newsroom.outlets)}
    people = {name: number for number, name in enumerate(newsroom.people)}
    articles, quotes, topics = [], [], []
    for number, one in enumerate(newsroom.articles()):
        entry = one.incoming.entry
        day, outlet = entry.published.isoformat(), outlets[entry.outlet]
        articles.append((number, outlet, entry.headline, day))
        for said, of in zip(one.incoming.extracted, one.topics, strict=True):
            person, key = people[said.speaker_text], len(quotes)
            quotes.append((key, number, person, outlet, day, said.text))
            topics += [(key, topic, person, day) for topic in of]
    return {
        ("bare_article", "id outlet_id title day"): articles,
        ("bare_quote", "id article_id person_id outlet_id day words"): quotes,
        ("bare_topic", "quote_id topic_id person_id day"): topics,
    }


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(measure(int(sys.argv[1]))))
