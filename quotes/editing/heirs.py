"""What follows from `merged_into`: whose address leads where, and whose names an heir goes by."""

from collections.abc import Iterable

from django.db.models import Q

from quotes.editing.namesakes import alone_by
from quotes.models import Person, PersonName, Quote


def line(person: Person) -> list[Person]:
    """Those to whom a person's address leads, one after the other; the last is who stands."""
    found: list[Person] = []
    while person.merged_into is not None and person.merged_into not in found:
        person = person.merged_into
        found.append(person)
    return found


def household(person: Person) -> list[Person]:
    """The person, and everybody whose address leads there, at whatever remove."""
    found, newest = [person], [person]
    while newest:
        known = [one.pk for one in found]
        newest = list(Person.objects.filter(merged_into__in=newest).exclude(pk__in=known))
        found += newest
    return found


def inherit(heir: Person) -> tuple[list[str], list[str]]:
    """Let an heir go by the names of all who were merged into them, and by no others' any more.

    An inherited name keeps who said it and whose it was; what the heir is called by itself stays.
    Returns the forms that came and those that went.
    """
    others = [one.pk for one in household(heir) if one.pk != heir.pk]
    own = set(heir.names.own().values_list("folded", "scope"))
    left = PersonName.objects.own().filter(person__in=others).select_related("outlet")
    wanted: dict[tuple[str, str], PersonName] = {}
    for name in left.order_by("person", "pk"):
        if (name.folded, name.scope) not in own:
            wanted.setdefault((name.folded, name.scope), name)
    gone = []
    for name in heir.names.exclude(came_from=None):
        source = wanted.get((name.folded, name.scope))
        if source is not None and (source.person_id, source.name, source.origin) == (
            name.came_from_id,
            name.name,
            name.origin,
        ):
            del wanted[name.folded, name.scope]
        else:
            gone.append(name.name)
            name.delete()
    for name in wanted.values():
        heir.names.create(
            name=name.name,
            origin=name.origin,
            came_from_id=name.person_id,
            outlet=name.outlet,
            since=name.since,
            until=name.until,
        )
    return [name.name for name in wanted.values()], gone


def concerned(quoted: Iterable[Person], named: Iterable[Person]) -> set[int]:
    """The quotes whose speaker may be another once `named` are one person, or are no longer.

    Those that are said to be, or were decided to be, one of `quoted`; and those that print a name
    of one of `named`, whole or by its last word, and of which it was not settled whose it is.
    """
    quoted, named = list(quoted), list(named)
    theirs = Quote.objects.filter(Q(speaker__in=quoted) | Q(overrides__person__in=quoted))
    names = list(PersonName.objects.filter(person__in=named).values_list("name", flat=True))
    printed = Q()
    for name in names:
        printed |= Q(speaker_name__iexact=name)
    unsettled = Quote.objects.filter(printed, speaker=None) if names else Quote.objects.none()
    found = set(theirs.values_list("pk", flat=True)) | set(unsettled.values_list("pk", flat=True))
    return found | alone_by(names)
