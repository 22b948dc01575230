"""An editor says who is speaking."""

from collections.abc import Sequence
from typing import Any

from quotes.editing.decisions import claim, decide_field
from quotes.editing.fields.speaker import Speaker, shown_speaker
from quotes.models import Override, Quote

__all__: Sequence[str] = ["Speaker", "change_speaker", "claim", "shown_speaker"]


def change_speaker(quote: Quote, speaker: Speaker, **why: Any) -> Override:
    """Decide the speaker of a quote; the decision wins over every reading, for ever.

    `why` is what `decide_field` asks for: author, reason, seen_revision.
    """
    return decide_field(quote, Override.Field.SPEAKER, speaker, **why)
