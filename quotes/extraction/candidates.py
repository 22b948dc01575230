"""Who may have said a quotation: a mention near it, described by features.

A feature is a short string that says one thing of the candidate ("apposition to said, before").
The weights of the features are data (`weights.json`).
"""

from dataclasses import dataclass, field

from .cues import Cue
from .lexicon.en import roles
from .mentions import NAME, PRONOUN, Mention


@dataclass(slots=True)
class Candidate:
    """A mention that may be the speaker, with the cue that ties it to the quotation, if one does.

    `mention` is None for "nobody": the words are nobody's, or no speaker is in sight.
    """

    mention: Mention | None
    features: list[str] = field(default_factory=list)
    cue: Cue | None = None


@dataclass(slots=True)
class Previous:
    """The quotation before: its place and the mention that was taken for its speaker."""

    line: int
    token: int
    mention: Mention | None


def kind_of(mention: Mention) -> str:
    """The kind of a mention as a feature: "he", "name1", "state", "role"."""
    if mention.kind == PRONOUN:
        return mention.head.lower()
    if mention.kind != NAME:
        return mention.kind
    lower = mention.head.lower()
    if mention.last - mention.first == 1:
        return "state" if lower in roles.STATES or lower in roles.BODY_NAMES else "name1"
    return "body name" if lower in roles.BODY_NAMES else "name"


def bucket(count: int) -> str:
    """A number as a feature: small ones as they are, larger ones together."""
    if count <= 3:
        return str(count)
    for limit in (5, 8, 12, 20, 35):
        if count <= limit:
            return str(limit)
    return "far"
