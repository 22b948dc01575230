"""The two fields with which a form of the desk asks why something is decided."""

from typing import Any

from django import forms

from quotes.editing.history import LONGEST_REASON
from quotes.models import ChangeSet

FAULT_HELP = "Readers see it beside the correction. Leave it where nothing was wrong."


def fault_field(help_text: str = "") -> forms.ChoiceField:
    """Whose error it was; it may stay open."""
    return forms.ChoiceField(
        label="Whose error it was",
        required=False,
        choices=ChangeSet.Fault.choices,
        help_text=help_text,
    )


def reason_field(help_text: str, **how: Any) -> forms.CharField:
    """Why, in a few words that readers see. `how` goes to the field."""
    area = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(widget=area, help_text=help_text, max_length=LONGEST_REASON, **how)
