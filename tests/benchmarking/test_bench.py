"""The command measures in a database of its own, or refuses."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from io import StringIO
from pathlib import Path

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from quotes.benchmarking.report import Report, Row, table, take_datasette
from quotes.benchmarking.scratch import ROOT, PostgresqlScratch, ScratchRefused, SqliteScratch


def test_a_file_that_is_there_already_is_never_written(tmp_path):
    (tmp_path / "bench-1000.sqlite3").write_text("somebody's")
    with pytest.raises(ScratchRefused, match="name another --work folder"):
        SqliteScratch(tmp_path, 1000).make()
    assert (tmp_path / "bench-1000.sqlite3").read_text() == "somebody's"


@pytest.mark.django_db
def test_a_database_that_no_bench_made_is_never_dropped():
    if connection.vendor != "postgresql":
        pytest.skip("needs a PostgreSQL server")
    own = connection.settings_dict
    server = f"postgresql://{own['USER']}@{own['HOST']}:{own['PORT']}/postgres"
    scratch = PostgresqlScratch(server, 77)
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {scratch.name}")
        try:
            with pytest.raises(ScratchRefused, match="no bench made"):
                scratch.make()
            scratch.drop()
            found = admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [scratch.name])
            assert found.fetchone()
        finally:
            admin.execute(f"DROP DATABASE {scratch.name}")
    scratch.make()
    scratch.drop()


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"rows": 10}, "--rows 1000 or more"),
        ({"keep": True}, "--work DIR"),
        ({"engine": "postgresql"}, "--server"),
        ({"against": Path("no-such-file")}, "--json"),
    ],
)
def test_it_says_what_to_write(options, why):
    with pytest.raises(CommandError, match=why):
        call_command("bench", **options)


def test_the_table_shows_each_ratio():
    asked = ["common word, newest", "zero-hit search", "search + outlet: list"]
    rows = [
        Row(name, 2.0, 3.0, 1.0, 300.0, 2.5) for name in [*asked, "search + outlet: facet panel"]
    ]
    report = Report("sqlite", 1000, rows, {"quotes": 1000, "storing": 0.5}, bare=4000.0)
    shown = "\n".join(table(report))
    figures = shown.splitlines()[2].split()[-8:]
    assert figures == ["2.00", "3.00", "1.50", "1.20", "1.00", "300", "100", "300"]
    assert "bulk import 2,000 quotations a second, bare tables 4,000" in shown
    assert report.as_json()["ratios"]["bulk import ÷ bare tables"] == 0.5
    both = "Datasette ÷ ours, search + outlet, list and panel together"
    assert report.as_json()["ratios"][both] == 50.0
    assert report.as_json()["ratios"][f"{both}, kept"] == 150.0
    assert report.as_json()["ratios"]["zero-hit search ÷ common word"] == 1.0


def test_figures_of_datasette_are_taken_from_a_run_on_sqlite():
    report = Report(
        "postgresql", 1000, [Row("home", 2.0, 3.0, 1.0), Row("rare word", 2.0, 4.0, 1.0)]
    )
    take_datasette(report, {"requests": [{"name": "home", "datasette": 12.0}]})
    assert [row.datasette_over for row in report.requests] == [4.0, None]


def test_the_site_loads_nothing_of_it():
    code = (
        "import sys, config.wsgi, django.urls; django.urls.get_resolver().url_patterns; "
        "sys.exit(any(name.startswith('quotes.benchmarking') for name in sys.modules))"
    )
    environment = os.environ | {
        "SECRET_KEY": "0123456789abcdef" * 4,
        "ALLOWED_HOSTS": "quotes.example",
    }
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, check=False)
    assert done.returncode == 0


def test_a_larger_file_begins_as_a_copy_of_the_smaller(tmp_path):
    small, large = SqliteScratch(tmp_path, 10), SqliteScratch(tmp_path, 100)
    with closing(sqlite3.connect(small.file)) as made:
        made.execute("CREATE TABLE kept (word)")
    large.make(small)
    with closing(sqlite3.connect(large.file)) as copied:
        assert copied.execute("SELECT name FROM sqlite_master").fetchall() == [("kept",)]
    with pytest.raises(ScratchRefused):
        large.make(small)


@pytest.mark.benchmark
def test_it_runs_from_the_empty_database_to_the_table(tmp_path):
    out = StringIO()
    figures = tmp_path / "figures.json"
    call_command(
        "bench",
        rows=2_000,
        work=tmp_path,
        times=3,
        seconds=0.5,
        json=figures,
        datasette="no-such-command",
        stdout=out,
        stderr=StringIO(),
    )
    assert "Datasette was not measured: no-such-command is not installed" in out.getvalue()
    assert {row["name"] for row in json.loads(figures.read_text())["requests"]} >= {"home"}
    assert not list(tmp_path.glob("bench-*.sqlite3"))
