"""The chain of the history: each row holds a hash of itself and of the row before it.

A changeset follows the last row of the changeset before it, a change the one before it in its
changeset. Whoever alters, puts in or takes out a row breaks every link that follows.
"""

import datetime
import hashlib
import json
from collections.abc import Iterable
from typing import Any

# Of a changeset and of a change, by the names under which a row is read.
CHANGESET = ["public_id", "by_name", "reason", "made_at"]
CHANGE = [
    "position",
    "field",
    "before",
    "after",
    "quote__public_id",
    "person__slug",
    "article__public_id",
]


def digest(values: Iterable[Any]) -> str:
    """What a row says, as a hash."""
    told = [one.astimezone(datetime.UTC).isoformat() if is_time(one) else one for one in values]
    return hashed(json.dumps(told, sort_keys=True))


def is_time(value: Any) -> bool:
    return isinstance(value, datetime.datetime)


def link(before: str, told: str) -> str:
    """The link of a row that says this, after the row with that link."""
    return hashed(before + told)


def hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def digest_of_changeset(one: Any) -> str:
    """What an unsaved or stored changeset says."""
    return digest(getattr(one, name) for name in CHANGESET)


def digest_of_change(one: Any) -> str:
    """What an unsaved or stored change says."""
    return digest(
        [
            one.position,
            one.field,
            one.before,
            one.after,
            one.quote.public_id if one.quote else None,
            one.person.slug if one.person else None,
            one.article.public_id if one.article else None,
        ]
    )


def head(changesets: Any) -> str:
    """The link of the newest row; nothing where there is none."""
    last = changesets.order_by("pk").last()
    return last_of(last) if last else ""


def last_of(changeset: Any) -> str:
    """The link of the last row of a changeset."""
    change = changeset.changes.order_by("position").last()
    return change.link if change else changeset.link


def fill(changesets: Any, changes: Any) -> None:
    """Link rows that were stored before there was a chain."""
    before = ""
    for one in changesets.order_by("pk").values("pk", *CHANGESET):
        before = link(before, digest(one[name] for name in CHANGESET))
        changesets.filter(pk=one["pk"]).update(link=before)
        own = changes.filter(changeset=one["pk"]).order_by("position")
        for change in own.values("pk", *CHANGE):
            before = link(before, digest(change[name] for name in CHANGE))
            changes.filter(pk=change["pk"]).update(link=before)
