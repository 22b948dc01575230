"""Stores what the engine read in a text, and keeps each quote that was there before."""

import datetime
from collections.abc import Sequence
from typing import Any

from quotes.deriving import refresh
from quotes.deriving.proposals import propose
from quotes.editing.masking import is_covered
from quotes.editing.recompute import newest_reading, recompute
from quotes.extraction import ENGINE_VERSION, Quotation, extract, said
from quotes.importing.people import Mention, introduce, named_like, waiting_for
from quotes.importing.remap import Place, remap
from quotes.models import ArticleVersion, Override, Person, Quote, Reading, WordingDecision
from quotes.models.naming import address
from quotes.models.quote import Kind, Lifecycle

# Of reported speech there is too much to be checked by hand, and what is read wrongly can turn a
# denial into a claim: below this confidence it is left out, while a quotation in marks never is.
SURE_OF_REPORT = 0.7


def read_version(version: ArticleVersion, extracted: Sequence[Quotation] | None = None) -> int:
    """Read a captured text with today's engine and store what it finds. Returns its quotations.

    What was `extracted` from it already is taken as it is.

    Must run within a transaction. Nothing is deleted: a quote that is no longer found becomes
    superseded, or orphaned where an editor decided something about it.
    """
    readings = readings_of(version, extracted)
    new_people = introduce_speakers([values for _, values in readings])
    propose(new_people)
    stored = list(stored_quotes(version))
    pairs = remap_stored(stored, [found for found, _ in readings], version)
    touched = [
        store(version, values, stored[pairs[index]] if index in pairs else None)
        for index, (_, values) in enumerate(readings)
    ]
    kept = set(pairs.values())
    lost = [quote for index, quote in enumerate(stored) if index not in kept]
    retire(lost)
    waiting = settle_waiting([quote.speaker_name for quote in touched], new_people)
    refresh({quote.pk for quote in (*touched, *lost)} | waiting)
    return len(readings)


def readings_of(
    version: ArticleVersion, extracted: Sequence[Quotation] | None = None
) -> list[tuple[Quotation, dict[str, Any]]]:
    """What today's engine reads in a text, as far as it is stored, each with its values."""
    return [
        (found, values_of(found, version.text, version.article.published))
        for found in (extract(version.text) if extracted is None else extracted)
        if is_stored(found, version.text)
    ]


def is_stored(found: Quotation, text: str) -> bool:
    """Whether a quotation is kept: reported speech only where the engine is sure of it.

    What was suppressed there is not read again, and neither is what reaches into it.
    """
    sure = found.type != Kind.INDIRECT or found.confidence >= SURE_OF_REPORT
    return sure and not is_covered(text[found.start : found.end])


def values_of(found: Quotation, text: str, published: datetime.date | None) -> dict[str, Any]:
    """What a reading keeps of a quotation: the engine's contract, and the day it was said."""
    when = said(text, found, published) if published else None
    days = when and {
        "from": when.earliest.isoformat(),
        "to": when.latest.isoformat(),
        "words": when.words,
    }
    return {**found.as_json(), "said": days}


def introduce_speakers(readings: Sequence[dict[str, Any]]) -> list[Person]:
    """Store the people whom this article quotes by their whole name and whom nobody has met yet.

    Returns those that are new. Reported speech introduces nobody: who is only said to have said
    something is often an office, a country or another outlet ("the Pentagon said").
    """
    people = (
        introduce(Mention(values["speaker_text"], values["speaker_kind"]))
        for values in readings
        if values["type"] != Kind.INDIRECT and values["speaker_text"] and values["speaker_kind"]
    )
    return [person for person in people if person is not None]


def stored_quotes(version: ArticleVersion) -> Sequence[Quote]:
    """The quotes of the article that a new reading may find again."""
    return (
        version.article.quotes.exclude(lifecycle=Lifecycle.SUPPRESSED)
        .select_related("article", "version")
        .order_by("pk")
    )


