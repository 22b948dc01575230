"""An editor says that two are not one person: no merge then, until that is taken back."""

from collections.abc import Iterable
from typing import Any

from quotes.editing.heirs import household, line
from quotes.editing.history import Author, Decision, decide, stand_in
from quotes.exceptions import DecisionError
from quotes.models import Change, ChangeSet, Person, PersonDecision
from quotes.models.locking import writing

APART = "different_people"
Verdict = PersonDecision.Verdict


@writing()
def tell_apart(
    person: Person, other: Person, *, author: Author, reason: str, **stamp: Any
) -> ChangeSet:
    """Decide that these are two people, however alike their names are.

    DecisionError where they are one here already, and where it stands. `stamp` goes to `decide`.
    """
    people = Person.objects.select_related("merged_into").in_bulk([person.pk, other.pk])
    if len(people) < 2:
        raise DecisionError("Nobody can be told apart from themselves: choose another person.")
    person, other = people[person.pk], people[other.pk]
    decision = decide(author, reason, **stamp)
    write(person, other, Verdict.DIFFERENT, decision)
    return decision.changeset


def take_back(changes: Iterable[Change], decision: Decision) -> set[int]:
    """Let what stood before these changes stand again. See `undo`."""
    for change in changes:
        made = change.of_two_people
        if made.replaced_by_id is not None:
            raise DecisionError(
                f"A later decision about {made.first} and {made.second} stands on top of this "
                "one: take that one back first."
            )
        write(made.first, made.second, Verdict(change.before["verdict"]), decision)
    return set()


def write(one: Person, other: Person, verdict: Verdict, decision: Decision) -> None:
    """Let a verdict stand in the place of the one before."""
    first, second = sorted((one, other), key=lambda person: person.pk)
    former = PersonDecision.objects.standing().filter(first=first, second=second).first()
    stood = Verdict(former.verdict) if former else Verdict.OPEN
    if stood == verdict:
        raise DecisionError("That stands already: nothing was changed.")
    if verdict == Verdict.DIFFERENT:
        refuse_one_person(first, second)
    change = decision.record(
        APART,
        {"verdict": stood.value, "person": second.slug},
        {"verdict": verdict.value, "person": second.slug},
        person=first,
    )
    stand_in(former, PersonDecision(first=first, second=second, verdict=verdict, change=change))


def refuse_one_person(first: Person, second: Person) -> None:
    """Whoever leads to one heir is one person here."""
    if (line(first) or [first])[-1] == (line(second) or [second])[-1]:
        raise DecisionError(
            f"{first} and {second} are one person here: take that merge back first."
        )


def refuse_told_apart(person: Person, into: Person) -> None:
    """Whoever an editor said to be another cannot be merged, nor with what was merged before."""
    apart = PersonDecision.objects.apart().between(household(person), household(into))
    found = apart.select_related("first", "second", "change__changeset").first()
    if found is not None:
        raise DecisionError(
            f"An editor decided that {found.first} and {found.second} are two people: "
            f"“{found.change.changeset.reason}” Take that back first, if they are one."
        )
