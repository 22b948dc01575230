"""Datasette over the same SQLite file, installed apart (requirements-bench.txt), at its best.

The file is opened as one that nobody writes, with its tables counted beforehand; what Datasette
only suggests is off; every time limit is out of the way, so that it answers in whole.
"""

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quotes.benchmarking.serving import HOST, free_port, started

SETTINGS = {
    "default_page_size": "25",
    "sql_time_limit_ms": "60000",
    "facet_time_limit_ms": "60000",
    "suggest_facets": "off",
    "num_sql_threads": "3",
    "default_cache_ttl": "0",
}
COMPARE = """
WITH on_topic AS (
  SELECT * FROM (SELECT quote_id, date_key FROM quotes_quotetopic WHERE topic_id = :topic
    AND person_id = :one AND listed ORDER BY date_key DESC LIMIT 101)
  UNION ALL
  SELECT * FROM (SELECT quote_id, date_key FROM quotes_quotetopic WHERE topic_id = :topic
    AND person_id = :other AND listed ORDER BY date_key DESC LIMIT 101))
SELECT q.public_id, q.text, q.published, p.name AS speaker, o.name AS outlet, a.headline
FROM on_topic t JOIN quotes_quote q ON q.id = t.quote_id JOIN quotes_person p
ON p.id = q.speaker_id JOIN quotes_outlet o ON o.id = q.outlet_id
JOIN quotes_article a ON a.id = q.article_id ORDER BY t.date_key DESC
"""


def why_not(command: str) -> str:
    """Why Datasette cannot be measured; empty where it can."""
    if shutil.which(command) is None:
        return (
            f"{command} is not installed: make an environment apart with "
            "pip install -r requirements-bench.txt and name its datasette with --datasette"
        )
    return ""


def version(command: str) -> str:
    """What it calls itself."""
    done = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)  # noqa: S603
    return done.stdout.strip()


@contextmanager
def datasette(command: str, file: Path, work: Path) -> Iterator[int]:
    """Datasette over a file. Yields its port."""
    metadata, counts = work / "datasette.json", work / "datasette-counts.json"
    metadata.write_text(json.dumps({"databases": {file.stem: described()}}))
    subprocess.run(  # noqa: S603
        [command, "inspect", str(file), "--inspect-file", str(counts)], check=True
    )
    port = free_port()
    settings = [word for name, value in SETTINGS.items() for word in ("--setting", name, value)]
    serve = [
        *(command, "serve", "--immutable", str(file), "--inspect-file", str(counts)),
        *("--metadata", str(metadata), "--host", HOST, "--port", str(port), *settings),
    ]
    with started(serve, port, "/-/versions.json"):
        yield port


def described() -> dict:
    """What it must be told of our tables."""
    return {
        "queries": {"compare": {"sql": COMPARE}},
        "tables": {
            # The full-text index has the key by which lists are ordered.
            "quotes_quote": {
                "fts_table": "quotes_search",
                "fts_pk": "date_key",
                "label_column": "public_id",
            },
            "quotes_person": {"label_column": "name"},
            "quotes_outlet": {"label_column": "name"},
            "quotes_topic": {"label_column": "name"},
        },
    }
