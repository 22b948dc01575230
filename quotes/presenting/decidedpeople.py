"""Decisions about who is one person, in the words of the pages."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from quotes.models import Change, Person

NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Side:
    """What was or is said: words, and the person whose page they lead to."""

    words: str
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision about people: of what, from what, to what."""

    what: str
    before: Side
    after: Side


def about_people(change: Change) -> bool:
    """Whether a change is told by this module."""
    return change.person_id is not None and change.field in TOLD


def people_named(changes: Iterable[Change]) -> dict[str, Person]:
    """The people whom such changes name by address, in one query."""
    slugs = set()
    for change in filter(about_people, changes):
        for value in (change.before, change.after):
            slugs |= {value} if isinstance(value, str) else set()
            if isinstance(value, dict):
                slugs |= {value.get("of"), value.get("person")}
    return {one.slug: one for one in Person.objects.filter(slug__in=slugs - {None})}


def in_words(change: Change, people: Mapping[str, Person]) -> Decided:
    """A decision in plain words."""
    return TOLD[change.field](change, people)


def merged(change: Change, people: Mapping[str, Person]) -> Decided:
    own = Side(change.person.name, change.person)
    if change.after is None:
        return Decided("two people again", side(change.before, people), own)
    return Decided(
        "one person under two names", Side(change.person.name), side(change.after, people)
    )


def name_given(change: Change, people: Mapping[str, Person]) -> Decided:
    before, after = (
        value if isinstance(value, dict) else {} for value in (change.before, change.after)
    )
    name = after.get("name") or before.get("name") or ""
    return Decided(
        f"whose name “{name}” is", side(before.get("of"), people), side(after.get("of"), people)
    )


def split_off(change: Change, people: Mapping[str, Person]) -> Decided:
    value = change.after if isinstance(change.after, dict) else {}
    new = Side(change.person.name, change.person)
    return Decided("a person who was taken for another", side(value.get("person"), people), new)


def told_apart(change: Change, people: Mapping[str, Person]) -> Decided:
    before, after = (verdict(value, change, people) for value in (change.before, change.after))
    return Decided("whether these are one person", Side(before), Side(after))


def verdict(value: Any, change: Change, people: Mapping[str, Person]) -> str:
    """What an editor said of two people."""
    value = value if isinstance(value, dict) else {}
    if value.get("verdict") != "different":
        return "not decided"
    return f"two people: {change.person.name} and {side(value.get('person'), people).words}"


def side(slug: str | None, people: Mapping[str, Person]) -> Side:
    """A person by address; the address itself where there is no such row."""
    person = people.get(slug or "")
    return Side(person.name, person) if person else Side(slug or NOBODY)


TOLD: dict[str, Callable[[Change, Mapping[str, Person]], Decided]] = {
    "merged_into": merged,
    "name_given": name_given,
    "split_off": split_off,
    "different_people": told_apart,
}
