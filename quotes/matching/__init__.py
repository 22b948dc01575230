"""Which quotations are one statement, and how their wordings differ. No Django, no database."""

from quotes.matching.candidates import pairs_among
from quotes.matching.diffs import diff
from quotes.matching.grouping import groups
from quotes.matching.pairing import compare
from quotes.matching.reading import is_short
from quotes.matching.signs import printed_signs
from quotes.matching.summaries import summary
from quotes.matching.types import Pair, Piece, Utterance

__all__ = [
    "Pair",
    "Piece",
    "Utterance",
    "compare",
    "diff",
    "groups",
    "is_short",
    "pairs_among",
    "printed_signs",
    "summary",
]
