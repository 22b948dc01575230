"""An editor decides a field of a quote: the one way in which an override is written."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.models import F

from quotes.deriving import refresh
from quotes.editing.barred import refuse_barred
from quotes.editing.fields import FIELDS, Field, field_called
from quotes.editing.history import Author, Decision, decide, stand_in
from quotes.editing.namesakes import settle_namesakes
from quotes.editing.recompute import (
    newest_reading,
    recompute,
    standing_decisions,
    work_out,
)
from quotes.exceptions import DecisionError, StaleDecision
from quotes.models import Change, ChangeSet, Override, Person, Quote
from quotes.models.locking import writing
from quotes.models.quote import Lifecycle


@writing()
def decide_field(
    quote: Quote,
    name: str,
    value: Any,
    *,
    author: Author,
    reason: str,
    seen_revision: int | None = None,
    **stamp: Any,
) -> Override:
    """Decide a field of a quote; the decision wins over every reading, for ever.

    `seen_revision` is the quote's revision that the editor looked at: where somebody else changed
    the quote since, StaleDecision is raised and nothing is written. DecisionError where there is
    no reason, where the value does not fit, or where the quote can no longer be decided about.
    `stamp` goes to `decide`.
    """
    made = decide_fields(
        quote, {name: value}, author=author, reason=reason, seen_revision=seen_revision, **stamp
    )
    return made[0]


@writing()
def decide_fields(
    quote: Quote,
    values: Mapping[str, Any],
    *,
    author: Author,
    reason: str,
    seen_revision: int | None = None,
    **stamp: Any,
) -> list[Override]:
    """Decide several fields of one quote in one changeset: see `decide_field`."""
    quote = claim(quote, seen_revision)
    decision = decide(author, reason, **stamp)
    made = [write(quote, name, value, decision) for name, value in values.items()]
    refresh({quote.pk} | settle_namesakes(made))
    return made


@writing()
def decide_many(
    quotes: Iterable[Quote],
    name: str,
    value_of: Callable[[Quote], Any],
    *,
    author: Author,
    reason: str,
    seen: Mapping[int, int] | None = None,
    **stamp: Any,
) -> ChangeSet:
    """Decide one field of many quotes in one changeset, all of them or none.

    `seen` are the revisions that the editor looked at, by the quote's number. Quotes of which it
    stands already are left alone; DecisionError where that is so of all of them.
    """
    decision, made = decide(author, reason, **stamp), []
    for each in quotes:
        quote = claim(each, (seen or {}).get(each.pk))
        value = field_called(name).check(quote, value_of(quote))
        standing = standing_decisions(quote).get(name)
        if standing is None or standing.value != value:
            made.append(write(quote, name, value, decision))
    if not made:
        raise DecisionError("That stands already of all of them: nothing was changed.")
    refresh({override.quote_id for override in made} | settle_namesakes(made))
    return decision.changeset


def claim(quote: Quote, seen_revision: int | None = None) -> Quote:
    """Take the quote for this change: the revision moves on only where it is the one seen."""
    rows = Quote.objects.filter(pk=quote.pk)
    if seen_revision is not None:
        rows = rows.filter(revision=seen_revision)
    if not rows.update(revision=F("revision") + 1):
        raise StaleDecision(
            f"Somebody else changed this quote, {quote.public_id}, while you were looking at it. "
            "Nothing of yours was saved: open it again, see what it says now, and decide then."
        )
    fresh = Quote.objects.select_related("article", "speaker", "version").get(pk=quote.pk)
    refuse_barred([fresh])
    return fresh


def write(quote: Quote, name: str, value: Any, decision: Decision) -> Override:
    """Write a decision about a claimed quote, in the place of the one that stood before it."""
    field = field_called(name)
    value, now = field.check(quote, value), field.shown(quote)
    if not field.attributes and value == now:
        raise DecisionError("That stands already: nothing was changed.")
    reading = newest_reading(quote)
    override = Override(
        quote=quote,
        field=name,
        value=value,
        person=person_in(name, value),
        version=quote.version,
        machine_value=field.machine(reading.values) if reading else None,
        change=decision.record(name, now, value, quote=quote),
    )
    return put(quote, override)


def put(quote: Quote, override: Override) -> Override:
    """Let a decision stand, and the quote show it."""
    stand_in(quote.overrides.standing().filter(field=override.field).first(), override)
    recompute(quote)
    return override


def person_in(name: str, value: Any) -> Person | None:
    """The person whom a decision about the speaker names."""
    named = name == Override.Field.SPEAKER and "person" in value
    return Person.objects.get(slug=value["person"]) if named else None


def take_back(changes: Iterable[Change], decision: Decision) -> set[int]:
    """Let what stood before these changes stand again. Returns the quotes that it touches.

    Of a suppressed quote nothing is left to be restored: the others are taken back without it.
    """
    left = [one for one in changes if one.quote.lifecycle != Lifecycle.SUPPRESSED]
    refuse_barred(dict.fromkeys(one.quote for one in left))
    made = [restore(change, decision) for change in left]
    return {override.quote_id for override in made} | settle_namesakes(made)


def restore(change: Change, decision: Decision) -> Override:
    """Let what stood before one change stand again, exactly; before the first, the machine."""
    undone = change.override
    quote = claim(change.quote)
    field = FIELDS[undone.field]
    refuse_overtaken(undone, field)
    former = undone.stood_before()
    if former is None or former.withdrawn:
        override = Override(withdrawn=True, machine_value=undone.machine_value)
        after = left_to_the_machine(quote, field)
    else:
        override = Override(
            value=former.value,
            person=former.person,
            version=former.version,
            machine_value=former.machine_value,
        )
        after = former.value
    override.quote, override.field, override.restores = quote, undone.field, former
    override.change = decision.record(field.name, field.shown(quote), after, quote=quote)
    return put(quote, override)


def refuse_overtaken(undone: Override, field: Field) -> None:
    """Only what stands, or stands again, can be taken back: nothing is pulled from under the feet
    of a later decision."""
    standing = undone.quote.overrides.standing().get(field=undone.field)
    if undone.stands_for != standing.stands_for:
        raise DecisionError(
            f"A later decision about the {field.label} of {undone.quote} stands on top of this "
            "one: take that one back first."
        )


def left_to_the_machine(quote: Quote, field: Field) -> Any:
    """What a quote will show of a field once no decision stands."""
    reading = newest_reading(quote)
    if not field.column:
        return field.machine(reading.values) if reading else None
    trial = Quote.objects.select_related("article").get(pk=quote.pk)
    decisions = standing_decisions(trial)
    decisions.pop(field.name, None)
    work_out(trial, reading, decisions)
    return field.shown(trial)
