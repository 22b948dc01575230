"""python manage.py erase QUOTE --code CODE --by NAME: suppress a quote, and clean the files."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from quotes.editing.erasure import suppress, survey
from quotes.editing.history import Author
from quotes.exceptions import DecisionError
from quotes.models import Quote, TakeDown
from quotes.models.quote import Lifecycle


class Command(BaseCommand):
    help = (
        "List where the words of a quote stand; with --sure, erase them there. Then the database "
        "gives up the space in which the old rows lay, also those of a quote that was suppressed "
        "before. Backups are yours to clean."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("quote", help="the id in the quote's address")
        parser.add_argument("--code", required=True, choices=TakeDown.Code.values)
        parser.add_argument("--by", required=True, help="the name that the history keeps")
        parser.add_argument("--sure", action="store_true", help="erase, and do not only list")

    def handle(self, *, quote: str, code: str, by: str, sure: bool, **options: Any) -> None:
        found = Quote.objects.filter(public_id=quote).first()
        if found is None:
            raise CommandError(f"There is no quote {quote!r}.")
        for kind, place in survey(found).lines():
            self.stdout.write(f"{kind}: {place}")
        if not sure:
            self.stdout.write("Nothing was erased: say --sure to erase the words at these places.")
            return
        if found.lifecycle != Lifecycle.SUPPRESSED:
            try:
                suppress(found, author=Author(by), code=code)
            except DecisionError as refusal:
                raise CommandError(str(refusal)) from refusal
        if not connection.in_atomic_block:
            self.clean()
        self.stdout.write("The words are erased.")

    def clean(self) -> None:
        """Rows that were changed leave their old form in the files until these are packed."""
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("INSERT INTO quotes_search (quotes_search) VALUES ('optimize')")
            cursor.execute("VACUUM" if connection.vendor == "sqlite" else "VACUUM FULL")
            if connection.vendor == "sqlite":
                self.empty_log(cursor)

    def empty_log(self, cursor: Any) -> None:
        """While a server runs, the packed file stands in SQLite's log, and the old one beside."""
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy, *_ = cursor.fetchone()
        if busy:
            raise CommandError(
                "The words are erased, but their old rows still lie in the file, as somebody was "
                "reading it: run the same command again."
            )
