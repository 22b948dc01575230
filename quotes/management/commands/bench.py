"""python manage.py bench [--rows N] [--engine NAME]: what pages cost, in a scratch database."""

import json
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from quotes.benchmarking.plan import BUSY, Plan
from quotes.benchmarking.report import table, take_datasette
from quotes.benchmarking.running import measure
from quotes.benchmarking.scratch import PostgresqlScratch, SqliteScratch
from quotes.exceptions import QuotesError

FEWEST = 1_000


class Command(BaseCommand):
    help = (
        "Make quotations that nobody said in a scratch database, serve them as in production, and "
        "measure each kind of page beside the best SQL and beside Datasette. The configured "
        "database is neither read nor written."
    )
    requires_system_checks: list[str] = []  # noqa: RUF012

    def add_arguments(self, parser: ArgumentParser) -> None:
        add = parser.add_argument
        add("--rows", type=int, default=1_000_000, metavar="N", help="quotations (1000000)")
        add("--engine", choices=["sqlite", "postgresql"], default="sqlite")
        add(
            "--server",
            metavar="URL",
            help="where a PostgreSQL database may be made and dropped, such as "
            "postgresql://user:password@host:5432/postgres",
        )
        add("--json", type=Path, metavar="FILE", help="write all figures there")
        add(
            "--against",
            type=Path,
            metavar="FILE",
            help="the --json of a run on SQLite, for what Datasette took there",
        )
        add("--work", type=Path, metavar="DIR", help="where to put files (a temporary folder)")
        add("--keep", action="store_true", help="keep the rows in DIR for the next run")
        add("--datasette", default="datasette", metavar="COMMAND", help="what to call it by")
        add("--times", type=int, default=30, metavar="N", help="how often each is asked (30)")
        add(
            "--seconds",
            type=float,
            default=BUSY,
            metavar="S",
            help=f"how long pages are read while an import runs ({BUSY:.0f})",
        )

    def handle(self, *, work: Path | None, keep: bool, rows: int, **options: Any) -> None:
        if rows < FEWEST:
            raise CommandError(f"Write --rows {FEWEST} or more: fewer tell nothing.")
        if options["against"] and not options["against"].is_file():
            raise CommandError("--against needs the file that --json of a run on SQLite wrote.")
        if keep and work is None:
            raise CommandError("--keep needs --work DIR: where to keep the rows.")
        try:
            if work is not None:
                work.mkdir(parents=True, exist_ok=True)
                self.measure(work.resolve(), keep=keep, rows=rows, **options)
                return
            with tempfile.TemporaryDirectory(prefix="on-the-record-bench-") as made:
                self.measure(Path(made), keep=keep, rows=rows, **options)
        except QuotesError as error:
            raise CommandError(str(error)) from error

    def measure(self, work: Path, *, engine: str, server: str | None, **options: Any) -> None:
        """Measure and print."""
        plan = Plan(
            rows=options["rows"],
            times=options["times"],
            work=work,
            datasette=options["datasette"],
            seconds=options["seconds"],
            keep=options["keep"],
            tell=self.stderr.write,
        )
        if engine == "postgresql":
            if not server:
                raise CommandError(
                    "Name a server with --server, such as .ci/postgres start prints: a database of "
                    "its own is made there and dropped."
                )
            report = measure(plan, lambda rows: PostgresqlScratch(server, rows))
        else:
            report = measure(plan, lambda rows: SqliteScratch(work, rows))
        if options["against"]:
            take_datasette(report, json.loads(options["against"].read_text()))
        for line in table(report):
            self.stdout.write(line)
        if options["json"]:
            options["json"].write_text(json.dumps(report.as_json(), indent=1) + "\n")
