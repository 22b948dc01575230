"""python manage.py import_articles PATH... [--manifest FILE]: articles in, their quotations out."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from quotes.deriving.topics import store_topics
from quotes.exceptions import QuotesError
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

    def handle(self, *, paths: list[Path], manifest: Path | None, **options: Any) -> None:
        known = self.manifest(manifest or beside(paths))
        files = list(files_under(paths))
        bar = tqdm(files, unit="file", disable=None, leave=False)
        summary = import_files(bar, known)
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
