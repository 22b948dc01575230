"""What to do with one article that comes in: decided here without a database, done elsewhere."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """What becomes of the article."""

    CREATE = "create"
    UPDATE = "update"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Stored:
    """What the database holds of an article already: the hash of its newest text."""

    sha256: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A step with the reason that the ledger keeps."""

    step: Step
    reason: str


def fingerprint(text: str) -> str:
    """The hash that tells whether a text changed; it never says which article a text is."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def decide(text: str, stored: Stored | None) -> Plan:
    """Choose the step for a text, given what is stored under its key."""
    if stored is None:
        return Plan(Step.CREATE, "an article that was not here yet")
    if stored.sha256 != fingerprint(text):
        return Plan(Step.UPDATE, "the text differs from the one that was captured before")
    return Plan(Step.SKIP, "the same text is stored already")


def source_key(given_id: str, url: str, name: str) -> str:
    """The key of an article within its outlet: its given id, else its address, else its file.

    A fragment says where on a page, not which page, so an address loses it.
    """
    return given_id or url.partition("#")[0].rstrip("/") or name
