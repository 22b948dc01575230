"""The environment is read with types, and a bad value says what to write."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env

ROOT = Path(__file__).resolve().parent.parent
SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": "here.sqlite3"}


@pytest.mark.parametrize("written", ["True", "true", "1", "YES", " on "])
def test_a_switch_is_on_in_the_usual_spellings(written):
    assert env.boolean("DEBUG", False, {"DEBUG": written}) is True


def test_a_switch_that_is_neither_says_what_to_write():
    with pytest.raises(ImproperlyConfigured, match="write True or False"):
        env.boolean("DEBUG", False, {"DEBUG": "ja"})


@pytest.mark.parametrize("written", ["-1", "a year", "3.5", "٣"])
def test_a_number_that_is_none_is_refused(written):
    with pytest.raises(ImproperlyConfigured, match="write digits"):
        env.integer("SECURE_HSTS_SECONDS", 1, {"SECURE_HSTS_SECONDS": written})


def test_a_list_is_separated_by_commas():
    assert env.words("HOSTS", [], {"HOSTS": "a.example, b.example,"}) == ["a.example", "b.example"]


@pytest.mark.parametrize("written", ["", "short", "x" * 80])
def test_a_secret_must_be_long_and_no_example(written):
    with pytest.raises(ImproperlyConfigured, match="random characters"):
        env.secret("SECRET_KEY", None, {"SECRET_KEY": written})


def test_no_database_address_means_sqlite():
    assert env.database("DATABASE_URL", SQLITE, {}) == SQLITE


def test_a_postgresql_address_is_taken_apart():
    url = "postgresql://ed:p%40ss@db.example:5433/quotes?sslmode=require"
    read = env.database("DATABASE_URL", SQLITE, {"DATABASE_URL": url})
    assert (read["USER"], read["PASSWORD"], read["PORT"]) == ("ed", "p@ss", "5433")
    assert read["OPTIONS"]["sslmode"] == "require"
    assert read["OPTIONS"]["pool"]
    assert "jit=off" in read["OPTIONS"]["options"]


def test_options_that_an_address_names_are_the_only_ones():
    url = "postgresql://ed@db.example/quotes?options=-c%20work_mem%3D8MB"
    read = env.database("DATABASE_URL", SQLITE, {"DATABASE_URL": url})
    assert read["OPTIONS"]["options"] == "-c work_mem=8MB"


def test_behind_a_pooler_connections_last_instead():
    url = "postgresql://ed@db.example/quotes?pool=off"
    read = env.database("DATABASE_URL", SQLITE, {"DATABASE_URL": url})
    assert "pool" not in read["OPTIONS"]
    assert "options" not in read["OPTIONS"]
    assert read["CONN_MAX_AGE"] > 0


def test_another_sqlite_file_keeps_how_sqlite_is_used():
    read = env.database("DATABASE_URL", SQLITE, {"DATABASE_URL": "sqlite:////tmp/other.sqlite3"})
    assert read == {**SQLITE, "NAME": "/tmp/other.sqlite3"}


@pytest.mark.parametrize(
    "url", ["mysql://db/quotes", "postgresql://db", "quotes", "postgresql://db:port/quotes"]
)
def test_another_address_is_refused_with_examples(url):
    with pytest.raises(ImproperlyConfigured, match="postgresql://user:password@host"):
        env.database("DATABASE_URL", SQLITE, {"DATABASE_URL": url})


def run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "LANG")}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=clean | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_server_without_a_secret_key_does_not_start():
    started = run("import config.wsgi")
    assert started.returncode != 0
    assert "SECRET_KEY is missing" in started.stderr


def test_a_production_server_starts_with_its_settings():
    key = "k9" + "".join(chr(97 + n % 26) for n in range(60))
    started = run("import config.wsgi", SECRET_KEY=key, ALLOWED_HOSTS="quotes.example")
    assert started.returncode == 0, started.stderr


def test_the_demo_refuses_outside_debug():
    key = "k9" + "".join(chr(97 + n % 26) for n in range(60))
    code = "import sys; sys.argv = ['manage.py', 'demo']; import manage; manage.main()"
    started = run(code, SECRET_KEY=key)
    assert started.returncode != 0
    assert "DEBUG=True" in started.stderr
