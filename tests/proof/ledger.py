"""What editors decided and did not take back, kept beside the database and without its code."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from quotes.models import ChangeSet, Override

Key = tuple[int, str]  # a quote's number, a field


@dataclass(eq=False, slots=True)
class Decided:
    """One decision: what the editor wished, and the row that was stored; `wish` None: none stands.

    Two decisions of one value are two: by itself each can be taken back.
    """

    wish: Any = None
    stored: Any = None
    paragraph: str = ""
    nothing: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A changeset, with what stood of each key before and after it."""

    changeset: ChangeSet
    moves: dict[Key, tuple[Decided | None, Decided]]


class Ledger:
    """The decisions that stand, by quote and field, and every changeset that made them."""

    def __init__(self) -> None:
        self.standing: dict[Key, Decided] = {}
        self.entries: list[Entry] = []

    def decided(self, wishes: dict[Key, Any], changeset: ChangeSet) -> None:
        """Note a changeset in which these wishes were carried out."""
        rows = changeset.changes.filter(override__isnull=False).select_related(
            "override", "quote__version"
        )
        by_key = {(row.quote_id, row.field): row for row in rows}
        assert set(by_key) <= set(wishes), "more was decided than the editor wished"
        self._note(
            changeset,
            {key: Decided(wishes[key], row.override.value) for key, row in by_key.items()},
        )

    def can_take_back(self, entry: Entry) -> bool:
        """Whether all that a changeset decided still stands on top."""
        return all(self.standing[key] is after for key, (_, after) in entry.moves.items())

    def taken_back(self, entry: Entry, changeset: ChangeSet) -> None:
        """Note that a changeset was undone by another."""
        self._note(
            changeset,
            {key: before or Decided(nothing=True) for key, (before, _) in entry.moves.items()},
        )

    def _note(self, changeset: ChangeSet, after: dict[Key, Decided]) -> None:
        moves = {key: (self.standing.get(key), new) for key, new in after.items()}
        self.standing |= after
        self.entries.append(Entry(changeset, moves))

    def wishes(self) -> Iterator[tuple[Key, Decided]]:
        """What must stand and be shown, without what was left to the machine again."""
        return ((key, one) for key, one in self.standing.items() if not one.nothing)

    def lost_rows(self) -> Iterable[str]:
        """Where the stored rows do not say what was decided."""
        stored = {(row.quote_id, row.field): row for row in Override.objects.active()}
        wished = dict(self.wishes())
        for key in wished.keys() | stored.keys():
            row = stored.get(key)
            if row is None:
                yield f"lost: {key} was {wished[key].stored}"
            elif key not in wished:
                yield f"nobody decided: {key} is {row.value}"
            elif row.value != wished[key].stored:
                yield f"changed: {key} was {wished[key].stored}, is {row.value}"
