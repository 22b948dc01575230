"""Runs over many articles: what came of each is counted, and one that fails stops no other."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.db import DataError, IntegrityError
from django.utils import timezone

from quotes.exceptions import QuotesError, UnreadableSource
from quotes.extraction import ENGINE_VERSION
from quotes.importing.manifest import Entry, Manifest
from quotes.importing.pipeline import Incoming, bring_in, reread
from quotes.importing.readers import read
from quotes.models import Article, ImportItem, ImportRun, Person, Quote

TWICE = "its id came in this run already, for this outlet: rename one of the two"
READABLE = frozenset({".txt", ".html", ".htm", ".jsonl"})


@dataclass
class Summary:
    """What a run did: outcomes by name, quotations read, and the problems with their file."""

    outcomes: Counter[str] = field(default_factory=Counter)
    quotes: int = 0
    problems: list[tuple[str, str]] = field(default_factory=list)
    people_before: int = 0

    @classmethod
    def begin(cls) -> "Summary":
        """A summary that will tell how many people are new."""
        return cls(people_before=Person.objects.count())

    def add(self, item: ImportItem) -> None:
        """Count one ledger row."""
        self.outcomes[item.outcome] += 1
        self.quotes += item.quotes

    def lines(self) -> list[str]:
        """The summary, a line each."""
        told = ", ".join(
            f"{count} {ImportItem.Outcome(outcome).label}"
            for outcome, count in sorted(self.outcomes.items())
        )
        return [
            f"articles: {told or 'none'}",
            f"quotations read: {self.quotes}",
            f"new people: {Person.objects.count() - self.people_before}",
            f"without a speaker in the database: {Quote.objects.shown().unattributed().count()}",
            f"problems: {len(self.problems)}",
            *(f"  {name}: {reason}" for name, reason in self.problems),
        ]


def files_under(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and those that can be read in the folders named, in order."""
    for path in paths:
        if path.is_dir():
            yield from sorted(file for file in path.iterdir() if readable(file))
        else:
            yield path


def readable(path: Path) -> bool:
    """Whether this is a file of a kind that we read, whatever the case of its ending."""
    return path.is_file() and path.suffix.lower() in READABLE


def import_files(files: Iterable[Path], manifest: Manifest) -> Summary:
    """Bring in every article of these files. Each is one transaction; the ledger keeps each."""
    summary = Summary.begin()
    run = ImportRun.objects.create(command="import_articles", engine=ENGINE_VERSION)
    for name, reason in manifest.problems.items():
        fail(run, summary, name, reason)
    seen: set[tuple[str, str]] = set()
    for path in files:
        # What the manifest says of it was not understood: stored now, it would be stored wrong.
        if path.name not in manifest.problems:
            import_file(path, manifest, run, summary, seen)
    return end(run, summary)


def import_file(
    path: Path, manifest: Manifest, run: ImportRun, summary: Summary, seen: set[tuple[str, str]]
) -> None:
    """Bring in the articles of one file; what cannot be read in it is told and passed over."""

    def tell(problem: UnreadableSource) -> None:
        fail(run, summary, path.name, str(problem))

    try:
        for source in read(path, tell):
            incoming = Incoming(source, entry_of(path, source.id, manifest))
            import_one(incoming, run, summary, seen)
    except UnreadableSource as problem:
        tell(problem)


def entry_of(path: Path, source_id: str, manifest: Manifest) -> Entry:
    """What the manifest says of a source: under its own id, or under its file's name."""
    for name in (source_id, path.name):
        if name in manifest.entries:
            return manifest.entries[name]
    return Entry(file=path.name)


def import_one(
    incoming: Incoming, run: ImportRun, summary: Summary, seen: set[tuple[str, str]]
) -> None:
    """Bring in one article; one that the database refuses is told, and stops no other."""
    name = incoming.source.id
    if incoming.identity in seen:
        fail(run, summary, name, TWICE)
        return
    seen.add(incoming.identity)
    try:
        summary.add(bring_in(incoming, run))
    except (QuotesError, DataError, IntegrityError) as error:
        fail(run, summary, name, str(error).strip())


def fail(run: ImportRun, summary: Summary, name: str, reason: str) -> None:
    """Keep a problem in the ledger and in the summary."""
    reason = reason.removeprefix(f"{name}: ")
    ImportItem.objects.create(
        run=run, name=name[:500], outcome=ImportItem.Outcome.FAILED, reason=reason
    )
    summary.problems.append((name, reason))


def reread_all(articles: Iterable[Article]) -> Summary:
    """Read stored articles again with today's engine."""
    summary = Summary.begin()
    run = ImportRun.objects.create(command="reextract", engine=ENGINE_VERSION)
    for article in articles:
        summary.add(reread(article, run))
    return end(run, summary)


def end(run: ImportRun, summary: Summary) -> Summary:
    """Close the run."""
    run.finished_at = timezone.now()
    run.save(update_fields=["finished_at"])
    return summary
