"""Brings one article in: one transaction, the ledger row first, nothing twice."""

import re
from dataclasses import dataclass
from typing import Any

from quotes.editing.erasure import is_suppressed_whole, without_suppressed
from quotes.editing.guard import importing
from quotes.editing.takedown import is_frozen
from quotes.exceptions import UnreadableSource
from quotes.extraction import Quotation
from quotes.importing.manifest import Entry, Manifest, OutletEntry
from quotes.importing.plan import Plan, Step, Stored, decide, fingerprint, source_key
from quotes.importing.readers import Source
from quotes.importing.storing import read_version
from quotes.models import (
    Article,
    ArticleVersion,
    ImportItem,
    ImportRun,
    Outlet,
    OutletName,
)
from quotes.models.article import Basis
from quotes.models.locking import writing
from quotes.models.naming import address, free_slug
from quotes.models.outlet import outlet_fold

WORD = re.compile(r"\w")
BLANK = " \t\u00a0\u200b\ufeff"
UNKNOWN_OUTLET = "Outlet not known"
OUTCOMES = {
    Step.CREATE: ImportItem.Outcome.CREATED,
    Step.UPDATE: ImportItem.Outcome.UPDATED,
    Step.SKIP: ImportItem.Outcome.UNCHANGED,
}

# A new text would bring the words back that an editor has just taken out of sight.
FROZEN = Plan(Step.SKIP, "it is held back or was taken down, so that nothing of it is read anew")


@dataclass(frozen=True, slots=True)
class Incoming:
    """A source that was read, with what the manifest says of it.

    `extracted` are its quotations, where the engine has read them before.
    """

    source: Source
    entry: Entry
    extracted: tuple[Quotation, ...] | None = None

    @property
    def key(self) -> str:
        return source_key(self.entry.id, self.entry.url, self.source.id)

    @property
    def outlet_name(self) -> str:
        """The outlet's name, or what stands for it."""
        return self.entry.outlet or UNKNOWN_OUTLET

    @property
    def identity(self) -> tuple[str, str]:
        """What names the article: its outlet and its key there."""
        return outlet_fold(self.outlet_name), self.key

    @property
    def headline(self) -> str:
        """The headline given, else the first line that has words."""
        lines = (line.strip(BLANK) for line in self.source.text.splitlines())
        return (self.entry.headline or next(filter(None, lines), self.source.id))[:500]


@writing()
@importing()
def bring_in(incoming: Incoming, run: ImportRun) -> ImportItem:
    """Store an article as its plan says, and read it. All of it is stored, or nothing.

    Raises UnreadableSource where there is nothing to be read.
    """
    refuse_wordless(incoming)
    if is_suppressed_whole(fingerprint(incoming.source.text)):
        raise UnreadableSource(f"{incoming.source.id}: this text was taken down for good")
    item = ImportItem.objects.create(
        run=run, name=incoming.source.id, outcome=ImportItem.Outcome.UNCHANGED
    )
    outlet = outlet_called(incoming.outlet_name)
    article = Article.objects.stored_as(outlet, incoming.key)
    plan = (
        FROZEN if article and is_frozen(article) else decide(incoming.source.text, stored(article))
    )
    if plan.step is Step.CREATE:
        article = create_article(incoming, outlet)
    if plan.step is not Step.SKIP:
        version = add_version(article, incoming.source.text)
        item.quotes = read_version(version, incoming.extracted)
    return finish(item, plan, article)


def refuse_wordless(incoming: Incoming) -> None:
    """Raise UnreadableSource where there is nothing to be read."""
    if not WORD.search(incoming.source.text):
        raise UnreadableSource(f"{incoming.source.id}: no word stands in it")


def stored(article: Article | None) -> Stored | None:
    """What is stored of an article already."""
    return Stored(sha256=article.current.sha256) if article else None


def finish(item: ImportItem, plan: Plan, article: Article) -> ImportItem:
    """Complete the ledger row."""
    item.article, item.reason, item.outcome = article, plan.reason, OUTCOMES[plan.step]
    item.save()
    return item


def create_article(incoming: Incoming, outlet: Outlet) -> Article:
    """Store the article, each fact with what it rests on."""
    facts = facts_of(incoming, outlet)
    headline = without_suppressed(incoming.headline, None)
    return Article.objects.create(**facts | {"headline": headline})


def facts_of(incoming: Incoming, outlet: Outlet) -> dict[str, Any]:
    """What is known of an article, by the names of its columns."""
    entry = incoming.entry
    return {
        "public_id": address(outlet.slug, incoming.key),
        "outlet_id": outlet.pk,
        "source_key": incoming.key,
        "headline": incoming.headline,
        "url": entry.url,
        "archived_url": entry.archived_url,
        "byline": entry.byline,
        "dateline": entry.dateline,
        "language": entry.language,
        "published": entry.published,
        "excerpt": entry.excerpt,
        "basis_note": entry.basis,
        "outlet_basis": basis(entry.outlet, entry.outlet_basis),
        "url_basis": basis(entry.url, entry.url_basis),
        "published_basis": basis(entry.published, entry.published_basis),
    }


def basis(value: object, named: str) -> str:
    """What a fact rests on: as named, else that it came with the file; nothing known, nothing."""
    return (named or Basis.GIVEN) if value else Basis.UNKNOWN


def add_version(article: Article, text: str) -> ArticleVersion:
    """Store a text as the newest one of its article, without what was suppressed.

    The hash is that of the text as it came in, so that it is known when it comes again.
    """
    return ArticleVersion.objects.create(
        article=article,
        number=article.versions.count() + 1,
        text=without_suppressed(text, article),
        sha256=fingerprint(text),
    )


@writing()
@importing()
def reread(article: Article, run: ImportRun) -> ImportItem:
    """Read a stored article again with today's engine."""
    if is_frozen(Article.objects.get(pk=article.pk)):
        return ImportItem.objects.create(
            run=run,
            name=article.source_key,
            outcome=ImportItem.Outcome.UNCHANGED,
            reason=FROZEN.reason,
            article=article,
        )
    before = article.quotes.filter(readings__isnull=False).count()
    version = article.current
    found = read_version(version)
    return ImportItem.objects.create(
        run=run,
        name=article.source_key,
        outcome=ImportItem.Outcome.REREAD,
        reason=f"{before} quotations before, {found} now",
        article=article,
        quotes=found,
    )


@writing()
def store_outlets(manifest: Manifest) -> None:
    """Store the outlets that a manifest describes; what an editor changed on one stays."""
    for entry in manifest.outlets.values():
        outlet = outlet_called(entry.name, entry)
        for name in entry.names:
            OutletName.objects.get_or_create(
                folded=outlet_fold(name), defaults={"outlet": outlet, "name": name}
            )


def outlet_called(name: str, entry: OutletEntry | None = None) -> Outlet:
    """The outlet of this name, stored if it is new."""
    found = Outlet.objects.called(name).first()
    if found is None:
        described = entry or OutletEntry(name=name)
        found = Outlet.objects.create(
            name=name,
            slug=free_slug(name, Outlet.objects),
            kind=described.kind,
            country=described.country,
            homepage=described.homepage,
        )
        OutletName.objects.create(outlet=found, name=name)
    return found


def outlets_called(names: set[str]) -> dict[str, Outlet]:
    """The outlets of these names, new ones stored in the order of their names."""
    folded = {name: outlet_fold(name) for name in names}
    rows = OutletName.objects.filter(folded__in=set(folded.values())).select_related("outlet")
    held = {row.folded: row.outlet for row in rows}
    return {name: held.get(folded[name]) or outlet_called(name) for name in sorted(names)}
