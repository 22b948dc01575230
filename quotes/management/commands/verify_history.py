"""python manage.py verify_history: prove that no row of the history was altered or taken out."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from quotes.editing.verifying import breaks
from quotes.models import ChangeSet
from quotes.models.chain import head


class Command(BaseCommand):
    help = (
        "Prove the chain of the history. Write down the last link elsewhere: with it, rows that "
        "are missing at the end are seen, too."
    )

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--link", default="", help="a link written down earlier: is it there?")

    def handle(self, *, link: str, **options: Any) -> None:
        first = next(breaks(), None)
        if first is not None:
            raise CommandError(f"The chain breaks first at {first}.")
        known = ChangeSet.objects.filter(link=link) | ChangeSet.objects.filter(changes__link=link)
        if link and not known.exists():
            raise CommandError("No row has that link: rows at the end were taken out.")
        count = ChangeSet.objects.count()
        self.stdout.write(
            f"The history holds: {count} changesets, last link {head(ChangeSet.objects)}"
        )
