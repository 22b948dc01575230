"""The demo as a fixture: what import and decisions give, in a form that loaddata reads."""

import datetime
import json
from typing import Any

from django.core.serializers import serialize, sort_dependencies

from quotes import models
from quotes.models import chain

# The ledger tells of runs on one computer, so it is no part of the demo.
KINDS = [
    models.Outlet,
    models.OutletName,
    models.Topic,
    models.Person,
    models.PersonName,
    models.Article,
    models.ArticleVersion,
    models.Statement,
    models.Quote,
    models.Reading,
    models.QuoteSource,
    models.QuoteTopic,
    models.WordingPair,
    models.LeadPair,
    models.ChangeSet,
    models.Change,
    models.Override,
    models.ArticleOverride,
    models.WordingDecision,
    models.StatementMove,
    models.PersonDecision,
    models.PersonPair,
    models.StatementAlias,
    models.SearchRow,
    models.Gist,
]
STAMPS = ("captured_at", "read_at", "made_at", "chosen_at")
STAMP = "2026-11-20T12:00:00Z"


def demo_rows() -> list[dict[str, Any]]:
    """Every row of the demo with natural keys, in an order that can be loaded.

    Times of capture and reading say when somebody made the fixture, which no reader asks: they
    are all one, so that a difference between two fixtures is one that matters.
    """
    rows: list[dict[str, Any]] = []
    for model in sort_dependencies([(None, KINDS)]):
        found = model._default_manager.order_by("pk")
        rows += json.loads(
            serialize("json", found, use_natural_foreign_keys=True, use_natural_primary_keys=True)
        )
    for row in rows:
        row["fields"] |= {name: STAMP for name in STAMPS if name in row["fields"]}
    return linked(rows)


def linked(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows, the history's chain made anew: its links rest on the times, too."""
    of = {row["fields"]["public_id"]: [row] for row in rows if row["model"] == "quotes.changeset"}
    for row in rows:
        if row["model"] == "quotes.change":
            of[row["fields"]["changeset"][0]].append(row)
    before = ""
    for first, *others in of.values():
        fields = first["fields"]
        told = [fields[name] for name in chain.CHANGESET[:-1]]
        made_at = datetime.datetime.fromisoformat(fields["made_at"])
        before = fields["link"] = chain.link(before, chain.digest([*told, made_at]))
        for row in sorted(others, key=lambda row: row["fields"]["position"]):
            fields = row["fields"]
            about = [fields[name] and fields[name][0] for name in ("quote", "person", "article")]
            told = [fields[name] for name in ("position", "field", "before", "after")]
            before = fields["link"] = chain.link(before, chain.digest([*told, *about]))
    return rows


def written(rows: list[dict[str, Any]]) -> str:
    """The rows as the file holds them."""
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
