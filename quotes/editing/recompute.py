"""effective = recompute(latest reading, active overrides): nothing else writes those columns."""

import datetime
from typing import Any

from quotes.importing.people import Mention, resolve
from quotes.models import Article, Outlet, Override, Person, Quote, QuoteSource, Reading
from quotes.models.quote import Lifecycle, Review, SpeakerKind

PLAIN = (
    "text",
    "start",
    "end",
    "speaker_as_printed",
    "speaker_start",
    "speaker_end",
    "role",
    "cue",
    "cue_start",
    "cue_end",
    "audience",
)
# Neither the revision nor what is derived: those are written where they are decided.
EFFECTIVE = [
    *PLAIN,
    "headline",
    "kind",
    "pieces",
    "speaker",
    "speaker_name",
    "speaker_kind",
    "said_from",
    "said_to",
    "said_words",
    "review",
    "stands_first",
    "flagged",
    "version",
    "outlet",
    "published",
]
TEXTS = {"text", "speaker_as_printed", "role", "cue", "audience"}


LONGEST_SOURCE = QuoteSource._meta.get_field("as_printed").max_length


def recompute(quote: Quote, reading: Reading | None = None) -> Quote:
    """Write the effective values of a quote from its newest reading and the standing decisions.

    Call it while `writing()`, with a quote that was read since: another's decision may be newer.
    """
    reading = reading or quote.readings.latest("number")
    for name, value in read_values(reading.values).items():
        setattr(quote, name, value)
    quote.version_id = reading.version_id
    quote.outlet_id = quote.article.outlet_id
    quote.published = quote.article.published
    decisions = standing_decisions(quote)
    speak(quote, decisions.get(Override.Field.SPEAKER))
    quote.stands_first = is_on(decisions, Override.Field.FIRST)
    quote.flagged = reads_otherwise(decisions.get(Override.Field.SPEAKER), reading)
    quote.save(update_fields=EFFECTIVE)
    set_lifecycle(quote, is_on(decisions, Override.Field.NOT_A_QUOTATION))
    set_sources(quote, reading.values.get("via", []), reading.values.get("via_basis", []))
    return quote


def read_values(values: dict[str, Any]) -> dict[str, Any]:
    """The columns that a reading says, the speaker's identity left open."""
    columns = {
        name: fitted(name, values.get(name)) if name in TEXTS else values.get(name)
        for name in PLAIN
    }
    said = values.get("said") or {}
    return columns | {
        "headline": bool(values.get("headline")),
        "kind": values["type"],
        "pieces": values["fragments"],
        "speaker_name": fitted("speaker_name", values.get("speaker_text")),
        "speaker_kind": values.get("speaker_kind") or SpeakerKind.UNKNOWN,
        "said_from": day(said.get("from")),
        "said_to": day(said.get("to")),
        "said_words": fitted("said_words", said.get("words")),
    }


def fitted(name: str, value: str | None) -> str:
    """A text as its column holds it: what is unknown is empty, what is too long ends early."""
    return (value or "")[: Quote._meta.get_field(name).max_length]


def day(value: str | None) -> datetime.date | None:
    """A date as a reading keeps it."""
    return datetime.date.fromisoformat(value) if value else None


def standing_decisions(quote: Quote) -> dict[str, Override]:
    """What editors decided about a quote, by field."""
    if not quote.pk:
        return {}
    return {one.field: one for one in quote.overrides.active().select_related("person")}


def is_on(decisions: dict[str, Override], field: str) -> bool:
    """Whether an editor switched this on."""
    return field in decisions and bool(decisions[field].value)


def reads_otherwise(decision: Override | None, reading: Reading) -> bool:
    """Whether a reading names another speaker than the editor saw; the decision stands anyhow."""
    return decision is not None and decision.machine_value != machine_speaker(reading)


def machine_speaker(reading: Reading) -> dict[str, Any]:
    """The speaker that a reading names, in the form in which a decision keeps what was seen."""
    return {
        "name": reading.values.get("speaker_text"),
        "kind": reading.values.get("speaker_kind"),
    }


def set_lifecycle(quote: Quote, rejected: bool) -> None:
    """Keep off the lists what is not a quotation, though a reading finds it again and again."""
    before, found = quote.lifecycle, (Lifecycle.LIVE, Lifecycle.SUPERSEDED, Lifecycle.ORPHANED)
    if rejected:
        if before in found:
            quote.lifecycle = Lifecycle.REJECTED
    elif before == Lifecycle.REJECTED:
        stands = quote.version_id == quote.article.current.pk
        quote.lifecycle = Lifecycle.LIVE if stands else Lifecycle.ORPHANED
    if quote.lifecycle != before:
        quote.save(update_fields=["lifecycle"])


def speak(quote: Quote, decision: Override | None) -> None:
    """Set who is speaking: the editor's word where there is one, else what can be resolved."""
    read = Mention(quote.speaker_name, quote.speaker_kind, quote.role, quote.article.published)
    machine = resolve(read)
    if decision is None:
        quote.speaker, quote.review = machine, Review.MACHINE
        return
    quote.speaker = heir(decision.person) if decision.person else None
    quote.speaker_kind = quote.speaker.kind if quote.speaker else decision.value["kind"]
    quote.speaker_name = quote.speaker.name if quote.speaker else decision.value.get("name", "")
    agreed = quote.speaker is not None and quote.speaker == machine
    quote.review = Review.CHECKED if agreed else Review.CORRECTED


def heir(person: Person) -> Person:
    """The person whom this one was merged into, or the person."""
    while person.merged_into is not None:
        person = person.merged_into
    return person


def set_sources(quote: Quote, via: list[str], basis: list[str]) -> None:
    """Write the way the quote came, when it is not what is stored."""
    wanted = [
        (name[:LONGEST_SOURCE], basis[place] if place < len(basis) else QuoteSource.Basis.CLAUSE)
        for place, name in enumerate(via)
    ]
    outlets = [Outlet.objects.called(name).first() for name, _ in wanted]
    stored = list(quote.sources.values_list("as_printed", "basis", "outlet_id"))
    if stored == [
        (*link, getattr(outlet, "pk", None)) for link, outlet in zip(wanted, outlets, strict=True)
    ]:
        return
    quote.sources.all().delete()
    QuoteSource.objects.bulk_create(
        QuoteSource(quote=quote, position=place, as_printed=name, basis=kind, outlet=outlet)
        for place, ((name, kind), outlet) in enumerate(zip(wanted, outlets, strict=True))
    )


def recompute_article(article: Article) -> None:
    """Recompute every quote of an article, after a fact about the article changed."""
    for quote in article.quotes.select_related("article"):
        recompute(quote)
