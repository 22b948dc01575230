"""What a check is: it counts what is wrong, and mends it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.db.models import QuerySet

from quotes.models.locking import writing

CHUNK = 1_000  # rows that are held in memory and written in one transaction
Found = Iterator[Sequence[int]]


class Check(Protocol):
    """Something that is derived from something else."""

    @property
    def name(self) -> str:
        """What is counted, for whoever reads the report."""

    def wrong(self) -> int:
        """How many rows do not say what they should."""

    def mend(self) -> None:
        """Derive them again."""


@dataclass(frozen=True, slots=True)
class RowCheck:
    """A check that can name the rows: `find` yields the keys of wrong ones, some at a time."""

    name: str
    find: Callable[[], Found]
    mend_some: Callable[[Sequence[int]], None]

    def wrong(self) -> int:
        return sum(len(keys) for keys in self.find())

    def mend(self) -> None:
        """Each some in a transaction of its own, so that editors wait for no more than that."""
        for keys in self.find():
            with writing():
                self.mend_some(keys)


def in_chunks(rows: QuerySet) -> Found:
    """The keys of these rows in their order; what was mended meanwhile is not asked for again."""
    last = -1
    ordered = rows.order_by("pk").values_list("pk", flat=True)
    while keys := list(ordered.filter(pk__gt=last)[:CHUNK]):
        yield keys
        last = keys[-1]
