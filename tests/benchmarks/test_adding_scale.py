"""What adding a thousand quotes costs in a small archive and in a large one. Prints; asserts no
times.

python -m pytest -m benchmark tests/benchmarks/test_adding_scale.py

On SQLite in a file, and on the PostgreSQL of DATABASE_URL in databases of their own, which are
dropped again. ADDING_LARGE sets how many quotes the large archive has.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from django.conf import settings

SMALL, LARGE = 100_000, int(os.environ.get("ADDING_LARGE", "1000000"))
SERVER = os.environ.get("DATABASE_URL", "")

pytestmark = pytest.mark.benchmark


def archive(step: str, count: int, address: str) -> str:
    """Run a step in a process of its own, as memory is measured too."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.archive", step, str(count)],
        env=os.environ
        | {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "config.settings", "DEBUG": "True"},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def report(address_of: Callable[[int], str], capsys) -> None:
    told = {}
    for count in (SMALL, LARGE):
        archive("load", count, address_of(count))
        told[count] = json.loads(archive("add", count, address_of(count)))
    with capsys.disabled():
        for count, cost in told.items():
            print(
                f"\n1,000 added to {count:,}: {cost['all']:.2f} s of processor time, of which "
                f"{cost['grouping']:.2f} s matching and grouping; {cost['wall']:.1f} s by the clock"
            )
            print(f"  {cost['pairs']} pairs found, {cost['memory']:.0f} MB of memory more")
        for what in ("all", "grouping"):
            print(f"  ratio, {what}: {told[LARGE][what] / told[SMALL][what]:.2f}")
    assert all(cost["pairs"] for cost in told.values())


def test_adding_on_sqlite(tmp_path, capsys):
    report(lambda count: f"sqlite:///{tmp_path / f'{count}.sqlite3'}", capsys)


@pytest.mark.skipif(not SERVER.startswith("postgres"), reason="DATABASE_URL names no PostgreSQL")
def test_adding_on_postgresql(capsys):
    import psycopg

    with psycopg.connect(SERVER, autocommit=True) as server:
        names = {count: f"adding_{count}" for count in (SMALL, LARGE)}
        for name in names.values():
            server.execute(f"DROP DATABASE IF EXISTS {name}")
            server.execute(f"CREATE DATABASE {name}")
        try:
            report(lambda count: urlsplit(SERVER)._replace(path=names[count]).geturl(), capsys)
        finally:
            for name in names.values():
                server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
