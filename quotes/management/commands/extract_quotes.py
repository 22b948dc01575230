"""extract_quotes PATH...: prints what the engine reads, one JSON object an article."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from quotes.exceptions import UnreadableSource
from quotes.extraction import extract
from quotes.importing.readers import HTML, Source, json_lines, read


class Command(BaseCommand):
    """Reads articles and prints their quotations; the database is not touched."""

    help = (
        "Print the quotations of articles, one JSON object a line. PATH is a .txt, .html or "
        ".jsonl file (objects with id and text); - reads JSON lines from standard input."
    )
    requires_system_checks: list[str] = []  # noqa: RUF012  (Django's own declaration)

    def add_arguments(self, parser: CommandParser) -> None:
        """The paths."""
        parser.add_argument("paths", nargs="+", metavar="PATH")

    def handle(self, *, paths: list[str], **options: object) -> None:
        """Print a line for each article, in order; an id that comes twice is an error."""
        seen: set[str] = set()
        try:
            for given in paths:
                for source in sources(given):
                    if Path(given).suffix != ".jsonl" and given != "-":
                        self._once(source.id, seen)
                    self.stdout.write(line(source, with_text=Path(given).suffix.lower() in HTML))
        except UnreadableSource as error:
            raise CommandError(str(error)) from error

    @staticmethod
    def _once(name: str, seen: set[str]) -> None:
        if name in seen:
            raise CommandError(f"{name}: two files have this name; rename one")
        seen.add(name)


def sources(given: str) -> Iterator[Source]:
    """The articles of one path, or of standard input for "-"."""
    if given == "-":
        return json_lines(sys.stdin.buffer, "standard input")
    return read(Path(given))


def line(source: Source, *, with_text: bool) -> str:
    """The JSON line of one article; `with_text` adds the text that the offsets count in."""
    answer: dict[str, object] = {"id": source.id}
    if with_text:
        answer["text"] = source.text
    answer["quotes"] = [quotation.as_json() for quotation in extract(source.text)]
    return json.dumps(answer, ensure_ascii=False)
