"""python manage.py import_articles PATH... [--manifest FILE]: articles in, their quotations out."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from quotes.deriving.topics import store_topics
from quotes.exceptions import BulkRefused, QuotesError
from quotes.importing.bulk import import_in_bulk
from quotes.importing.manifest import Manifest, read_manifest
from quotes.importing.pipeline import store_outlets
from quotes.importing.runs import files_under, import_files


class Command(BaseCommand):
    help = (
        "Import articles (.txt, .html, .jsonl, or folders of them) and read their quotations. "
        "A manifest beside the files is used by itself. A rerun changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--manifest", type=Path, metavar="FILE")
        parser.add_argument(
            "--bulk",
            action="store_true",
            help="store thousands of new articles at a time; lines of JSON that have the quotes "
            "which extract_quotes printed are not read again",
        )

    def handle(
        self, *, paths: list[Path], manifest: Path | None, bulk: bool = False, **options: Any
    ) -> None:
        known = self.manifest(manifest or beside(paths))
        files = list(files_under(paths))
        bar = tqdm(files, unit="file", disable=None, leave=False)
        try:
            summary = import_in_bulk(bar, known) if bulk else import_files(bar, known)
        except BulkRefused as error:
            raise CommandError(str(error)) from error
        for line in summary.lines():
            self.stdout.write(line)
        if summary.problems:
            raise CommandError("Not everything could be imported; see the problems above.")

    def manifest(self, path: Path | None) -> Manifest:
        """Read the manifest, if there is one, and store the outlets and topics it brings."""
        if path is None:
            return Manifest()
        try:
            manifest = read_manifest(path)
            store_outlets(manifest)
            if manifest.topics:
                store_topics(manifest.topics)
        except QuotesError as error:
            raise CommandError(str(error)) from error
        return manifest


def beside(paths: list[Path]) -> Path | None:
    """The manifest that lies with the first path, if one does."""
    folder = paths[0] if paths[0].is_dir() else paths[0].parent
    candidate = folder / "manifest.toml"
    return candidate if candidate.is_file() else None
