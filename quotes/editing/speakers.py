"""An editor says who is speaking."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F

from quotes.cleaning import clean
from quotes.deriving import refresh
from quotes.editing.history import Author, Decision, decide, stand_in
from quotes.editing.recompute import heir, machine_speaker, recompute
from quotes.exceptions import DecisionError, StaleDecision
from quotes.importing.people import waiting_for
from quotes.models import Override, Person, Quote
from quotes.models.locking import writing
from quotes.models.quote import Lifecycle, SpeakerKind


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: a Person, or somebody described who is none, or nobody that can be named."""

    person: Person | None = None
    described: str = ""
    kind: str = SpeakerKind.ANONYMOUS

    def as_value(self) -> dict[str, Any]:
        """The form in which an override and the history keep it."""
        if self.person is not None:
            return {"person": self.person.slug, "name": self.person.name}
        described = clean(self.described).strip()[:300]
        if described:
            return {"name": described, "kind": self.kind}
        return {"kind": SpeakerKind.UNKNOWN.value}


def shown_speaker(quote: Quote) -> dict[str, Any]:
    """The speaker that a quote shows, in the form that the history keeps."""
    if quote.speaker is not None:
        return Speaker(person=quote.speaker).as_value()
    if quote.speaker_name:
        return {"name": quote.speaker_name, "kind": quote.speaker_kind}
    return Speaker().as_value()


@writing()
def change_speaker(
    quote: Quote,
    speaker: Speaker,
    *,
    author: Author,
    reason: str,
    seen_revision: int | None = None,
    **stamp: Any,
) -> Override:
    """Decide the speaker of a quote; the decision wins over every reading, for ever.

    `seen_revision` is the quote's revision that the editor looked at: where somebody else changed
    the quote since, StaleDecision is raised and nothing is written. DecisionError where there is
    no reason, or where the quote can no longer be decided about. `stamp` goes to `decide`.
    """
    quote = claim(quote, seen_revision)
    if speaker.person is not None:
        speaker = Speaker(person=heir(speaker.person))
    decision = decide(author, reason, **stamp)
    override = replace_override(quote, speaker, decision)
    recompute(quote)
    affected = settle_namesakes(speaker, quote)
    refresh({quote.pk} | affected)
    return override


def claim(quote: Quote, seen_revision: int | None) -> Quote:
    """Take the quote for this change: the revision moves on only where it is the one seen."""
    rows = Quote.objects.filter(pk=quote.pk)
    if seen_revision is not None:
        rows = rows.filter(revision=seen_revision)
    if not rows.update(revision=F("revision") + 1):
        raise StaleDecision(
            "Somebody else changed this quote while you were looking at it. Nothing of yours was "
            "saved: open it again, see what it says now, and decide then."
        )
    fresh = Quote.objects.select_related("article", "speaker").get(pk=quote.pk)
    if fresh.lifecycle in (Lifecycle.SUPPRESSED, Lifecycle.RETRACTED):
        raise DecisionError("This quote was taken back; its speaker can no longer be changed.")
    return fresh


def replace_override(quote: Quote, speaker: Speaker, decision: Decision) -> Override:
    """Write the decision, in the place of the one that stood before it."""
    value = speaker.as_value()
    change = decision.record("speaker", shown_speaker(quote), value, quote=quote)
    former = quote.overrides.active().filter(field=Override.Field.SPEAKER).first()
    override = Override(
        quote=quote,
        field=Override.Field.SPEAKER,
        value=value,
        person=speaker.person,
        machine_value=machine_speaker(quote.readings.latest("number")),
        change=change,
    )
    return stand_in(former, override)


def settle_namesakes(speaker: Speaker, decided: Quote) -> set[int]:
    """Look again at quotes that print the surname alone, now that a role may speak for one."""
    if speaker.person is None:
        return set()
    waiting = waiting_for([speaker.person.name]).exclude(pk=decided.pk).select_related("article")
    for quote in waiting:
        recompute(quote)
    return {quote.pk for quote in waiting}
