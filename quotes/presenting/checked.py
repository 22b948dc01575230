"""What an editor checked of a quote against its article: which fields, in which role, and when."""

from django.db.models import Q

from quotes.models import Override, Quote
from quotes.models.quote import Review
from quotes.presenting.dates import day
from quotes.presenting.decided import NAMES

FIELDS = {"speaker": "the speaker", **NAMES}
# What is decided of these says nothing about what was read.
BESIDE = (Override.Field.TOPICS, Override.Field.FIRST, Override.Field.NOT_A_QUOTATION)


def checked_note(quote: Quote) -> str:
    """What was checked in the text that is shown; nothing where the quote is not a checked one."""
    if quote.review != Review.CHECKED:
        return ""
    here = Q(version=None) | Q(version=quote.version_id)
    decided = quote.overrides.active().filter(here).exclude(field__in=BESIDE)
    by_whom: dict[str, list[str]] = {}
    for one in decided.select_related("change__changeset").order_by("change__changeset", "pk"):
        made = one.change.changeset
        who = f"{made.by_role or 'editor'}, {day(made.made_at.date())}"
        by_whom.setdefault(who, []).append(FIELDS[one.field])
    told = "; ".join(f"{listed(fields)} ({who})" for who, fields in by_whom.items())
    return f"Checked against the article: {told}." if told else ""


def listed(names: list[str]) -> str:
    """Several names as a sentence lists them."""
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
