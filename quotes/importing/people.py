"""A printed name becomes a Person only where one candidate remains; else it stays a name."""

import datetime
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Q, QuerySet

from quotes.models import Person, PersonName, Quote
from quotes.models.naming import free_slug
from quotes.naming import fold, is_description

# A role is evidence for about as long as people hold one between two elections or appointments.
MOST = 20  # bearers of one name that are looked at
LONGEST_NAME = 120  # characters; what is longer is a sentence or a prank
ROLE_HOLDS = datetime.timedelta(days=366)
EMPTY_WORDS = frozenset("a an and for in of on the to former then acting".split())
GENDERED = {"spokesman": "spokesperson", "spokeswoman": "spokesperson"}
NAMED_KINDS = {Person.Kind.PERSON.value, Person.Kind.ORGANISATION.value, Person.Kind.GROUP.value}


@dataclass(frozen=True, slots=True)
class Mention:
    """A speaker as an article gives them: the fullest name, the kind, the role, and the day.

    `quote` is the stored quote that is asked about: what an editor decided of it speaks for others
    of that name, and not for itself.
    """

    name: str
    kind: str
    role: str = ""
    published: datetime.date | None = None
    quote: int | None = None

    @property
    def whole(self) -> bool:
        """Whether the name is one that can stand for somebody by itself.

        A description in a name's place ("Iran's top security official", "The General") is none.
        """
        return is_whole(self.name, self.kind)


@lru_cache(maxsize=4096)
def is_whole(name: str, kind: str) -> bool:
    """Whether a name of this kind of speaker can stand for somebody by itself."""
    short = len(name) <= LONGEST_NAME
    if kind == Person.Kind.PERSON:
        return short and len(fold(name).split()) > 1 and not is_description(name)
    return kind == Person.Kind.ORGANISATION and name[:1].isupper() and short


def resolve(
    mention: Mention, printed_by: Callable[[], Collection[int]] = frozenset
) -> Person | None:
    """Who this is, when the database leaves one candidate and something speaks for that one.

    A name that an editor limited to an outlet or a time is evidence there, and nowhere else;
    `printed_by` says which outlets printed or passed on the words. Else a whole name with one
    bearer is enough; a surname, or a whole name with several bearers, needs a role that agrees in
    its time. To be the only candidate is no evidence.
    """
    if mention.kind not in NAMED_KINDS or not fold(mention.name):
        return None
    names = names_like(mention)
    bearers = limited_to(mention, names, printed_by)
    if not bearers:
        if mention.kind != Person.Kind.PERSON or mention.whole:
            bearers = list(dict.fromkeys(name.person for name in names if not name.scope))
        else:
            bearers = list(Person.objects.with_surname(mention.name)[:MOST])
            return decide_by_role(bearers, mention)
    return bearers[0] if len(bearers) == 1 else decide_by_role(bearers, mention)


def names_like(mention: Mention) -> list[PersonName]:
    """The names of current people that are just what is printed, wherever they hold."""
    found = PersonName.objects.filter(
        folded=fold(mention.name), person__merged_into=None, person__kind=mention.kind
    )
    return list(found.select_related("person").order_by("pk")[: MOST * 2])


def limited_to(
    mention: Mention, names: Iterable[PersonName], printed_by: Callable[[], Collection[int]]
) -> list[Person]:
    """Whose name this is in these outlets and that day alone, by an editor's word."""
    limited = [name for name in names if name.scope]
    if not limited:
        return []
    outlets = printed_by()
    holding = (name.person for name in limited if name.holds(outlets, mention.published))
    return list(dict.fromkeys(holding))


def decide_by_role(bearers: Iterable[Person], mention: Mention) -> Person | None:
    """The one of several who is printed in an agreeing role near that day."""
    agreeing = [person for person in bearers if role_agrees(person, mention)]
    return agreeing[0] if len(agreeing) == 1 else None


def introduce(mention: Mention) -> Person | None:
    """Store a Person for a whole name that nobody bears yet; None where there is nothing to do.

    A name that an editor limited is somebody's: who else bears it elsewhere, an editor says.
    """
    if not mention.whole or Person.objects.called(mention.name).exists():
        return None
    person = Person.objects.create(
        name=mention.name, kind=mention.kind, slug=free_slug(mention.name, Person.objects)
    )
    PersonName.objects.create(person=person, name=mention.name, origin=PersonName.Origin.IMPORT)
    return person


def role_agrees(person: Person, mention: Mention) -> bool:
    """Whether the person is printed in an agreeing role near that day, under a whole name."""
    if not mention.role or not mention.published:
        return False
    printed = Quote.objects.live().filter(
        speaker=person,
        published__range=(mention.published - ROLE_HOLDS, mention.published + ROLE_HOLDS),
        speaker_name__contains=" ",
    )
    if mention.quote is not None:
        printed = printed.exclude(pk=mention.quote)
    roles = printed.exclude(role="").values_list("role", flat=True).distinct()
    return any(same_role(mention.role, role) for role in roles[:50])


def same_role(one: str, other: str) -> bool:
    """Whether one role says nothing that the other does not: "President", "Iranian President".

    A person may be "Secretary of State" here and "Foreign Secretary" there: these do not agree,
    since neither holds the other.
    """
    first, second = role_words(one), role_words(other)
    return bool(first and second) and (first <= second or second <= first)


def role_words(role: str) -> set[str]:
    """The words of a role that mean something, without the speaker's gender."""
    plain = re.sub(r"[’']s\b", "", role)
    words = (GENDERED.get(word, word) for word in fold(plain).split())
    return {word for word in words if word not in EMPTY_WORDS}


def waiting_for(names: Iterable[str]) -> QuerySet[Quote]:
    """Live quotes whose speaker is printed by one of these surnames alone, resolved or not.

    A new person, or a new role of one, may settle them, or may show that they were not settled.
    """
    printed = Q()
    for surname in {name.split()[-1] for name in names if name.split()}:
        printed |= Q(speaker_name__iexact=surname)
    if not printed:
        return Quote.objects.none()
    return Quote.objects.live().filter(printed, speaker_kind=Person.Kind.PERSON)


def named_like(people: Iterable[Person]) -> QuerySet[Quote]:
    """Live quotes without a speaker that print one of these people's whole names."""
    printed = Q()
    for person in people:
        printed |= Q(speaker_name__iexact=person.name, speaker_kind=person.kind)
    if not printed:
        return Quote.objects.none()
    return Quote.objects.unattributed().filter(printed)
