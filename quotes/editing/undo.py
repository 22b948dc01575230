"""Takes back what was decided in one changeset, by appending one that restores what stood."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Q, QuerySet

from quotes.deriving import refresh
from quotes.editing import articles, decisions, people, roles, splitting, telling_apart, wordings
from quotes.editing.fields import FIELDS
from quotes.editing.history import Author, Decision, decide
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
    decision = decide(author, reason, undoes=changeset, **stamp)
    touched: set[int] = set()
    # Who was one person is two again before anything of theirs comes back.
    for field in sorted(by_field, key=lambda field: field != "merged_into"):
        touched |= set(TAKE_BACK[field](by_field[field], decision))
    if not decision.changes:
        raise DecisionError("Nothing of this decision stands any more: there is nothing to undo.")
    refresh(touched)
    return decision.changeset


def undoable_of(person: Person) -> QuerySet[ChangeSet]:
    """What was decided about a person and can be taken back, the newest first."""
    named = Q(changes__person=person) | Q(changes__of_two_people__second=person)
    about = ChangeSet.objects.filter(named, undone_by__isnull=True)
    elsewhere = Change.objects.exclude(field__in=TAKE_BACK)
    return about.exclude(pk__in=elsewhere.values("changeset")).distinct()


def asks_for(changeset: ChangeSet) -> str:
    """The permission that taking this back asks for: who is one person, senior editors say."""
    about_people = changeset.changes.filter(person__isnull=False)
    if about_people.exclude(field=telling_apart.APART).exists():
        return roles.MERGE if about_people.filter(field="merged_into").exists() else roles.SPLIT
    return roles.DECIDE
