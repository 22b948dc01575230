"""python manage.py propose_merges: compare all names again, after a change to how they are."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand
from django.db.models import QuerySet

from quotes.deriving.proposals import propose
from quotes.lookalikes import skeleton
from quotes.models import Person, PersonName, PersonPair
from quotes.models.locking import writing

BATCH = 500


class Command(BaseCommand):
    help = "Compare the names of all people again, and propose to editors who may be one."

    def handle(self, **options: Any) -> None:
        for names in batches(PersonName.objects.only("name", "skeleton")):
            write_skeletons(names)
        people = in_order_of_sound()
        for first in range(0, len(people), BATCH):
            with writing():
                propose(people[first : first + BATCH])
        found = PersonPair.objects.count()
        self.stdout.write(f"{len(people)} people compared: {found} pairs may be one person.")


def in_order_of_sound() -> list[int]:
    """The numbers of all current people; those whose names sound alike come together, so that
    each name is looked at few times."""
    rows = Person.objects.current().order_by("names__skeleton", "pk")
    return list(dict.fromkeys(rows.values_list("pk", flat=True).iterator(chunk_size=BATCH)))


def batches(rows: QuerySet) -> Iterator[list]:
    """The rows by their numbers, so many at a time; nothing is held between two of them."""
    last = 0
    while some := list(rows.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield some
        last = some[-1].pk


def write_skeletons(names: list[PersonName]) -> None:
    """Work out anew by what these names are compared."""
    changed = []
    for name in names:
        like = skeleton(name.name)
        if name.skeleton != like:
            name.skeleton = like
            changed.append(name)
    PersonName.objects.bulk_update(changed, ["skeleton"], batch_size=BATCH)
