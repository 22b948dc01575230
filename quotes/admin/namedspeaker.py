"""A speaker in a form that needs no JavaScript: a name, or a description."""

from typing import Any

from django import forms

from quotes.admin.speakerform import DESCRIBED_KINDS
from quotes.choosing import named_person
from quotes.cleaning import clean
from quotes.editing.speakers import Speaker
from quotes.models import Person
from quotes.models.quote import SpeakerKind


class NamedSpeakerForm(forms.Form):
    """Who speaks, by name or address, or as the article describes them."""

    speaker = forms.CharField(
        label="Who is speaking",
        required=False,
        max_length=200,
        help_text="The name or the address of a person here; empty where nobody can be named.",
    )
    described = forms.CharField(
        label="or described as",
        required=False,
        max_length=300,
        help_text="In the article’s words, such as “a senior official”.",
    )
    described_kind = forms.ChoiceField(
        label="sort of source, if described",
        choices=DESCRIBED_KINDS,
        initial=SpeakerKind.ANONYMOUS,
        required=False,
    )

    person: Person | None = None

    def clean_speaker(self) -> str:
        """Find the person, or say who may be meant."""
        written = clean(self.cleaned_data["speaker"]).strip()
        if written:
            named = named_person(written)
            self.person = named.found
            if named.found is None:
                offers = ", ".join(f"{one} ({one.slug})" for one in named.offers)
                raise forms.ValidationError(
                    f"Nobody here is called “{written}”"
                    + (f", or more than one: write the address of {offers}." if offers else ".")
                )
        return written

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("speaker", "").strip() and cleaned.get("described", "").strip():
            self.add_error("described", "Choose a speaker or describe one, not both.")
        return cleaned

    def says(self) -> Speaker:
        """Who speaks, as the form says."""
        return Speaker(
            person=self.person,
            described=self.cleaned_data["described"],
            kind=self.cleaned_data["described_kind"] or SpeakerKind.ANONYMOUS,
        )
