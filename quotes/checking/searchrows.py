"""Search rows against the quotes, articles and names that they are written from."""

from collections.abc import Iterator, Sequence

from django.db import connection
from django.db.models import Case, F, Value, When

from quotes.checking.check import CHUNK, Found, RowCheck, in_chunks
from quotes.deriving import with_relations
from quotes.deriving.searchrows import names_of, printed, write_search_rows
from quotes.models import ArticleVersion, Person, Quote, SearchRow
from quotes.models.quote import Lifecycle
from quotes.naming import NAMELESS

# The people of one statement are told to it as values: two for each.
PEOPLE = 400
PLACED = ("pk", "version", "start", "end", "pieces", "text")
PRINTED = ("words", "sentence", "before")


def missing() -> Found:
    return in_chunks(Quote.objects.live().filter(search_row__isnull=True))


def left_over() -> Found:
    return in_chunks(
        Quote.objects.exclude(lifecycle=Lifecycle.LIVE).filter(search_row__isnull=False)
    )


def out_of_place() -> Found:
    return in_chunks(
        Quote.objects.live().filter(search_row__isnull=False).exclude(search_row=F("date_key"))
    )


def other_headline() -> Found:
    rows = SearchRow.objects.exclude(headline=F("quote__article__headline"))
    return in_chunks(Quote.objects.live().filter(search_row__in=rows))


def other_speaker() -> Found:
    """People by all their names, everybody else by the name that is printed."""
    said = Case(When(speaker_name__in=NAMELESS, then=Value("")), default=F("speaker_name"))
    nobody = Quote.objects.live().filter(speaker__isnull=True, search_row__isnull=False)
    yield from in_chunks(nobody.exclude(search_row__speaker=said))
    last = 0
    people = Person.objects.order_by("pk").prefetch_related("names")
    while some := list(people.filter(pk__gt=last)[:PEOPLE]):
        last = some[-1].pk
        yield from called_otherwise({person.pk: names_of(person) for person in some})


def called_otherwise(names: dict[int, str]) -> Found:
    """Quotes of these people whose search row has another text than their names."""
    values = ", ".join(["(%s, %s)"] * len(names))
    number = "speaker_id" if connection.vendor == "sqlite" else "speaker_id::bigint"
    sql = (
        f"WITH called (person, names) AS (VALUES {values}) "  # noqa: S608 - placeholders alone
        "SELECT q.id FROM called "
        f"JOIN quotes_quote q ON q.{number} = called.person "
        "JOIN quotes_searchrow r ON r.quote_id = q.id "
        "WHERE q.lifecycle = %s AND r.speaker <> called.names"
    )
    told = [value for pair in names.items() for value in pair]
    with connection.cursor() as cursor:
        cursor.execute(sql, [*told, Lifecycle.LIVE])
        while rows := cursor.fetchmany(CHUNK):
            yield [pk for (pk,) in rows]


def other_words() -> Found:
    """Quotes whose search row has other words, or other words around them, than are printed.

    Where a sentence ends is worked out in Python: this one check reads every text.
    """
    for ids in in_chunks(Quote.objects.live().filter(search_row__isnull=False)):
        if wrong := [pk for pk, held, told in told_and_printed(ids) if held != told]:
            yield wrong


def told_and_printed(ids: Sequence[int]) -> Iterator[tuple[int, tuple, tuple]]:
    """Of each quote, what its search row says, and what its article prints."""
    rows = Quote.objects.filter(pk__in=ids).order_by("version", "pk")
    texts: dict[int, str] = {}
    for pk, version, start, end, pieces, words, *held in rows.values_list(
        *PLACED, *(f"search_row__{name}" for name in PRINTED)
    ):
        if version not in texts:
            texts = {version: ArticleVersion.objects.values_list("text").get(pk=version)[0]}
        around = printed(texts[version], start, end, pieces, words)
        yield pk, tuple(held), tuple(around[name] for name in PRINTED)


def write_again(ids: Sequence[int]) -> None:
    write_search_rows(with_relations(ids))


SEARCH_ROWS = tuple(
    RowCheck(name, find, write_again)
    for name, find in (
        ("live quotes without a search row", missing),
        ("search rows of quotes that are not live", left_over),
        ("search rows that are not at the place of their date", out_of_place),
        ("search rows with another headline", other_headline),
        ("search rows with other names of the speaker", other_speaker),
        ("search rows with other words than are printed", other_words),
    )
)
