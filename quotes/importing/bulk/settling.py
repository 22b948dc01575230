"""Settles what needs the other articles: surnames, and names that several people bear.

An ordinary import does so after each article, for the names in it. After a bulk run it is done once
for all names that came in; all articles are there by then, so it comes to the same.
"""

from collections.abc import Iterable, Iterator

from quotes.deriving import refresh
from quotes.deriving.proposals import propose
from quotes.editing.guard import importing
from quotes.editing.recompute import recompute
from quotes.importing.bulk.batches import Batch
from quotes.models import Person, Quote
from quotes.models.locking import writing
from quotes.models.quote import SpeakerKind

CHUNK = 500  # quotes, or people, in one transaction


class Waiting:
    """Whose names came in, and which quotes could not be settled within their batch.

    `everything` settles whatever waits, since nobody knows what a killed run had brought in.
    """

    def __init__(self, *, everything: bool = False) -> None:
        self.everything = everything
        self.surnames: set[str] = set()
        self.new_people: set[tuple[str, str]] = set()
        self.newcomers: list[int] = []
        self.open: set[int] = set()

    def add(self, stored: Batch) -> None:
        """Note the names and people of a batch."""
        for row in stored.rows[Quote]:
            self.surnames.update(word.casefold() for word in row["speaker_name"].split()[-1:])
        people = {(person.name.casefold(), person.kind) for person in stored.names.new}
        self.new_people |= people
        self.newcomers += [person.pk for person in stored.names.new]
        self.open |= stored.open

    def quotes(self) -> set[int]:
        """The quotes to look at again."""
        found = {
            pk
            for pk, name in alone_by_surname()
            if self.everything or name.casefold() in self.surnames
        }
        people = self.new_people
        if self.everything:
            people = {(name.casefold(), kind) for name, kind in every_name()}
        unnamed = Quote.objects.unattributed().exclude(speaker_name="") if people else None
        if unnamed is not None:
            rows = unnamed.values_list("pk", "speaker_name", "speaker_kind")
            found |= {pk for pk, name, kind in rows.iterator() if (name.casefold(), kind) in people}
        return found | self.open

    def people(self) -> list[int]:
        """Whose names are to be compared with all others."""
        if not self.everything:
            return self.newcomers
        return list(Person.objects.current().order_by("pk").values_list("pk", flat=True))


def alone_by_surname() -> Iterator[tuple[int, str]]:
    """Live quotes whose speaker is printed by one word alone."""
    one_word = Quote.objects.live().filter(speaker_kind=SpeakerKind.PERSON)
    rows = one_word.exclude(speaker_name__contains=" ").exclude(speaker_name="")
    return rows.values_list("pk", "speaker_name").iterator()


def every_name() -> Iterable[tuple[str, str]]:
    return Person.objects.current().values_list("name", "kind").iterator()


def settle(waiting: Waiting) -> None:
    """Work out these quotes again, and what follows from them; then who looks alike."""
    ids = sorted(waiting.quotes())
    for first in range(0, len(ids), CHUNK):
        settle_some(ids[first : first + CHUNK])
    people = waiting.people()
    for first in range(0, len(people), CHUNK):
        with writing():
            propose(people[first : first + CHUNK])


@writing()
@importing()
def settle_some(ids: list[int]) -> None:
    """Work out some quotes again in one transaction."""
    for quote in Quote.objects.filter(pk__in=ids).select_related("article").order_by("pk"):
        recompute(quote)
    refresh(ids)
