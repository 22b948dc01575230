"""Stores a batch of articles in one transaction: all of it, or nothing."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count

from django.utils import timezone

from quotes.deriving import derive_new
from quotes.deriving.searchrows import as_printed
from quotes.editing.guard import importing
from quotes.exceptions import BulkRefused
from quotes.importing.bulk.names import Names
from quotes.importing.bulk.rows import (
    Prepared,
    Values,
    free_address,
    prepare,
    reading_row,
    source_rows,
    version_row,
)
from quotes.importing.bulk.tables import Table
from quotes.importing.people import Mention
from quotes.importing.pipeline import OUTCOMES, Incoming, facts_of, outlets_called
from quotes.importing.plan import Step, decide
from quotes.models import (
    Article,
    ArticleVersion,
    ImportItem,
    ImportRun,
    OutletName,
    Quote,
    QuoteSource,
    Reading,
    SearchRow,
    TakeDown,
)
from quotes.models.datekey import date_key
from quotes.models.locking import writing
from quotes.models.outlet import outlet_fold
from quotes.models.quote import Kind
from quotes.search.schema import filled_at_once

NUMBERED = (Article, ArticleVersion, Quote, Reading, QuoteSource, ImportItem)
CHUNK = 5_000  # values in one query


@contextmanager
def without_collecting() -> Iterator[None]:
    """Nothing is looked through for circles meanwhile: a batch makes a million objects and none,
    and to look through them again and again takes a quarter of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@without_collecting()
@writing()
@importing()
def store_batch(incoming: Sequence[Incoming], run: ImportRun, *, group: bool = True) -> "Batch":
    """Store articles that are new, each once among these. Returns what was stored.

    `group` says whether wordings are joined to statements at once. Raises BulkRefused where words
    are suppressed by now: a run takes hours, and meanwhile an editor may do so.
    """
    refuse_suppressed()
    batch = Batch(run)
    batch.store(list(with_outlets(incoming)))
    derive_new(batch.quotes, batch.headlines, group=group)
    return batch


def refuse_suppressed() -> None:
    """Raise BulkRefused where a text must be compared with what was suppressed."""
    if TakeDown.objects.suppressions().exists():
        raise BulkRefused(
            "Words were suppressed in this database, and each text that comes in must be compared "
            "with them: import without --bulk."
        )


def with_outlets(incoming: Sequence[Incoming]) -> Iterator[Prepared]:
    """The articles as they are read, each with its outlet, which is stored if it is new."""
    outlets = outlets_called({one.outlet_name for one in incoming})
    for one in incoming:
        yield prepare(one, facts_of(one, outlets[one.outlet_name]))


