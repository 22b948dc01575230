"""An archive of generated quotes in a database of its own, and what adding to it costs.

    python -m tests.benchmarks.archive load COUNT      # in an empty database, set by DATABASE_URL
    python -m tests.benchmarks.archive add COUNT       # prints one JSON object

Ten quotes an article; every fiftieth quote repeats the one before it, in another article. The last
months are generated quote by quote, with the statements of the repeats; the years before are copies
of these months that the database makes itself, as nothing that is added comes near them in time.
The last three thousand quotes are then added as an import adds them, article by article.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from itertools import groupby, islice
from pathlib import Path
from statistics import median

import django

from quotes.matching.index import PERIOD

ADDED, TIMES = 1_000, 3
ARTICLE, BLOCK = 10, 100  # Quotes in an article; neighbours stand in different articles.
BATCH = 5_000
MONTHS = 0.08  # The part of the quotes that is generated: more than matching can reach back to.


def article_of(number: int) -> int:
    """In which article a quote stands: a block's quotes go round its articles."""
    return number // BLOCK * (BLOCK // ARTICLE) + number % (BLOCK // ARTICLE)


def blocks(count: int, first: int, last: int) -> Iterator[list]:
    """The quotations from `first` up to `last`, in blocks of whole articles."""
    from tests.benchmarks.quotations import quotations

    found = islice(quotations(count, first=first), last - first)
    numbered = ((int(one.key), one, repeated) for one, repeated in found)
    for _, block in groupby(numbered, key=lambda item: item[0] // BLOCK):
        yield list(block)


def rows(block: list) -> tuple[list, list, list]:
    """The articles of a block, their texts and their quotes, as rows with keys."""
    from quotes.models import Article, ArticleVersion, Quote

    articles, versions, quotes = [], [], []
    block = sorted(block, key=lambda item: article_of(item[0]))
    for number, group in groupby(block, key=lambda item: article_of(item[0])):
        items, pk, text, places = list(group), number + 1, "A headline", []
        for _, one, _ in items:
            start = len(text) + 3
            text += f"\n\n“{one.text}”, a speaker said on that day."
            places.append((start, start + len(one.text)))
        day, outlet = items[0][1].published, pk % 300 + 1
        articles.append(
            Article(pk=pk, public_id=f"a{pk}", outlet_id=outlet, source_key=str(pk), headline="A")
        )
        articles[-1].published, articles[-1].published_basis = day, "given"
        versions.append(ArticleVersion(pk=pk, article_id=pk, number=1, text=text, sha256="0" * 64))
        for (key, one, _), (start, end) in zip(items, places, strict=True):
            speaker = int(one.speaker.removeprefix("person-")) + 1
            quotes.append(
                Quote(
                    pk=key + 1,
                    public_id=f"{key:010}",
                    article_id=pk,
                    version_id=pk,
                    outlet_id=outlet,
                    published=day,
                    kind="direct",
                    text=one.text,
                    start=start,
                    end=end,
                    pieces=[[start, end]],
                    speaker_id=speaker,
                    speaker_name=one.speaker,
                    speaker_kind="person",
                    speaker_as_printed=one.speaker,
                    statement_id=statement_of(key) if key % 50 >= 48 else None,
                )
            )
    return articles, versions, quotes


def statement_of(number: int) -> int:
    """The statement of a quote that is repeated, and of its repeat."""
    return number // 50 + 1


def load(count: int) -> None:
    """Fill an empty database with all but the quotes that are to be added."""
    from django.core.management import call_command
    from django.db import connection, transaction

    from quotes.deriving.gists import write_gists
    from quotes.models import Outlet, Person, Statement, WordingPair
    from tests.benchmarks.quotations import SPEAKERS

    call_command("migrate", verbosity=0)
    Outlet.objects.bulk_create(
        Outlet(pk=n + 1, name=f"Outlet {n}", slug=f"outlet-{n}") for n in range(300)
    )
    Person.objects.bulk_create(
        Person(pk=n + 1, name=f"Person {n}", slug=f"person-{n}") for n in range(SPEAKERS)
    )
    last = count - ADDED * TIMES
    found = blocks(count, round(count * (1 - MONTHS) / BLOCK) * BLOCK, last)
    while some := list(islice(found, BATCH // BLOCK)):
        articles, versions, quotes = [], [], []
        for block in some:
            for kept, new in zip((articles, versions, quotes), rows(block), strict=True):
                kept += new
        repeats = [key for block in some for key, _, repeated in block if repeated]
        with transaction.atomic():
            Statement.objects.bulk_create(
                Statement(pk=statement_of(key), public_id=f"s{key}") for key in repeats
            )
            for made in (articles, versions, quotes):
                type(made[0]).objects.bulk_create(made)
            write_gists(quotes)
            WordingPair.objects.bulk_create(
                WordingPair(first_id=key, second_id=key + 1, level="statement", score=1)
                for key in repeats
            )
    with transaction.atomic(), connection.cursor() as cursor:
        copy_back(cursor, connection.vendor, last)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        if connection.vendor == "postgresql":
            for table in ("quote", "article", "statement", "wordingpair", "gist"):
                cursor.execute(
                    f"SELECT setval('quotes_{table}_id_seq', (SELECT max(id) FROM quotes_{table}))"
                )


def copy_back(cursor, vendor: str, count: int) -> None:
    """Fill up to so many quotes with copies of those that are there, each set a year before."""
    from quotes.models import Gist, Quote

    cursor.execute("SELECT count(*), max(id) FROM quotes_quote")
    there, top = cursor.fetchone()
    shift = "date({}, '-{} days')" if vendor == "sqlite" else "{} - {}"
    year = 0
    while (missing := count - there * (year + 1)) > 0:
        year += 1
        days, step = 365 * year, top * year
        of_quote = {"id": f"id + {step}", "statement_id": "NULL", "public_id": f"'{year}-' || id"}
        of_quote["published"] = shift.format("published", days)
        of_gist = {"id": f"id + {step}", "quote_id": f"quote_id + {step}"}
        of_gist |= {name: shift.format(name, days) for name in ("first", "last")}
        of_gist["period"] = f"period - {round(days / PERIOD)}"
        for model, changed in ((Quote, of_quote), (Gist, of_gist)):
            table, key = model._meta.db_table, "id" if model is Quote else "quote_id"
            fields = [field for field in model._meta.local_concrete_fields if not field.generated]
            columns = {f'"{field.column}"': f'"{field.column}"' for field in fields}
            columns |= {f'"{name}"': value for name, value in changed.items()}
            cursor.execute(
                f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(columns.values())} "
                f"FROM {table} WHERE {key} <= {top} ORDER BY {key} LIMIT {missing}"
            )


def add(count: int) -> dict[str, float]:
    """Add the last thousands, the median of their costs.

    Seconds of processor time for all that follows from a quote, and for matching and grouping
    alone; seconds by the clock.
    """
    from django.db import connection

    import quotes.deriving
    from quotes.models import Gist, WordingPair
    from quotes.models.locking import writing

    clock = Clock(server_of(connection))
    quotes.deriving.regroup = clock.timed("grouping", quotes.deriving.regroup)
    refresh = clock.timed("all", quotes.deriving.refresh)
    stored, before = WordingPair.objects.count(), Gist.objects.count()
    begin = megabytes()
    costs: dict[str, list[float]] = {"grouping": [], "all": [], "wall": []}
    for turn in range(TIMES):
        first = count - ADDED * (TIMES - turn)
        clock.spent.clear()
        wall = time.perf_counter()
        for block in blocks(count, first, first + ADDED):
            for article in zip(*by_article(*rows(block)), strict=True):
                with writing():
                    refresh(stored_rows(*article))
        costs["wall"].append(time.perf_counter() - wall)
        for name in ("grouping", "all"):
            costs[name].append(clock.spent[name])
    return {
        **{name: median(spent) for name, spent in costs.items()},
        "before": before,
        "pairs": WordingPair.objects.count() - stored,
        "memory": megabytes() - begin,
    }


def by_article(articles: list, versions: list, quotes: list) -> tuple[list, list, list]:
    """The same rows, the quotes of each article by themselves."""
    of = {pk: list(rows) for pk, rows in groupby(quotes, key=lambda quote: quote.article_id)}
    return articles, versions, [of[article.pk] for article in articles]


def stored_rows(article, version, quotes: list) -> list[int]:
    """Store one article with its quotes, as yet in no statement."""
    for row in (article, version):
        type(row).objects.bulk_create([row])
    for quote in quotes:
        quote.statement_id = None
    type(quotes[0]).objects.bulk_create(quotes)
    return [quote.pk for quote in quotes]


class Clock:
    """Seconds of processor time spent in functions: of this process and of the database's own."""

    def __init__(self, server: int | None) -> None:
        self.server = server and Path(f"/proc/{server}/stat")
        self.spent: dict[str, float] = {}

    def now(self) -> float:
        """Processor time so far; other things that run on the machine do not count."""
        if self.server is None:
            return time.process_time()
        told = self.server.read_text().rpartition(")")[2].split()
        return time.process_time() + (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")

    def timed(self, name: str, function: Callable) -> Callable:
        def run(*given):
            begin = self.now()
            try:
                return function(*given)
            finally:
                self.spent[name] = self.spent.get(name, 0) + self.now() - begin

        return run


def server_of(connection) -> int | None:
    """The process that serves this connection, where the database is another than this one."""
    if connection.vendor == "sqlite":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


def megabytes() -> float:
    """The most memory that this process has had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    django.setup()
    step, amount = sys.argv[1], int(sys.argv[2])
    if step == "load":
        load(amount)
    else:
        print(json.dumps(add(amount)))
