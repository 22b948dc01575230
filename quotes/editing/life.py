"""A quote's whole life in order: what was read, decided, reported and taken down, by whom, why;
and what editors decided about a person."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.db.models import Q

from quotes.editing.speakers import given_or_taken, newest_gifts
from quotes.models import Article, Change, ChangeSet, Person, Quote
from quotes.presenting import decidedpeople
from quotes.presenting.decided import ARTICLE_NAMES, article_fact
from quotes.presenting.holdings import counted

NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to a quote, or that an editor did."""

    when: datetime.datetime
    who: str
    what: str
    why: str = ""
    before: str = ""
    after: str = ""
    quote: Quote | None = None
    changeset: ChangeSet | None = None


def life_of(quote: Quote) -> list[Event]:
    """All that is stored about a quote, the oldest first."""
    changes = Change.objects.filter(
        Q(quote=quote) | Q(wording_decision__second=quote) | Q(article=quote.article_id)
    )
    events = [
        *(read(reading) for reading in quote.readings.all()),
        *(changed(change) for change in changes.select_related("changeset", "quote").distinct()),
        *(reported(report) for report in quote.reports.all()),
        *(flagged(flag) for flag in quote.flags.select_related("resolved_by")),
    ]
    return sorted(events, key=lambda event: event.when)


def life_of_article(article: Article) -> list[Event]:
    """What editors decided about an article as a whole, the oldest first."""
    changes = Change.objects.filter(article=article).select_related("changeset", "quote")
    return [changed(change) for change in changes.order_by("changeset", "position")]


def life_of_person(person: Person) -> list[Event]:
    """What editors decided about a person, the oldest first, and what quotes they gave them or
    took from them."""
    about = Change.objects.filter(Q(person=person) | Q(of_two_people__second=person))
    changes = Change.objects.filter(
        changeset__in=about.values("changeset"), person__isnull=False
    ).select_related("changeset", "person")
    found = list(changes.order_by("changeset", "position"))
    people = decidedpeople.people_named(found)
    told = [*(told_of(change, people) for change in found), *gifts(person)]
    return sorted(told, key=lambda event: event.changeset.pk)


def gifts(person: Person) -> Iterator[Event]:
    """The quotes that went to a person or from them, each changeset as one event."""
    changes = given_or_taken(person).filter(changeset__in=newest_gifts(person).values("pk"))
    ordered = changes.select_related("changeset", "quote").order_by("changeset", "position")
    for _, together in groupby(ordered, key=lambda change: change.changeset_id):
        first, *others = map(changed, together)
        several = [first, *others]
        yield replace(
            first,
            what=f"who speaks in {counted(len(several), 'quotation')}",
            before=", ".join(dict.fromkeys(event.before for event in several)),
            after=", ".join(dict.fromkeys(event.after for event in several)),
            quote=None,
        )


def day_of(name: str, day: datetime.date) -> list[Event]:
    """What one editor did on a day, in order."""
    changes = Change.objects.filter(changeset__by_name=name, changeset__made_at__date=day)
    found = changes.select_related("changeset", "quote").order_by("changeset", "position")
    return [changed(change) for change in found]


def read(reading: Any) -> Event:
    """What a run of the engine read."""
    sure = f"{reading.rule}, {min(round(reading.confidence * 100), 99)} of 100"
    speaker = reading.values.get("speaker_text") or "no speaker"
    return Event(
        reading.read_at,
        f"engine {reading.engine}",
        f"reading {reading.number} ({sure})",
        reading.reason,
        after=speaker,
    )


def changed(change: Change) -> Event:
    """What an editor decided."""
    told = article_fact if change.field in ARTICLE_NAMES else in_words
    return Event(
        change.changeset.made_at,
        change.changeset.by_name,
        change.field.replace("_", " "),
        change.changeset.reason,
        told(change.before),
        told(change.after),
        change.quote,
        change.changeset,
    )


def told_of(change: Change, people: dict[str, Person]) -> Event:
    """What an editor decided about a person."""
    event = changed(change)
    if not decidedpeople.about_people(change):
        return replace(event, what=f"{event.what}: {change.person}")
    told = decidedpeople.in_words(change, people)
    return replace(event, what=told.what, before=told.before.words, after=told.after.words)


def reported(report: Any) -> Event:
    """What a reader reported."""
    return Event(
        report.made_at,
        "a reader",
        f"report: {report.get_wrong_display()}",
        report.words,
        after=report.get_status_display(),
    )


def flagged(flag: Any) -> Event:
    """That a later reading said something else than the editor saw; the decision stood."""
    answer = flag.resolved_by
    return Event(
        flag.raised_at,
        "a later reading",
        f"flag: {flag.get_field_display()}",
        f"Answered by {answer.by_name}: {answer.reason}" if answer else "It waits for an editor.",
        in_words(flag.seen),
        in_words(flag.read),
    )


def in_words(value: Any) -> str:
    """A value of the history, as an editor reads it."""
    if value is None:
        return NOTHING
    if isinstance(value, dict):
        told = (value.get(key) for key in ("name", "person", "as_printed", "verdict", "kind"))
        return str(next(filter(None, told), ", ".join(f"{k}: {v}" for k, v in value.items())))
    if isinstance(value, list):
        return ", ".join(map(in_words, _few(value)))
    return (
        {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
    )


def _few(values: Iterable[Any]) -> list[Any]:
    return list(values)[:10]
