"""An editor says that two rows are one person, and may take it back: then they are two again."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F

from quotes.deriving import refresh
from quotes.deriving.proposals import propose
from quotes.deriving.searchrows import write_names
from quotes.editing.fields.speaker import shown_speaker
from quotes.editing.heirs import concerned, household, inherit, line
from quotes.editing.history import Author, Decision, decide
from quotes.editing.namesakes import spoken_for
from quotes.editing.recompute import recompute
from quotes.editing.telling_apart import refuse_told_apart
from quotes.exceptions import DecisionError
from quotes.models import Change, ChangeSet, Person, Quote
from quotes.models.locking import writing

# What follows from a merge is recorded row by row, and is taken back with it and not by itself.
FOLLOWS, NAMES = "speaker_follows", "names_follow"


@writing()
def merge(person: Person, into: Person, *, author: Author, reason: str, **stamp: Any) -> ChangeSet:
    """Make `person` another spelling of `into`. The row stays, and its address leads to the heir.

    Later imports that print the other spelling find the heir. DecisionError where a chain or a
    circle would arise, or where no reason is given. `stamp` goes to `decide`.
    """
    person, into = fresh(person), fresh(into)
    refuse_circles(person, into)
    refuse_two_kinds(person, into)
    refuse_told_apart(person, into)
    decision = decide(author, reason, **stamp)
    refresh(lead(person, into, decision))
    return decision.changeset


def take_back(changes: Iterable[Change], decision: Decision) -> set[int]:
    """Let people be two again, or one again, as before these changes. See `undo`.

    What was decided of a quote since stands, and what was imported since is the machine's to read.
    """
    touched: set[int] = set()
    for change in changes:
        person = fresh(change.person)
        now, before = person.merged_into, called(change.before)
        if (now.slug if now else None) != change.after:
            raise DecisionError(
                f"A later decision about {person} stands on top of this one: take that one back "
                "first."
            )
        if before is not None and person in (before, *line(before)):
            raise DecisionError(
                f"{before} was merged into {person} since: take that back first, or both addresses "
                "would lead in a circle."
            )
        if before is not None:
            refuse_told_apart(person, before)
        touched |= lead(person, before, decision)
    return touched


def follow(changes: Iterable[Change], decision: Decision) -> set[int]:
    """What followed from a merge comes back with it: see `lead`."""
    return set()


def lead(person: Person, to: Person | None, decision: Decision) -> set[int]:
    """Let an address lead to another person, or nowhere any more; names and quotes follow.

    Records each row that moved. Returns the quotes that are to be derived anew.
    """
    former, house = line(person), household(person)
    decision.record(
        "merged_into", former[0].slug if former else None, to.slug if to else None, person=person
    )
    person.merged_into = to
    person.save(update_fields=["merged_into"])
    heirs = dict.fromkeys([*former, *line(person)])
    for heir in heirs:
        came, went = inherit(heir)
        if came or went:
            decision.record(NAMES, sorted(went), sorted(came), person=heir)
    propose([person, *heirs])
    # Of the heir's own quotes, only what was the other's can change hands, and only on the way back
    touched = move(concerned([*house, *former], [*house, *heirs]), decision)
    for one in (person, *heirs):
        # The heir's own quotes did not move, and are now found by the other spelling too.
        write_names(one)
    return touched


def move(ids: set[int], decision: Decision) -> set[int]:
    """Read again who speaks in these quotes, and record where it is somebody else now."""
    quotes = Quote.objects.filter(pk__in=ids).select_related("article", "speaker").order_by("pk")
    # A name that is printed whole may settle a role, and a role a surname.
    ordered = sorted(quotes, key=lambda quote: " " not in quote.speaker_name)
    moved = []
    for quote in ordered:
        before = shown_speaker(quote)
        after = shown_speaker(recompute(quote))
        if after != before:
            moved.append(quote.pk)
            decision.record(FOLLOWS, before, after, quote=quote)
    # Whether the machine would say what an editor decided is known when all the others are read.
    for quote in quotes.filter(pk__in=spoken_for()):
        recompute(quote)
    Quote.objects.filter(pk__in=moved).update(revision=F("revision") + 1)
    return ids


def fresh(person: Person) -> Person:
    """The row as it is now that nobody else writes."""
    return Person.objects.select_related("merged_into").get(pk=person.pk)


def called(slug: str | None) -> Person | None:
    """The person whose address the history keeps."""
    return Person.objects.select_related("merged_into").get(slug=slug) if slug else None


def refuse_circles(person: Person, into: Person) -> None:
    """Only two current people can become one."""
    if person.pk == into.pk:
        raise DecisionError("A person cannot be merged into themselves: choose another one.")
    for one in (person, into):
        if one.merged_into_id:
            raise DecisionError(
                f"{one} was merged into {one.merged_into} already: choose {one.merged_into}."
            )


def refuse_two_kinds(person: Person, into: Person) -> None:
    """Nobody is a person and an organisation."""
    if person.kind != into.kind:
        raise DecisionError(
            f"{person} is stored as {article_of(person)} and {into} as {article_of(into)}: mend "
            "that first, if they are one."
        )


def article_of(person: Person) -> str:
    """The kind of a person, as a sentence has it."""
    kind = person.get_kind_display()
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
