"""python manage.py load_decisions FILE...: carry out decisions that editors wrote down."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from quotes.editing.decisionfile import load
from quotes.exceptions import DecisionError


class Command(BaseCommand):
    help = "Carry out the decisions of a file, such as fixtures/decisions.json; each only once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")

    def handle(self, *, files: list[Path], **options: Any) -> None:
        for file in files:
            try:
                made, stood = load(file)
            except DecisionError as error:
                raise CommandError(str(error)) from error
            self.stdout.write(f"{file.name}: {made} decisions made, {stood} stood already")
