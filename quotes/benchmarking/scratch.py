"""Databases to throw away: a file in a folder that is named, or one that is made on a server."""

import os
import secrets
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from quotes.exceptions import QuotesError

MARK = "made by manage.py bench of On the Record"
ROOT = Path(__file__).resolve().parents[2]


class ScratchRefused(QuotesError):
    """What should be a scratch database is somebody's."""


class SqliteScratch:
    """A file of its own in the folder that is given."""

    engine = "sqlite"

    def __init__(self, work: Path, rows: int) -> None:
        self.file = work / f"bench-{rows}.sqlite3"
        self.url = f"sqlite:///{self.file}"

    def make(self, like: "SqliteScratch | None" = None) -> None:
        """Make sure that there is no such file yet; a copy of another one where that is given."""
        if self.file.exists():
            raise ScratchRefused(f"{self.file} is there already: name another --work folder.")
        if like is not None:
            with (
                closing(sqlite3.connect(like.file)) as of,
                closing(sqlite3.connect(self.file)) as to,
            ):
                of.backup(to)

    def drop(self) -> None:
        """Remove the file and what SQLite keeps beside it."""
        for ending in ("", "-wal", "-shm"):
            Path(f"{self.file}{ending}").unlink(missing_ok=True)


class PostgresqlScratch:
    """A database of its own on a server, made and dropped here; no other is ever written to."""

    engine = "postgresql"

    def __init__(self, server: str, rows: int) -> None:
        self.server = server
        self.name = f"on_the_record_bench_{rows}"
        self.url = urlunsplit(urlsplit(server)._replace(path=f"/{self.name}"))

    def make(self, like: "PostgresqlScratch | None" = None) -> None:
        """Make the database, as a copy of another one where that is given.

        One of that name that a bench left behind is dropped before.
        """
        with psycopg.connect(self.server, autocommit=True) as connection:
            if self._exists(connection) and not self._is_ours(connection):
                raise ScratchRefused(
                    f"The server has a database {self.name} that no bench made: drop or rename it."
                )
            self._drop(connection)
            make = sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE {}")
            template = like.name if like else "template0"
            connection.execute(make.format(*map(sql.Identifier, (self.name, template))))
            mark = sql.SQL("COMMENT ON DATABASE {} IS {}")
            connection.execute(mark.format(sql.Identifier(self.name), sql.Literal(MARK)))

    def drop(self) -> None:
        """Drop the database, if a bench made it."""
        with psycopg.connect(self.server, autocommit=True) as connection:
            if self._is_ours(connection):
                self._drop(connection)

    def _drop(self, connection: psycopg.Connection) -> None:
        drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        connection.execute(drop.format(sql.Identifier(self.name)))

    def _exists(self, connection: psycopg.Connection) -> bool:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self.name])
        return found.fetchone() is not None

    def _is_ours(self, connection: psycopg.Connection) -> bool:
        found = connection.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s",
            [self.name],
        ).fetchone()
        return found is not None and found[0] == MARK


Scratch = SqliteScratch | PostgresqlScratch


def environment(scratch: Scratch, work: Path) -> dict[str, str]:
    """What processes need to work on the scratch database and on nothing else."""
    return os.environ | {
        "DATABASE_URL": scratch.url,
        "DJANGO_SETTINGS_MODULE": "quotes.benchmarking.settings",
        "DEBUG": "False",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "BENCH_STATIC": str(work / "static"),
    }


def run(scratch: Scratch, work: Path, *arguments: str) -> str:
    """Run a Python program on the scratch database, and return what it prints."""
    done = subprocess.run(  # noqa: S603 - our own program, with arguments of our own
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment(scratch, work),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise QuotesError(f"{' '.join(arguments)}: {done.stderr.strip()[-2000:]}")
    return done.stdout
