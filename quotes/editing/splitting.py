"""An editor gives quotations and names of one person to another, or to a new one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from quotes.cleaning import clean
from quotes.deriving import refresh
from quotes.deriving.proposals import propose
from quotes.deriving.searchrows import write_names
from quotes.editing.barred import refuse_barred
from quotes.editing.decisions import claim, write
from quotes.editing.fields.speaker import Speaker
from quotes.editing.heirs import concerned, inherit, line
from quotes.editing.history import Author, Decision, decide
from quotes.editing.namesakes import settle_namesakes
from quotes.editing.people import fresh, lead, move
from quotes.editing.telling_apart import Verdict
from quotes.editing.telling_apart import write as apart
from quotes.exceptions import DecisionError
from quotes.models import Change, ChangeSet, Override, Person, PersonName, Quote
from quotes.models.locking import writing
from quotes.models.naming import free_slug
from quotes.naming import fold, is_office

NAME, NEW = "name_given", "split_off"


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody whom the database does not hold yet."""

    name: str

    def store(self, giver: Person, given: Iterable[str]) -> Person:
        """Make the row, of the giver's kind. DecisionError where there is no name, or somebody
        goes by it who does not give it."""
        name = clean(self.name).strip()[:200]
        if not fold(name):
            raise DecisionError("A new person needs a name with a letter or a digit.")
        if giver.kind == Person.Kind.PERSON and is_office(name):
            raise DecisionError(f"“{name}” is an office or a description: write a name.")
        bearers = Person.objects.called(name)
        if (bearers.exclude(pk=giver.pk) if fold(name) in given else bearers).exists():
            raise DecisionError(f"Somebody here goes by {name} already: choose that person.")
        return Person.objects.create(
            name=name, kind=giver.kind, slug=free_slug(name, Person.objects)
        )


@writing()
def give(
    person: Person,
    to: Person | Newcomer,
    *,
    quotes: Iterable[Quote] = (),
    names: Iterable[PersonName] = (),
    author: Author,
    reason: str,
    seen: dict[int, int] | None = None,
    **stamp: Any,
) -> ChangeSet:
    """Give these quotations and names of a person to another one, all of them or none.

    Each quotation is decided for ever; what prints a name that was given is read for who bears it
    now. `seen` are the revisions that the editor looked at. DecisionError where nothing is given,
    or where something is not this person's any more. `stamp` goes to `decide`.
    """
    person = fresh(person)
    quotes = list(Quote.objects.filter(pk__in=[quote.pk for quote in quotes]).order_by("pk"))
    names = list(PersonName.objects.filter(pk__in=[name.pk for name in names]).order_by("pk"))
    refuse_strangers(person, quotes, names)
    refuse_barred(quotes)
    decision = decide(author, reason, **stamp)
    newcomer = isinstance(to, Newcomer)
    to = received(person, to, {name.folded for name in names})
    before = concerned([], [person]) if names else set()
    if newcomer and (fold(to.name), "") not in {(name.folded, name.scope) for name in names}:
        hand(to.name, None, to, decision)
    for name in names:
        hand(name.name, person, to, decision, scope=name.scope)
    made = [
        write(claim(quote, (seen or {}).get(quote.pk)), "speaker", Speaker(person=to), decision)
        for quote in quotes
    ]
    touched = {override.quote_id for override in made} | settle_namesakes(made)
    if names or newcomer:
        touched |= move((before | renamed(person, to)) - touched, decision)
    if newcomer:
        # Whoever is split off would be proposed as a look-alike again.
        apart(person, to, Verdict.DIFFERENT, decision)
        decision.record(NEW, None, {"person": person.slug, "name": to.name}, person=to)
    refresh(touched)
    write_names(person)
    write_names(to)
    return decision.changeset


def received(person: Person, to: Person | Newcomer, given: set[str]) -> Person:
    """Who receives: a current person of the same kind, or a new one."""
    if isinstance(to, Newcomer):
        return to.store(person, given)
    to = fresh(to)
    if to == person:
        raise DecisionError(f"{person} has them already: choose another person.")
    if to.merged_into is not None:
        raise DecisionError(f"{to} was merged into {to.merged_into}: choose {to.merged_into}.")
    if to.kind != person.kind:
        raise DecisionError(f"{to} is no {person.get_kind_display()}: choose somebody who is.")
    return to


