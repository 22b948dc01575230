"""Bulk runs over many files: batch after batch, and what a killed run left is finished."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from django.db import DataError, IntegrityError
from django.db.models import Q

from quotes.editing.takedown import is_frozen
from quotes.exceptions import BulkRefused, QuotesError, UnreadableSource
from quotes.extraction import ENGINE_VERSION
from quotes.importing.bulk.batches import Batch, refuse_suppressed, store_batch
from quotes.importing.bulk.settling import Waiting, settle
from quotes.importing.extracted import read_quotations
from quotes.importing.manifest import Manifest
from quotes.importing.pipeline import (
    OUTCOMES,
    Incoming,
    outlets_called,
    refuse_wordless,
)
from quotes.importing.plan import Step, Stored, decide, fingerprint
from quotes.importing.readers import Source, read
from quotes.importing.runs import TWICE, Summary, end, entry_of, fail, import_one
from quotes.models import Article, ImportItem, ImportRun
from quotes.models.naming import address
from quotes.search.schema import is_installed

COMMAND = "import_articles --bulk"
BATCH = 2_000  # articles in one transaction


def import_in_bulk(files: Iterable[Path], manifest: Manifest) -> Summary:
    """Bring in every article of these files, a batch in one transaction.

    Raises BulkRefused where articles must be brought in one by one.
    """
    refuse()
    summary = Summary.begin()
    cut_off = ImportRun.objects.filter(command=COMMAND, finished_at__isnull=True).exists()
    run = ImportRun.objects.create(command=COMMAND, engine=ENGINE_VERSION)
    for name, reason in manifest.problems.items():
        fail(run, summary, name, reason)
    waiting = Waiting(everything=cut_off)
    articles = incoming_of(files, manifest, run, summary)
    while batch := list(islice(articles, BATCH)):
        store_new(batch, run, summary, waiting)
    settle(waiting)
    end(run, summary)
    cut_off = ImportRun.objects.filter(command=COMMAND, finished_at__isnull=True)
    cut_off.update(finished_at=run.finished_at)
    return summary


def refuse() -> None:
    """Raise BulkRefused where a batch could not be what the same articles are one by one."""
    refuse_suppressed()
    if not is_installed("default"):
        raise BulkRefused("The search index is not whole: run manage.py migrate, then again.")


def incoming_of(
    files: Iterable[Path], manifest: Manifest, run: ImportRun, summary: Summary
) -> Iterator[Incoming]:
    """The articles of these files, each once; what cannot be read is told and passed over."""
    seen: set[tuple[str, str]] = set()
    for path in files:
        if path.name in manifest.problems:
            continue

        def tell(problem: UnreadableSource, name: str = path.name) -> None:
            fail(run, summary, name, str(problem))

        try:
            for source in read(path, tell):
                try:
                    yield once(incoming(source, path, manifest), seen)
                except UnreadableSource as problem:
                    tell(problem, source.id)
        except UnreadableSource as problem:
            tell(problem)


def incoming(source: Source, path: Path, manifest: Manifest) -> Incoming:
    """An article with what is known of it, its quotations too where its line brought them."""
    found = read_quotations(source.quotes, source.text, source.id)
    one = Incoming(source, entry_of(path, source.id, manifest), found)
    refuse_wordless(one)
    return one


def once(one: Incoming, seen: set[tuple[str, str]]) -> Incoming:
    """The article, noted as seen. Raises UnreadableSource where it came in this run already."""
    if one.identity in seen:
        raise UnreadableSource(TWICE)
    seen.add(one.identity)
    return one


def store_new(
    batch: Sequence[Incoming], run: ImportRun, summary: Summary, waiting: Waiting
) -> None:
    """Store what is new among these set by set, and what was here before one by one."""
    held = stored_already(batch)
    new = [one for place, one in enumerate(batch) if place not in held]
    others = [one for place, one in enumerate(batch) if place in held]
    try:
        if new:
            note(store_batch(new, run), summary, waiting)
    except (QuotesError, DataError, IntegrityError):
        # One of them is at fault: each by itself, so that it stops no other.
        others += new
    unchanged = []
    for one, article in zip(others, [*held.values(), *[None] * len(new)], strict=False):
        if article is not None and is_the_same(one, article):
            unchanged.append(unchanged_item(one, article, run))
        else:
            import_one(one, run, summary, set())
    for item in ImportItem.objects.bulk_create(unchanged, batch_size=500):
        summary.add(item)


def note(stored: Batch, summary: Summary, waiting: Waiting) -> None:
    """Count what was stored, and keep whose names others may wait for."""
    for item in stored.items:
        summary.add(item)
    waiting.add(stored)


def stored_already(batch: Sequence[Incoming]) -> dict[int, Article]:
    """What is stored of these articles, by their places in the batch, in order."""
    outlets = outlets_called({one.outlet_name for one in batch})
    wished = [address(outlets[one.outlet_name].slug, one.key) for one in batch]
    # An article that an editor gave to another outlet keeps its address, and is found there too.
    given = [(outlets[one.outlet_name].pk, one.key) for one in batch]
    theirs = Q(outlet__in={pk for pk, _ in given}, source_key__in={key for _, key in given})
    rows = list(
        Article.objects.filter(Q(public_id__in=wished) | theirs).prefetch_related("versions")
    )
    found = {(article.outlet_id, article.source_key): article for article in rows}
    found |= {article.public_id: article for article in rows}
    places = enumerate(zip(wished, given, strict=True))
    return {
        place: found[key]
        for place, names in places
        if (key := next((name for name in names if name in found), None))
    }


def is_the_same(one: Incoming, article: Article) -> bool:
    """Whether this very text is stored, and nothing of it is held back."""
    newest = max(article.versions.all(), key=lambda version: version.number)
    plan = decide(one.source.text, Stored(newest.sha256))
    return plan.step is Step.SKIP and not is_frozen(article)


def unchanged_item(one: Incoming, article: Article, run: ImportRun) -> ImportItem:
    """The ledger row of an article that brought nothing new."""
    return ImportItem(
        run=run,
        name=one.source.id[:500],
        outcome=OUTCOMES[Step.SKIP],
        reason=decide(one.source.text, Stored(fingerprint(one.source.text))).reason,
        article=article,
    )
