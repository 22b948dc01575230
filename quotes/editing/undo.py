"""Takes back what was decided in one changeset, by appending one that restores what stood."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from typing import Any

from django.db.models import Q, QuerySet

from quotes.deriving import refresh
from quotes.editing import articles, decisions, people, roles, splitting, telling_apart, wordings
from quotes.editing.fields import FIELDS
from quotes.editing.history import Author, Decision, decide
from quotes.editing.speakers import newest_gifts
from quotes.exceptions import DecisionError
from quotes.models import Change, ChangeSet, Person
from quotes.models.locking import writing

# Restores what stood before the changes of one field, recording as it goes, and returns the quotes
# that are to be derived anew. DecisionError where a later decision stands on top.
TakeBack = Callable[[list[Change], Decision], Iterable[int]]

# By the field that a change names. Whoever adds a kind of decision adds how it is taken back.
TAKE_BACK: dict[str, TakeBack] = {
    **dict.fromkeys(FIELDS, decisions.take_back),
    **dict.fromkeys(articles.CHECKS, articles.take_back),
    "wordings": wordings.take_back,
    "merged_into": people.take_back,
    **dict.fromkeys([people.FOLLOWS, people.NAMES], people.follow),
    splitting.NAME: splitting.take_back_names,
    splitting.NEW: splitting.take_back_newcomers,
    telling_apart.APART: telling_apart.take_back,
}


@writing()
def undo(changeset: ChangeSet, *, author: Author, reason: str, **stamp: Any) -> ChangeSet:
    """Take back all of a changeset, or nothing of it; what stood before it stands again.

    DecisionError where there is no reason, where a later decision stands on top of any part, and
    where a part cannot be taken back. `stamp` goes to `decide`.
    """
    by_field: dict[str, list[Change]] = {}
    for change in changeset.changes.select_related("quote", "person", "article"):
        by_field.setdefault(change.field, []).append(change)
    if unknown := sorted(set(by_field) - set(TAKE_BACK)):
        raise DecisionError(f"This cannot be taken back here: {', '.join(unknown)}.")
    undone = is_undone(changeset)
    decision = decide(author, reason, undoes=changeset, **stamp)
    try:
        touched = carry_out(by_field, decision)
    except DecisionError as refusal:
        if undone:
            raise DecisionError("This is undone already: nothing of it stands.") from refusal
        raise
    if not decision.changes:
        raise DecisionError("Nothing of this decision stands any more: there is nothing to undo.")
    refresh(touched)
    return decision.changeset


def carry_out(by_field: dict[str, list[Change]], decision: Decision) -> set[int]:
    """Take back these changes; what they touch is to be derived anew."""
    touched: set[int] = set()
    # Who was one person is two again before anything of theirs comes back.
    for field in sorted(by_field, key=lambda field: field != "merged_into"):
        touched |= set(TAKE_BACK[field](by_field[field], decision))
    return touched


def is_undone(changeset: ChangeSet) -> bool:
    """Whether a changeset was taken back, by one that was not taken back itself."""
    return any(not is_undone(later) for later in changeset.undone_by.all())


def undoable_of(person: Person) -> QuerySet[ChangeSet]:
    """What was decided about a person, or gave them quotes or took them away, and can be taken
    back, the newest first."""
    named = Q(changes__person=person) | Q(changes__of_two_people__second=person)
    named |= Q(pk__in=newest_gifts(person).values("pk"))
    about = ChangeSet.objects.filter(named, undone_by__isnull=True)
    elsewhere = Change.objects.exclude(field__in=TAKE_BACK)
    return about.exclude(pk__in=elsewhere.values("changeset")).distinct()


def asks_for(changeset: ChangeSet) -> str:
    """The permission that taking this back asks for: who is one person, senior editors say."""
    return all_ask_for([changeset])[changeset.pk]


def all_ask_for(changesets: Collection[ChangeSet]) -> dict[int, str]:
    """The permission that taking back each of these asks for, by number."""
    about_people = Change.objects.filter(changeset__in=changesets, person__isnull=False)
    fields: dict[int, set[str]] = defaultdict(set)
    for pk, field in about_people.values_list("changeset", "field"):
        fields[pk].add(field)
    return {one.pk: permission(fields[one.pk]) for one in changesets}


def permission(about_people: set[str]) -> str:
    """What to take back changes of these fields of people asks for."""
    if about_people <= {telling_apart.APART}:
        return roles.DECIDE
    return roles.MERGE if "merged_into" in about_people else roles.SPLIT
