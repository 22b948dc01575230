"""Typed readers of the environment. A bad value stops the start and says what to write."""

import os
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE = {"true", "1", "yes", "on"}
FALSE = {"false", "0", "no", "off"}


def boolean(name: str, default: bool, environ: Mapping[str, str] = os.environ) -> bool:
    """Read a switch such as DEBUG."""
    raw = environ.get(name, "").strip().lower()
    if not raw:
        return default
    if raw in TRUE or raw in FALSE:
        return raw in TRUE
    raise ImproperlyConfigured(f"{name}={raw!r} is neither true nor false: write True or False.")


def integer(name: str, default: int, environ: Mapping[str, str] = os.environ) -> int:
    """Read a whole number that is not negative."""
    raw = environ.get(name, "").strip()
    if not raw:
        return default
    if raw.isascii() and raw.isdigit():
        return int(raw)
    raise ImproperlyConfigured(f"{name}={raw!r} is no whole number: write digits, such as 60.")


def words(name: str, default: list[str], environ: Mapping[str, str] = os.environ) -> list[str]:
    """Read a list whose parts are separated by commas, such as ALLOWED_HOSTS."""
    raw = environ.get(name, "")
    return [part.strip() for part in raw.split(",") if part.strip()] or default


def secret(name: str, fallback: str | None, environ: Mapping[str, str] = os.environ) -> str:
    """Read a secret. Without a fallback it must be there, long, and no example."""
    raw = environ.get(name, "")
    if not raw and fallback is not None:
        return fallback
    if len(raw) < 50 or len(set(raw)) < 5:
        raise ImproperlyConfigured(
            f"{name} is missing or too short for production: set it to 50 or more random "
            "characters, such as those that `python3 -c 'import secrets; "
            "print(secrets.token_urlsafe(50))'` prints, or set DEBUG=True on your own computer."
        )
    return raw


def database(
    name: str, sqlite: dict[str, Any], environ: Mapping[str, str] = os.environ
) -> dict[str, Any]:
    """Read a database address: postgresql://user:password@host:5432/name, or nothing for SQLite."""
    raw = environ.get(name, "").strip()
    if not raw:
        return sqlite
    try:
        url = urlsplit(raw)
        port = url.port
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} cannot be read ({error}): {EXAMPLES}.") from error
    if url.scheme == "sqlite" and url.path.strip("/"):
        return {**sqlite, "NAME": unquote(url.path[1:])}
    if url.scheme in {"postgres", "postgresql"} and url.path.strip("/"):
        return postgresql(url, port)
    raise ImproperlyConfigured(f"{name} must name an engine and a database: {EXAMPLES}.")


EXAMPLES = "write postgresql://user:password@host:5432/name, sqlite:///relative/path or sqlite:////absolute/path"


# Connections of one process: as many as its server has threads that answer (see README).
POOL = 8
# What a page asks is short: to compile a query or to begin helpers takes longer than to answer it.
# The rows that a word stands in must fit into memory, or all rows beside them are looked at, too;
# and rows are read from memory or a disk without a head to move.
QUICK = "-c jit=off -c max_parallel_workers_per_gather=0 -c work_mem=32MB -c random_page_cost=1.1"


def postgresql(url: Any, port: int | None) -> dict[str, Any]:
    """Settings of a PostgreSQL database, with a pool of connections kept by psycopg.

    `?pool=off` in the address keeps one persistent connection a thread instead, which is what a
    database behind a pooler of its own wants; any other parameter goes to libpq as it is.
    Where `options` is none of them, and no pooler stands between that might refuse it, the
    connection gets those that suit short questions.
    """
    options: dict[str, Any] = dict(parse_qsl(url.query))
    pooled = options.pop("pool", "on") != "off"
    if pooled:
        options["pool"] = {"min_size": 1, "max_size": POOL, "timeout": 10}
        options.setdefault("options", QUICK)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.strip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": unquote(url.hostname or ""),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 0 if pooled else 600,
        "CONN_HEALTH_CHECKS": not pooled,
        "OPTIONS": options,
    }