def remap_stored(
    stored: Sequence[Quote], found: Sequence[Quotation], version: ArticleVersion
) -> dict[int, int]:
    """Indexes of the quotations found → indexes of the stored quotes that they are.

    Places are compared with what the machine read last, not with bounds that an editor moved.
    """
    new = [Place(item.start, item.end, item.text) for item in found]
    pairs: dict[int, int] = {}
    places = [last_place(quote) for quote in stored]
    texts = ArticleVersion.objects.in_bulk({version_id for version_id, _ in places})
    for version_id in sorted(texts):
        indexes = [i for i, (held, _) in enumerate(places) if held == version_id]
        old = [places[i][1] for i in indexes]
        before = texts[version_id].text
        for fresh, known in remap(old, new, before, version.text).items():
            pairs.setdefault(fresh, indexes[known])
    return pairs


def last_place(quote: Quote) -> tuple[int, Place]:
    """In which text the newest reading found a quote, and where; else where it was marked."""
    reading = newest_reading(quote)
    if reading is None:
        return quote.version_id, Place(quote.start, quote.end, quote.text)
    values = reading.values
    return reading.version_id, Place(values["start"], values["end"], values["text"])


def store(version: ArticleVersion, values: dict[str, Any], quote: Quote | None) -> Quote:
    """Append a reading to a quote, or make the quote with its first one; then recompute it."""
    latest = quote and newest_reading(quote)
    if quote is None:
        quote = new_quote(version, values)
    elif quote.lifecycle in (Lifecycle.SUPERSEDED, Lifecycle.ORPHANED):
        quote.lifecycle = Lifecycle.LIVE
        quote.save(update_fields=["lifecycle"])
    if latest is None or differs(latest, version, values):
        latest = append(quote, version, values, number=latest.number + 1 if latest else 1)
    return recompute(quote, latest)


def new_quote(version: ArticleVersion, values: dict[str, Any]) -> Quote:
    """A quote under the address that follows from its article's key and its first place."""
    article = version.article
    public_id, attempt = address(article.public_id, values["start"]), 0
    while Quote.objects.filter(public_id=public_id).exists():
        attempt += 1
        public_id = address(article.public_id, values["start"], attempt)
    return Quote.objects.create(
        public_id=public_id,
        article=article,
        version=version,
        outlet=article.outlet,
        published=article.published,
        kind=values["type"],
        text=values["text"],
        start=values["start"],
        end=values["end"],
        pieces=values["fragments"],
    )


def differs(latest: Reading, version: ArticleVersion, values: dict[str, Any]) -> bool:
    """Whether today's reading says anything that the newest stored one does not."""
    return latest.values != values or latest.version_id != version.pk


def append(quote: Quote, version: ArticleVersion, values: dict[str, Any], number: int) -> Reading:
    """Append one reading to a quote."""
    return Reading.objects.create(
        quote=quote,
        number=number,
        version=version,
        engine=ENGINE_VERSION,
        rule=values["rule"],
        reason=values["reason"][:500],
        confidence=values["confidence"],
        values=values,
    )


def retire(quotes: Sequence[Quote]) -> None:
    """Take quotes that are no longer read in the article off the lists; edited ones wait.

    What an editor marked needs no machine to read it: it stays as long as its words stand there.
    """
    for quote in quotes:
        if quote.overrides.active().filter(field=Override.Field.MISSED).exists():
            recompute(quote)
        elif quote.lifecycle == Lifecycle.LIVE:
            edited = quote.overrides.exists() or WordingDecision.objects.about(quote).exists()
            quote.lifecycle = Lifecycle.ORPHANED if edited else Lifecycle.SUPERSEDED
            quote.save(update_fields=["lifecycle"])


def settle_waiting(names: Sequence[str], new_people: Sequence[Person]) -> set[int]:
    """Resolve again what these names and people may settle. Returns the quotes looked at."""
    waiting = waiting_for(names) | named_like(new_people)
    looked_at = {quote.pk: quote for quote in waiting.select_related("article")}
    for quote in looked_at.values():
        recompute(quote)
    return set(looked_at)
