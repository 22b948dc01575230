"""The public log: what editors changed, told in plain words.

Who made a change is kept in the history and not told here; that an editor did, and why, is.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.urls import reverse

from quotes.models import Article, Change, ChangeSet, Person, Quote, WordingDecision
from quotes.models.quote import WITHHELD, SpeakerKind
from quotes.presenting import Shown, decidedpeople, present, ready
from quotes.presenting.decided import ARTICLE_NAMES, NAMES, WORDS, article_fact, in_words

FIELDS = {
    "speaker": "the speaker",
    "wordings": "whether these are one statement",
    "retracted": "whether this quotation stands",
    "stands_first": "which wording stands first",
    "not_a_quotation": "whether this is a quotation",
    **NAMES,
    **ARTICLE_NAMES,
}
SWITCHES = {
    "stands_first": {True: "this wording stands first", False: "the fullest wording stands first"},
    "not_a_quotation": {True: "not a quotation", False: "a quotation"},
}
FAULTS = {
    ChangeSet.Fault.OURS.value: "The error was ours.",
    ChangeSet.Fault.OUTLET.value: "The error was the outlet’s.",
    ChangeSet.Fault.DISPUTED.value: "The speaker disputes what was printed.",
}
# Why something is checked, or gone for good, is told to nobody.
INTERNAL = ["held", "suppressed"]
# What moved with a person who was merged is told by the merge.
FOLLOWING = ["speaker_follows", "names_follow"]
# By these decisions words come to a person or leave one; and where a value has the address of one.
IDENTITY = ["merged_into", "name_given", "split_off"]
NAMED_BY = ["", "__of", "__person"]


@dataclass(frozen=True)
class Value:
    """What a page said or says; `url` where it has a page of its own."""

    words: str
    url: str = ""


@dataclass(frozen=True)
class Told:
    """One change: of what, from what, to what.

    `beside` where it is about two quotes, `people` where it says who is one person.
    """

    what: str
    before: Value
    after: Value
    shown: Shown | None = None
    beside: Shown | None = None
    article: Article | None = None
    people: tuple[Person, ...] = ()


@dataclass(frozen=True)
class Entry:
    """What was changed in one go, with the reason."""

    public_id: str
    made_at: datetime.datetime
    reason: str
    changes: list[Told]
    fault: str = ""
    takes_back: str = ""

    @property
    def url(self) -> str:
        """Where it stands alone."""
        return reverse("quotes:correction", args=[self.public_id])

    @property
    def title(self) -> str:
        """What was changed, and whose words it is about."""
        told = self.changes[0]
        what = told.what[:1].upper() + told.what[1:]
        return f"{what}: {told.shown.title}" if told.shown else what


def public_log() -> QuerySet:
    """The changesets that readers may see, the newest first.

    Words that were taken down are in none of them.
    """
    changes = _public_changes()
    return (
        ChangeSet.objects.filter(Exists(changes.filter(changeset=OuterRef("pk"))))
        .order_by("-made_at", "-id")
        .select_related("undoes")
        .prefetch_related(
            Prefetch("changes", changes.select_related("person", "article"), "public_changes")
        )
    )


def is_public(changeset: ChangeSet) -> bool:
    """Whether readers may see it."""
    return public_log().filter(pk=changeset.pk).exists()


def about(quotes: Iterable[Quote], people: Iterable[Person] = ()) -> QuerySet:
    """The part of the public log about these quotes, or about who these people are."""
    ids = [quote.pk for quote in quotes]
    own = Q(quote__in=ids) | Q(wording_decision__second__in=ids)
    slugs = [person.slug for person in people]
    if slugs:
        named = [f"{side}{key}" for side in ("before", "after") for key in NAMED_BY]
        joined = Q(*((f"{name}__in", slugs) for name in named), _connector=Q.OR)
        own |= Q(field__in=IDENTITY) & (Q(person__slug__in=slugs) | joined)
    return public_log().filter(Exists(_public_changes().filter(own, changeset=OuterRef("pk"))))


def tell(changesets: Iterable[ChangeSet]) -> list[Entry]:
    """Changesets of the public log in plain words, in a fixed number of queries."""
    changesets = list(changesets)
    changes = [change for one in changesets for change in one.public_changes]
    about = {pk for change in changes for pk in (change.quote_id, change.beside_id)} - {None}
    quotes = ready(Quote.objects.all()).in_bulk(about)
    people = _people_named(changes)
    return [
        Entry(
            one.public_id,
            one.made_at,
            one.reason,
            [_tell(change, quotes, people) for change in one.public_changes],
            FAULTS.get(one.fault, ""),
            reverse("quotes:correction", args=[one.undoes.public_id]) if one.undoes else "",
        )
        for one in changesets
    ]


def taken_from(person: Person) -> int:
    """How many quotations editors gave from this person to another speaker, or to nobody."""
    changes = _public_changes().filter(field="speaker", before__person=person.slug)
    taken = changes.exclude(quote__speaker=person).exclude(quote__isnull=True)
    return taken.order_by().values("quote").distinct().count()


def readable(changes: QuerySet) -> QuerySet:
    """Those of these changes that are about words which readers may see."""
    beside = WordingDecision.objects.filter(change=OuterRef("pk"))
    suppressed = beside.filter(second__lifecycle__in=WITHHELD)
    return (
        changes.exclude(quote__lifecycle__in=WITHHELD)
        .exclude(article__standing__in=WITHHELD)
        .exclude(Exists(suppressed))
    )


def _public_changes() -> QuerySet:
    beside = WordingDecision.objects.filter(change=OuterRef("pk"))
    return (
        readable(Change.objects.exclude(field__in=[*INTERNAL, *FOLLOWING]))
        .annotate(beside_id=Subquery(beside.values("second")))
        .order_by("position")
    )


def _people_named(changes: list[Change]) -> dict[str, Person]:
    """The people whom values name by their slug, now."""
    values = [value for change in changes for value in (change.before, change.after)]
    slugs = {value["person"] for value in values if isinstance(value, dict) and "person" in value}
    named = {person.slug: person for person in Person.objects.filter(slug__in=slugs)}
    return named | decidedpeople.people_named(changes)


def _tell(change: Change, quotes: dict[int, Quote], people: dict[str, Person]) -> Told:
    what = FIELDS.get(change.field, change.field.replace("_", " "))
    shown = present(quotes[change.quote_id]) if change.quote_id else None
    if decidedpeople.about_people(change):
        told = decidedpeople.in_words(change, people)
        named = [side.person for side in (told.before, told.after) if side.person]
        about = tuple({person.pk: person for person in named}.values())
        return Told(told.what, _side(told.before), _side(told.after), people=about)
    if change.field in WORDS and change.quote_id:
        quote = quotes[change.quote_id]
        before, after = (in_words(change.field, v, quote) for v in (change.before, change.after))
        return Told(what, Value(before), Value(after), shown)
    if change.field in ARTICLE_NAMES and change.article:
        before, after = (Value(article_fact(value)) for value in (change.before, change.after))
        return Told(what, before, after, article=change.article)
    beside = present(quotes[change.beside_id]) if change.beside_id else None
    if isinstance(change.before, bool) or isinstance(change.after, bool):
        switch = SWITCHES.get(change.field, {})
        before, after = (
            Value(switch.get(value, "yes" if value else "no"))
            for value in (bool(change.before), bool(change.after))
        )
        return Told(what, before, after, shown, beside)
    return Told(what, _value(change.before, people), _value(change.after, people), shown, beside)


def _side(side: decidedpeople.Side) -> Value:
    return Value(side.words, side.person.get_absolute_url() if side.person else "")


def _value(value: Any, people: dict[str, Person]) -> Value:
    """A value of the history in words; see `Override` for the forms of a speaker."""
    if value is None:
        return Value("nothing")
    if not isinstance(value, dict):
        return Value(str(value))
    if value.get("verdict") in WordingDecision.Verdict.values:
        return Value(WordingDecision.Verdict(value["verdict"]).label)
    person = people.get(value.get("person"))
    if person is not None:
        return Value(value.get("name") or person.name, person.get_absolute_url())
    name = value.get("name") or value.get("person")
    if not name:
        return Value("speaker unknown")
    unnamed = value.get("kind") == SpeakerKind.ANONYMOUS
    return Value(f"{name} (not named in the article)" if unnamed else str(name))