class Batch:
    """The rows of some articles, table by table, as they are written."""

    def __init__(self, run: ImportRun) -> None:
        self.run = run
        self.tables = {model: Table(model) for model in (*NUMBERED, SearchRow)}
        self.rows: dict[type, list[Values]] = {model: [] for model in self.tables}
        self.numbers = {model: count(self.tables[model].next_id()) for model in NUMBERED}
        self.now = timezone.now()
        self.names = Names(())
        self.open: set[int] = set()

    @property
    def quotes(self) -> list[int]:
        """The numbers of the quotes, in the order in which they were given."""
        return [row["id"] for row in self.rows[Quote]]

    @property
    def headlines(self) -> list[int]:
        """The numbers of those that a headline prints."""
        return [row["id"] for row in self.rows[Quote] if row["headline"]]

    @property
    def items(self) -> list[ImportItem]:
        """The rows of the ledger."""
        return [ImportItem(**row) for row in self.rows[ImportItem]]

    def store(self, articles: Sequence[Prepared]) -> None:
        """Write all rows; the search index is filled with them in one go."""
        self.names = Names({mention.name for one in articles for mention in one.mentions})
        self.names.introduce(spoken_by(articles))
        taken = taken_addresses(articles)
        for one in articles:
            self._add(one, taken)
        self._add_search_rows(articles)
        self._name_sources()
        first = self.rows[Quote][0]["id"] if self.rows[Quote] else 0
        with filled_at_once("default", first):
            for model, table in self.tables.items():
                table.insert(self.rows[model])
        for model in NUMBERED:
            self.tables[model].close()

    def _new(self, model: type, values: Values) -> Values:
        row = values | {"id": next(self.numbers[model])}
        self.rows[model].append(row)
        return row

    def _add(self, one: Prepared, taken: set[str]) -> None:
        """The rows of one article."""
        article = self._new(Article, one.facts | {"captured_at": self.now})
        captured = {"article_id": article["id"], "captured_at": self.now}
        version = self._new(ArticleVersion, version_row(one.text) | captured)
        of = {
            "article_id": article["id"],
            "version_id": version["id"],
            "outlet_id": article["outlet_id"],
            "published": article["published"],
        }
        read = zip(one.readings, one.shown, one.addresses, one.mentions, strict=True)
        for values, shown, wished, mention in read:
            speaker, is_open = self.names.who(mention)
            public_id = free_address(wished, article, values["start"], taken)
            own = {"public_id": public_id, "speaker_id": speaker}
            quote = self._new(Quote, shown | of | own)
            if is_open:
                self.open.add(quote["id"])
            held = {"quote_id": quote["id"], "version_id": version["id"], "read_at": self.now}
            self._new(Reading, reading_row(values) | held)
            for link in source_rows(values):
                self._new(QuoteSource, link | {"quote_id": quote["id"]})
        told = {
            "run_id": self.run.pk,
            "name": one.incoming.source.id[:500],
            "outcome": OUTCOMES[Step.CREATE],
            "reason": decide(one.text, None).reason,
        }
        self._new(ImportItem, told | {"article_id": article["id"], "quotes": len(one.readings)})

    def _add_search_rows(self, articles: Sequence[Prepared]) -> None:
        """What of each quote is searched, in the order of the index."""
        forms = self.names.forms_of(
            {row["speaker_id"] for row in self.rows[Quote] if row["speaker_id"] is not None}
        )
        quotes = iter(self.rows[Quote])
        for one in articles:
            for around in one.around:
                quote = next(quotes)
                who = forms.get(quote["speaker_id"])
                row = {
                    "id": date_key(quote["published"], quote["id"]),
                    "quote_id": quote["id"],
                    "headline": one.facts["headline"],
                    "speaker": as_printed(quote["speaker_name"]) if who is None else who,
                }
                self.rows[SearchRow].append(row | around)
        self.rows[SearchRow].sort(key=lambda row: row["id"])

    def _name_sources(self) -> None:
        """Give each link of a chain the outlet that goes by the printed name, where one does."""
        links = self.rows[QuoteSource]
        folded = {link["as_printed"]: outlet_fold(link["as_printed"]) for link in links}
        held = OutletName.objects.filter(folded__in=set(folded.values()))
        outlets = dict(held.values_list("folded", "outlet"))
        for link in links:
            link["outlet_id"] = outlets.get(folded[link["as_printed"]])


def spoken_by(articles: Sequence[Prepared]) -> Iterator[Mention]:
    """Who is quoted; reported speech introduces nobody (see `storing.introduce_speakers`)."""
    for one in articles:
        for values, mention in zip(one.readings, one.mentions, strict=True):
            if values["type"] != Kind.INDIRECT and values["speaker_text"]:
                yield mention


def taken_addresses(articles: Sequence[Prepared]) -> set[str]:
    """The addresses of quotes that new ones may want; hardly ever any."""
    wished = [public_id for one in articles for public_id in one.addresses]
    taken: set[str] = set()
    for first in range(0, len(wished), CHUNK):
        held = Quote.objects.filter(public_id__in=wished[first : first + CHUNK])
        taken.update(held.values_list("public_id", flat=True))
    return taken
