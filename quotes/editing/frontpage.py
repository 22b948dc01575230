"""An editor chooses what opens the home page."""

import datetime

from django.utils import timezone

from quotes.editing.history import Author
from quotes.exceptions import DecisionError
from quotes.models import LeadPair, Quote


def choose_lead(
    first: Quote, second: Quote, *, author: Author, made_at: datetime.datetime | None = None
) -> LeadPair:
    """Let two wordings of one statement open the home page.

    DecisionError where they are not wordings of one statement, since the page says that they are.
    """
    refuse_strangers(first, second)
    return LeadPair.objects.create(
        first=first,
        second=second,
        chosen_by=author.name,
        chosen_at=made_at or timezone.now(),
    )


def refuse_strangers(first: Quote, second: Quote) -> None:
    """Raise DecisionError unless these are two wordings of one statement."""
    one_statement = first.statement_id is not None and first.statement_id == second.statement_id
    if first.pk == second.pk or not one_statement:
        raise DecisionError("The home page opens with two wordings of one statement: choose such.")
