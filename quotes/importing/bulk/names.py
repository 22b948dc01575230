"""Who is meant by the names of a batch: the rule of `quotes.importing.people`, in few queries."""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from quotes.importing.bulk.tables import Table
from quotes.importing.people import NAMED_KINDS, Mention
from quotes.lookalikes import skeleton
from quotes.models import Person, PersonName
from quotes.models.naming import slug_stem, sort_name
from quotes.naming import fold
from quotes.search.spelling import BORDER

MOST = 5_000  # names in one query


class Names:
    """The people who bear any of the names of a batch."""

    def __init__(self, names: Iterable[str]) -> None:
        self.folded = {name: fold(name) for name in names}
        self.bearers: dict[str, dict[int, str]] = {}
        self.limited: set[str] = set()
        self.forms: dict[int, str] = {}
        self.new: list[Person] = []
        self.known: dict[tuple[str, str], tuple[int | None, bool]] = {}
        wanted = sorted(set(self.folded.values()) - {""})
        for first in range(0, len(wanted), MOST):
            self._load(wanted[first : first + MOST])

    def _load(self, wanted: Sequence[str]) -> None:
        found = list(borne(wanted).values_list("folded", "person", "scope"))
        kinds = kinds_of_current({person for _, person, _ in found})
        for folded, person, scope in found:
            if person not in kinds:
                continue
            self.bearers.setdefault(folded, {})[person] = kinds[person]
            if scope:
                self.limited.add(folded)

    def introduce(self, mentions: Iterable[Mention]) -> None:
        """Store a Person for each whole name that nobody bears yet."""
        fresh: dict[str, Mention] = {}
        for mention in mentions:
            folded = self.folded[mention.name]
            if folded not in self.bearers and folded not in fresh and mention.whole:
                fresh[folded] = mention
        people, forms = Table(Person), Table(PersonName)
        first, slugs = people.next_id(), free_slugs([one.name for one in fresh.values()])
        self.new = [
            Person(
                pk=first + place,
                name=one.name,
                sort_name=sort_name(one.name) if one.kind == Person.Kind.PERSON else one.name,
                slug=slug,
                kind=one.kind,
            )
            for place, (one, slug) in enumerate(zip(fresh.values(), slugs, strict=True))
        ]
        people.insert(vars(person) for person in self.new)
        number = forms.next_id()
        forms.insert(
            {
                "id": number + place,
                "person_id": person.pk,
                "name": person.name,
                "folded": folded,
                "skeleton": skeleton(person.name),
                "origin": PersonName.Origin.IMPORT,
            }
            for place, (folded, person) in enumerate(zip(fresh, self.new, strict=True))
        )
        for folded, person in zip(fresh, self.new, strict=True):
            self.bearers[folded] = {person.pk: person.kind}
            self.forms[person.pk] = person.name
        people.close()
        forms.close()

    def who(self, mention: Mention) -> tuple[int | None, bool]:
        """Who is meant, and whether that is open; the same for each mention of a name and kind."""
        key = mention.name, mention.kind
        if key not in self.known:
            self.known[key] = self.bearer(mention), self.is_open(mention)
        return self.known[key]

    def bearer(self, mention: Mention) -> int | None:
        """The one person of this whole name and kind; None where there is none, or a choice."""
        if mention.kind not in NAMED_KINDS:
            return None
        if mention.kind == Person.Kind.PERSON and not mention.whole:
            return None
        if self.folded[mention.name] in self.limited:
            return None
        held = self.bearers.get(self.folded[mention.name], {})
        found = [person for person, kind in held.items() if kind == mention.kind]
        return found[0] if len(found) == 1 else None

    def is_open(self, mention: Mention) -> bool:
        """Whether roles must decide who it is, which needs the other quotes to be stored; or in
        which outlet and when it was printed."""
        if mention.kind not in NAMED_KINDS or not self.folded[mention.name]:
            return False
        if mention.kind == Person.Kind.PERSON and not mention.whole:
            return True
        if self.folded[mention.name] in self.limited:
            return True
        held = self.bearers.get(self.folded[mention.name], {})
        return list(held.values()).count(mention.kind) > 1

    def forms_of(self, people: Iterable[int]) -> dict[int, str]:
        """All names of these people, as a search row has them."""
        missing = sorted(set(people) - set(self.forms))
        for first in range(0, len(missing), MOST):
            some = missing[first : first + MOST]
            names = {
                pk: [name]
                for pk, name in Person.objects.filter(pk__in=some).values_list("pk", "name")
            }
            others = PersonName.objects.filter(person__in=some)
            for pk, name in others.values_list("person", "name"):
                names[pk].append(name)
            self.forms |= {pk: BORDER.join(dict.fromkeys(held)) for pk, held in names.items()}
        return self.forms


def borne(folded: Sequence[str]) -> QuerySet[PersonName]:
    """Whoever bears any of these names, also those who were merged.

    Not joined with people: of everybody in the database SQLite would ask each of the names then.
    """
    return PersonName.objects.filter(folded__in=folded).order_by()


def kinds_of_current(people: Iterable[int]) -> dict[int, str]:
    """What those of these people are whom nobody merged into another."""
    asked = sorted(people)
    kinds = {}
    for first in range(0, len(asked), MOST):
        rows = Person.objects.filter(pk__in=asked[first : first + MOST]).order_by()
        for person, kind, heir in rows.values_list("pk", "kind", "merged_into"):
            if heir is None:
                kinds[person] = kind
    return kinds


def free_slugs(names: Sequence[str]) -> list[str]:
    """A slug for each new person, as `free_slug` gives them one after another."""
    given: set[str] = set()
    slugs = []
    wished = [slug_stem(name) for name in names]
    taken = taken_slugs(wished)
    for stem in wished:
        slug, number = stem, 1
        while slug in given or slug in taken:
            number += 1
            slug = f"{stem}-{number}"
            if Person.objects.filter(slug=slug).exists():
                taken.add(slug)
        given.add(slug)
        slugs.append(slug)
    return slugs


def taken_slugs(wished: Sequence[str]) -> set[str]:
    """Those of these that somebody has."""
    taken: set[str] = set()
    for first in range(0, len(wished), MOST):
        rows = Person.objects.filter(slug__in=wished[first : first + MOST]).order_by()
        taken.update(rows.values_list("slug", flat=True))
    return taken