def refuse_strangers(person: Person, quotes: Sequence[Quote], names: Sequence[PersonName]) -> None:
    """Only what is a current person's own can be given."""
    if person.merged_into is not None:
        raise DecisionError(f"{person} was merged into {person.merged_into}: begin there.")
    if not quotes and not names:
        raise DecisionError("Choose at least one quotation or one name.")
    if any(quote.speaker_id != person.pk for quote in quotes):
        raise DecisionError(
            f"Not all of these quotations are {person}’s any more: look again and choose."
        )
    if any(name.person_id != person.pk or name.came_from_id for name in names):
        raise DecisionError(f"Not all of these names are {person}’s own: look again and choose.")
    if fold(person.name) in {name.folded for name in names}:
        raise DecisionError(f"{person} keeps the name that stands above the page: give others.")


def renamed(*people: Person) -> set[int]:
    """What may be somebody else's now that names changed hands; heirs go by them, too."""
    heirs = dict.fromkeys(heir for person in people for heir in (person, *line(person)))
    for heir in heirs:
        inherit(heir)
    propose(heirs)
    return concerned(heirs, heirs)


def hand(
    name: str,
    giver: Person | None,
    to: Person | None,
    decision: Decision,
    *,
    scope: str = "",
    keeps: bool = False,
) -> None:
    """Take a name from one person and give it to another; nobody gives or gets it at the ends.

    It holds where it held, as `scope` says. Who had it already `held` it, and keeps it when it is
    given back.
    """
    written = PersonName.objects.filter(folded=fold(name), scope=scope)
    row = written.own().filter(person=giver).select_related("outlet").first()
    if giver is not None and row is None:
        raise DecisionError(f"“{name}” is no name of {giver} any more: a later decision took it.")
    held = to is not None and written.own().filter(person=to).exists()
    if to is not None and not held:
        written.filter(person=to).delete()
        PersonName.objects.create(person=to, name=name, **passed_on(row))
    if row is not None and not keeps:
        row.delete()
    where = {"scope": scope} if scope else {}
    decision.record(
        NAME,
        {"name": name, "of": giver.slug if giver else None} | where,
        {"name": name, "of": to.slug if to else None, "held": held} | where,
        person=to or giver,
    )


def passed_on(row: PersonName | None) -> dict[str, Any]:
    """What stays of a name when it changes hands: who said it, and where and when it holds."""
    if row is None:
        return {"origin": PersonName.Origin.EDITOR}
    return {name: getattr(row, name) for name in ("origin", "outlet", "since", "until")}


def take_back_names(changes: Iterable[Change], decision: Decision) -> set[int]:
    """Give names back to whose they were. See `undo`."""
    people, before = set(), set()
    for change in reversed(list(changes)):
        giver, to = (owner(value["of"]) for value in (change.after, change.before))
        both = {person for person in (giver, to) if person is not None}
        before |= concerned(both, both)
        scope, held = change.after.get("scope", ""), change.after["held"]
        hand(change.after["name"], giver, to, decision, scope=scope, keeps=held)
        people |= both
    touched = move(before | renamed(*people), decision)
    for person in people:
        write_names(person)
    return touched


def take_back_newcomers(changes: Iterable[Change], decision: Decision) -> set[int]:
    """Let the address of who was split off lead back, unless they got something of their own.

    The row stays, as every row does. See `undo`.
    """
    touched: set[int] = set()
    for change in changes:
        person = fresh(change.person)
        holds = person.names.exists() or Quote.objects.filter(speaker=person).exists()
        named = Override.objects.active().filter(person=person).exists()
        if person.merged_into is None and not holds and not named:
            touched |= lead(person, fresh(owner(change.after["person"])), decision)
    return touched


def owner(slug: str | None) -> Person | None:
    """Whose name it is, by address."""
    return Person.objects.select_related("merged_into").get(slug=slug) if slug else None
