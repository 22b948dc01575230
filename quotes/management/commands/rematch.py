"""python manage.py rematch: match stored quotations again with today's matching."""

from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from quotes.deriving.rematching import rematch
from quotes.models import Gist, Quote, Statement, WordingPair


class Command(BaseCommand):
    help = (
        "Match stored quotations again with today's matching, after it was changed. What editors "
        "joined or parted stays so, and an address that a statement loses leads on."
    )

    def handle(self, **options: Any) -> None:
        before = figures()
        done = 0
        with tqdm(total=Quote.objects.shown().count(), disable=None, leave=False) as bar:
            for count in rematch():
                done += count
                bar.update(count)
        self.stdout.write(f"quotations matched again: {done}")
        for name, now in figures().items():
            self.stdout.write(f"{name}: {now}, before {before[name]}")


def figures() -> dict[str, int]:
    """What may be another number afterwards."""
    pairs = WordingPair.objects.all()
    return {
        "pairs that are one statement": pairs.joining().count(),
        "pairs proposed to an editor": pairs.filter(level=WordingPair.Level.POINT).count(),
        "statements": Statement.objects.count(),
        "quotations near which more was said than is looked at": Gist.objects.filter(
            left_out__gt=0
        ).count(),
    }
