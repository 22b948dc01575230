"""Fills an empty, migrated database with made articles, by the way of the bulk import."""

import time
from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import connection

from quotes.benchmarking.articles import Newsroom, Written
from quotes.deriving.gists import write_gists
from quotes.importing.bulk import store_batch
from quotes.importing.bulk.tables import Table
from quotes.models import ImportRun, Quote, QuoteTopic, Topic
from quotes.models.locking import writing
from quotes.models.naming import free_slug

BATCH = 2_000  # articles in one transaction


def load(newsroom: Newsroom) -> dict[str, float]:
    """Store all articles. Returns how many quotations, and the seconds of each part of the work."""
    if Quote.objects.exists():
        raise RuntimeError("Rows are made in an empty database only.")
    spent = {"making": 0.0, "storing": 0.0, "topics": 0.0, "gists": 0.0}
    topics = make_topics(newsroom)
    run = ImportRun.objects.create(command="bench", engine="")
    batches = in_batches(newsroom.articles())
    while True:
        begin = time.perf_counter()
        batch = next(batches, None)
        made = time.perf_counter()
        spent["making"] += made - begin
        if batch is None:
            break
        stored = store_batch([one.incoming for one in batch], run, group=False)
        done = time.perf_counter()
        spent["storing"] += done - made
        numbers = iter(stored.quotes)
        links = [
            {"quote_id": quote, "topic_id": topics[number], "origin": QuoteTopic.Origin.EDITOR}
            for one in batch
            for of in one.topics
            for quote in [next(numbers)]
            for number in of
        ]
        link(links)
        linked = time.perf_counter()
        spent["topics"] += linked - done
        # The statements stay out: nobody here says what somebody else has said.
        write_gists([Quote(**row) for row in stored.rows[Quote]])
        spent["gists"] += time.perf_counter() - linked
    return {"quotes": Quote.objects.count(), **{name: round(n, 2) for name, n in spent.items()}}


def in_batches(articles: Iterable[Written]) -> Iterator[list[Written]]:
    """The articles, so many at a time."""
    articles = iter(articles)
    while batch := list(islice(articles, BATCH)):
        yield batch


def make_topics(newsroom: Newsroom) -> list[int]:
    """Store the topics; they have no rules, as their quotations are said."""
    slugs = Topic.objects.none()
    Topic.objects.bulk_create(
        Topic(name=name, slug=free_slug(name, slugs)) for name in newsroom.topics
    )
    return list(Topic.objects.order_by("pk").values_list("pk", flat=True))


@writing()
def link(links: list[dict]) -> None:
    """Give quotations their topics."""
    table = Table(QuoteTopic)
    first = table.next_id()
    table.insert(row | {"id": first + place} for place, row in enumerate(links))
    table.close()


def settle() -> None:
    """Bring the database's own figures up to date, as its upkeep does over time."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")
        else:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("ANALYZE")
