"""Proves that the history is as it was written."""

from collections.abc import Iterator

from quotes.models import ChangeSet, TakeDown
from quotes.models.chain import digest_of_change, digest_of_changeset, link


def erased() -> dict[str, str]:
    """What rows said of which words were erased since: the tombstones keep their digests."""
    found: dict[str, str] = {}
    for digests in TakeDown.objects.suppressions().values_list("digests", flat=True):
        found |= digests
    return found


def breaks() -> Iterator[str]:
    """The places at which the chain does not hold, the first one first."""
    known, before = erased(), [""]
    changesets = ChangeSet.objects.order_by("pk").prefetch_related(
        "changes__quote", "changes__person", "changes__article"
    )
    for changeset in changesets.iterator(chunk_size=500):
        name = f"changeset {changeset.public_id}"
        told = {digest_of_changeset(changeset), known.get(changeset.public_id)}
        if not follows(changeset.link, before, told):
            yield f"{name}, {changeset.made_at:%Y-%m-%d %H:%M}, by {changeset.by_name}"
        before = [changeset.link]
        for change in sorted(changeset.changes.all(), key=lambda one: one.position):
            told = {digest_of_change(change), known.get(key(change))}
            if not follows(change.link, before[-1:], told):
                yield f"{name}, change {change.position} ({change.field})"
            before.append(change.link)


def follows(found: str, before: list[str], told: set[str | None]) -> bool:
    """Whether a row's link is one of what it says after one of these."""
    return any(found == link(one, digest) for one in before for digest in told if digest)


def key(change) -> str:
    """Under which name a tombstone keeps what a change said."""
    return f"{change.changeset.public_id}:{change.position}"
