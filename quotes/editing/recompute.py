"""effective = recompute(latest reading, active overrides): nothing else writes those columns."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Any

from django.db.models import OuterRef, Subquery

from quotes.editing.fields import FIELDS
from quotes.editing.fields.bounds import place
from quotes.editing.fields.said import day
from quotes.editing.fields.sources import outlet_of, set_sources
from quotes.editing.fields.speaker import heir
from quotes.editing.fields.topics import set_topics
from quotes.editing.flags import note_flags
from quotes.importing.people import Mention, resolve
from quotes.models import Article, ArticleVersion, Override, Person, Quote, Reading
from quotes.models.quote import Kind, Lifecycle, Review, SpeakerKind

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
LENGTHS = {
    name: Quote._meta.get_field(name).max_length for name in (*TEXTS, "speaker_name", "said_words")
}
# Where in the text of a reading something else than the words stands.
PLACES = ("speaker_start", "speaker_end", "cue_start", "cue_end")

__all__ = ["heir", "machine_speaker", "read_values", "recompute", "recompute_article"]
Decisions = dict[str, Override]


def recompute(quote: Quote, reading: Reading | None = None) -> Quote:
    """Write the effective values of a quote from its newest reading and the standing decisions.

    Call it while `writing()`, with a quote that was read since: another's decision may be newer.
    """
    reading = reading or newest_reading(quote)
    standing = all_standing(quote)
    decisions = without_withdrawn(standing)
    found = work_out(quote, reading, decisions)
    values = reading.values if reading else None
    quote.flagged = note_flags(quote, standing, values)
    quote.save(update_fields=EFFECTIVE)
    set_lifecycle(quote, decisions, found)
    set_sources(quote, way(reading, decisions))
    if Override.Field.TOPICS in standing:
        topics = decisions.get(Override.Field.TOPICS)
        set_topics(quote, topics.value if topics else None)
    return quote


def work_out(quote: Quote, reading: Reading | None, decisions: Decisions) -> bool:
    """Set the columns of a quote, and save nothing. Returns whether its words stand in the text
    that is read; only bounds that an editor decided can be lost."""
    quote.outlet_id = quote.article.outlet_id
    quote.published = quote.article.published
    if reading is not None:
        for name, value in read_values(reading.values).items():
            setattr(quote, name, value)
        quote.version_id = reading.version_id
    else:
        leave_open(quote)
    found = set_place(quote, decisions)
    if reading is None or quote.version_id != reading.version_id:
        for name in PLACES:
            setattr(quote, name, None)
    for name, decision in decisions.items():
        FIELDS[name].show(quote, decision.value)
    passed_on = partial(printed_by, quote, way(reading, decisions))
    machine = speak(quote, decisions.get(Override.Field.SPEAKER), passed_on)
    if Override.Field.FIRST not in decisions:
        quote.stands_first = False
    quote.review = reviewed(quote, reading, decisions, machine)
    return found


def newest_reading(quote: Quote) -> Reading | None:
    """What was read last; nothing of a quotation that an editor marked."""
    return quote.readings.order_by("number").last() if quote.pk else None


def leave_open(quote: Quote) -> None:
    """No machine read this: what the editor who marked it has not decided is not known."""
    for name in TEXTS - {"text"}:
        setattr(quote, name, "")
    quote.kind, quote.headline = Kind.DIRECT, False
    quote.speaker_name, quote.speaker_kind = "", SpeakerKind.UNKNOWN
    quote.said_from = quote.said_to = None
    quote.said_words = ""


def set_place(quote: Quote, decisions: Decisions) -> bool:
    """Where the words stand: as an editor moved the bounds, or marked them, else as read.

    What an editor marked is a quotation of the newest text, whatever was read last.
    """
    marked = decisions.get(Override.Field.MISSED)
    decided = decisions.get(Override.Field.BOUNDS, marked)
    if decided is None:
        return True
    if marked is None:
        version = ArticleVersion.objects.get(pk=quote.version_id)
    else:
        version = quote.article.current
    return place(quote, decided, version)


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
    return (value or "")[: LENGTHS[name]]


def all_standing(quote: Quote) -> Decisions:
    """What editors decided last of each field, also where it was taken back."""
    if not quote.pk:
        return {}
    return {one.field: one for one in quote.overrides.standing().select_related("person")}


def without_withdrawn(standing: Decisions) -> Decisions:
    """Those that say something: neither taken back nor erased."""
    return {
        name: one for name, one in standing.items() if not one.withdrawn and one.value is not None
    }


def standing_decisions(quote: Quote) -> Decisions:
    """What editors decided about a quote, by field."""
    return without_withdrawn(all_standing(quote))


def machine_speaker(reading: Reading) -> dict[str, Any]:
    """The speaker that a reading names, in the form in which a decision keeps what was seen."""
    return FIELDS["speaker"].machine(reading.values)


def set_lifecycle(quote: Quote, decisions: Decisions, found: bool) -> None:
    """Keep off the lists what is not a quotation, though a reading finds it again and again.

    What was retracted or taken out of sight stays so.
    """
    before = quote.lifecycle
    quote.lifecycle = next_lifecycle(quote, decisions, found)
    if quote.lifecycle != before:
        quote.save(update_fields=["lifecycle"])


def next_lifecycle(quote: Quote, decisions: Decisions, found: bool) -> str:
    """What a quote is, now that this is decided about it."""
    now = Lifecycle(quote.lifecycle)
    lost = (Lifecycle.SUPERSEDED, Lifecycle.ORPHANED)
    if now not in (Lifecycle.LIVE, Lifecycle.REJECTED, *lost):
        return now
    rejected = decisions.get(Override.Field.NOT_A_QUOTATION)
    if rejected and rejected.value:
        return Lifecycle.REJECTED
    if not found:
        return Lifecycle.ORPHANED
    if Override.Field.MISSED in decisions:
        return Lifecycle.LIVE
    if newest_reading(quote) is None:
        return Lifecycle.SUPERSEDED  # marked once, and taken back
    if now == Lifecycle.REJECTED:
        stands = quote.version_id == quote.article.current.pk
        return Lifecycle.LIVE if stands else Lifecycle.ORPHANED
    return now


def way(reading: Reading | None, decisions: Decisions) -> list[dict[str, Any]]:
    """The way a quote came: as an editor decided, else as it was read."""
    decided = decisions.get(Override.Field.SOURCES)
    return (
        decided.value if decided else FIELDS["sources"].machine(reading.values if reading else {})
    )


def printed_by(quote: Quote, links: list[dict[str, Any]]) -> set[int]:
    """Which outlets printed a quote or passed it on."""
    passed_on = filter(None, map(outlet_of, links))
    return {quote.outlet_id, *(outlet.pk for outlet in passed_on)}


def speak(
    quote: Quote, decision: Override | None, passed_on: Callable[[], Collection[int]]
) -> Person | None:
    """Set who is speaking: the editor's word where there is one, else what can be resolved.

    `passed_on` says which outlets had the words. Returns whom the machine would name.
    """
    published = quote.article.published
    read = Mention(quote.speaker_name, quote.speaker_kind, quote.role, published, quote.pk)
    machine = resolve(read, passed_on)
    if decision is None:
        quote.speaker = machine
        return machine
    quote.speaker = heir(decision.person) if decision.person else None
    quote.speaker_kind = quote.speaker.kind if quote.speaker else decision.value["kind"]
    quote.speaker_name = quote.speaker.name if quote.speaker else decision.value.get("name", "")
    return machine


def reviewed(
    quote: Quote, reading: Reading | None, decisions: Decisions, machine: Person | None
) -> str:
    """Whether editors agree with what was read, in the text that the quote stands in now."""
    verdicts = set()
    for name, decision in decisions.items():
        if not FIELDS[name].attributes:
            continue
        if not agrees(quote, decision, reading, machine):
            return Review.CORRECTED
        verdicts.add(not lapsed(quote, decision))
    return Review.CHECKED if True in verdicts else Review.MACHINE


def agrees(
    quote: Quote, decision: Override, reading: Reading | None, machine: Person | None
) -> bool:
    """Whether an editor decided just what was read."""
    if reading is None:
        return False
    if decision.field != Override.Field.SPEAKER:
        return decision.value == FIELDS[decision.field].machine(reading.values)
    if quote.speaker is not None or machine is not None:
        return quote.speaker == machine
    read = machine_speaker(reading)
    unnamed = SpeakerKind.UNKNOWN.value
    return (decision.value.get("name", ""), decision.value["kind"]) == (
        read["name"] or "",
        read["kind"] or unnamed,
    )


def lapsed(quote: Quote, decision: Override) -> bool:
    """Whether the text has changed since an editor checked it; the decision itself stands."""
    return decision.version_id is not None and decision.version_id != quote.version_id


def recompute_article(article: Article) -> None:
    """Recompute every quote of an article, after a fact about the article changed."""
    for quote in article.quotes.select_related("article"):
        recompute(quote)


def copy_article_facts(quote_ids: Sequence[int]) -> None:
    """Give these quotes the outlet and date of their articles, and change nothing else."""
    facts = Article.objects.filter(pk=OuterRef("article"))
    Quote.objects.filter(pk__in=quote_ids).update(
        outlet=Subquery(facts.values("outlet")), published=Subquery(facts.values("published"))
    )
