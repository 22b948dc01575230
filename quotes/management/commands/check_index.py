"""python manage.py check_index [--repair]: prove that copies and indexes say what they copy."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from quotes.checking import CHECKS


class Command(BaseCommand):
    help = (
        "Count what copies and indexes have otherwise than what they are derived from. With "
        "--repair, derive that again and count once more. Ends with 1 where anything stays wrong."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--repair", action="store_true", help="mend what is wrong")

    def handle(self, *, repair: bool, **options: Any) -> None:
        wrong = 0
        for check in CHECKS:
            found = check.wrong()
            if found and repair:
                check.mend()
                still = check.wrong()
                self.stdout.write(f"{check.name}: {found}, mended {found - still}")
                found = still
            else:
                self.stdout.write(f"{check.name}: {found}")
            wrong += found
        if wrong and repair:
            raise CommandError(f"{wrong} stay wrong: they cannot be mended here.")
        if wrong:
            raise CommandError(f"{wrong} are wrong: --repair mends them.")
