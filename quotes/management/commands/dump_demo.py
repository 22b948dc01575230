"""python manage.py dump_demo: write fixtures/demo.json anew, from a database of its own."""

import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from quotes.management.demofixture import demo_rows, written

FIXTURE = settings.BASE_DIR / "fixtures" / "demo.json"


class Command(BaseCommand):
    help = "Write fixtures/demo.json from a new database with the seeds and the decisions."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--print", action="store_true", help="print the rows of the current database instead"
        )

    def handle(self, **options: Any) -> None:
        if options["print"]:
            self.stdout.write(written(demo_rows()), ending="")
            return
        with tempfile.TemporaryDirectory() as folder:
            address = f"sqlite:///{Path(folder) / 'demo.sqlite3'}"
            self.manage(address, "demo", "--no-server")
            FIXTURE.write_text(self.manage(address, "dump_demo", "--print"), encoding="utf-8")
        self.stdout.write(f"{FIXTURE.relative_to(settings.BASE_DIR)} is written.")

    def manage(self, address: str, *words: str) -> str:
        """Run a command of this project in a process of its own, over another database."""
        environment = os.environ | {"DATABASE_URL": address, "DEBUG": "True"}
        done = subprocess.run(  # noqa: S603 - our own manage.py
            [sys.executable, str(settings.BASE_DIR / "manage.py"), *words],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise CommandError(done.stderr)
        return done.stdout
