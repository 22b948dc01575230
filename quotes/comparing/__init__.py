"""What the side-by-side pages show. Nothing here writes."""

from quotes.comparing.outlets import OutletsCompared, compare_outlets
from quotes.comparing.people import PeopleCompared, compare_people
from quotes.comparing.statements import (
    NewestStatements,
    several_wordings,
    statements_at,
    with_wordings,
)
from quotes.comparing.wordings import (
    Comparison,
    Wording,
    against,
    compare_wordings,
    fullest,
    proposals,
)

__all__ = [
    "Comparison",
    "NewestStatements",
    "OutletsCompared",
    "PeopleCompared",
    "Wording",
    "against",
    "compare_outlets",
    "compare_people",
    "compare_wordings",
    "fullest",
    "proposals",
    "several_wordings",
    "statements_at",
    "with_wordings",
]
