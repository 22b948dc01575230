"""What waits for a person, by kind, the worst first. One module a kind: `KINDS` is their order."""

from quotes.editing.queue import (
    flagged,
    joins,
    orphaned,
    people,
    reported,
    unknown,
    unsettled,
    unsure,
)
from quotes.editing.queue.kind import MOST_COUNTED, Kind

__all__ = ["KINDS", "MOST_COUNTED", "Kind", "kind_called"]

KINDS = [
    reported.KIND,
    flagged.KIND,
    orphaned.KIND,
    unsettled.KIND,
    unknown.KIND,
    unsure.KIND,
    joins.KIND,
    people.KIND,
]


def kind_called(slug: str) -> Kind | None:
    """The kind with this slug."""
    return next((kind for kind in KINDS if kind.slug == slug), None)
