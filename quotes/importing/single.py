"""One article that somebody brings in by hand: looked at first, then stored as any other."""

from dataclasses import dataclass

from django.db import DataError, IntegrityError
from django.utils import timezone

from quotes.editing.recompute import read_values
from quotes.exceptions import UnreadableSource
from quotes.extraction import ENGINE_VERSION
from quotes.importing.pipeline import UNKNOWN_OUTLET, WORD, Incoming, bring_in, stored
from quotes.importing.plan import Plan, decide, fingerprint
from quotes.importing.readers import Source
from quotes.importing.storing import readings_of
from quotes.models import Article, ArticleVersion, ImportItem, ImportRun, Outlet, Quote


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be stored: the step with its reason, and what the engine reads; nothing is."""

    plan: Plan
    text: str
    quotes: list[Quote]


def pasted(text: str) -> Source:
    """A text that was pasted, under a name that follows from it: the same text, the same article.

    A browser sends its line ends as two characters; they are one.
    """
    text = text.replace("\r\n", "\n")
    return Source(f"pasted-{fingerprint(text)[:12]}.txt", text)


def preview(incoming: Incoming) -> Preview:
    """Read an article without storing anything. Raises UnreadableSource as `bring_in` does."""
    text = incoming.source.text
    if not WORD.search(text):
        raise UnreadableSource(f"{incoming.source.id}: no word stands in it")
    version = ArticleVersion(article=Article(published=incoming.entry.published), text=text)
    quotes = [Quote(version=version, **read_values(values)) for _, values in readings_of(version)]
    return Preview(decide(text, stored(already_here(incoming))), text, quotes)


def already_here(incoming: Incoming) -> Article | None:
    """The article that this would be stored as, if it is here."""
    outlet = Outlet.objects.called(incoming.entry.outlet or UNKNOWN_OUTLET).first()
    if outlet is None:
        return None
    return Article.objects.stored_as(outlet, incoming.key)


def store(incoming: Incoming, by: str) -> ImportItem:
    """Bring one article in, in a run of its own whose ledger names who did it.

    Raises UnreadableSource where it cannot be stored; then nothing is, the ledger's run apart.
    """
    command = f"brought in by {by}"[:40]
    run = ImportRun.objects.create(command=command, engine=ENGINE_VERSION)
    try:
        return bring_in(incoming, run)
    except (DataError, IntegrityError) as error:
        raise UnreadableSource(f"the database refuses it: {str(error).strip()}") from error
    finally:
        run.finished_at = timezone.now()
        run.save(update_fields=["finished_at"])
