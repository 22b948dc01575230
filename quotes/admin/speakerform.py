"""The form in which an editor says who is speaking, and why."""

from typing import Any

from django import forms
from django.contrib import admin

from quotes.admin.asking import RowSelect
from quotes.admin.whyfields import FAULT_HELP, fault_field, reason_field
from quotes.editing.speakers import Speaker, shown_speaker
from quotes.models import Person, Quote
from quotes.models.quote import Kind, SpeakerKind

# What is decided beside the speaker, by the names of the fields.
BESIDE = ("role", "audience", "kind")

DESCRIBED_KINDS = [
    (kind.value, kind.label)
    for kind in SpeakerKind
    if kind not in (SpeakerKind.UNKNOWN, SpeakerKind.PERSON)
]


class SpeakerForm(forms.ModelForm):
    """Who speaks, and why the editor says so."""

    decided_speaker = forms.ModelChoiceField(
        Person.objects.current(),
        label="Speaker",
        required=False,
        widget=RowSelect(Quote._meta.get_field("speaker"), admin.site),
        help_text="Leave empty where the speaker is nobody that can be named.",
    )
    described = forms.CharField(
        label="or described as",
        required=False,
        max_length=300,
        help_text="In the article’s words, such as “a senior official”: a speaker without a name.",
    )
    described_kind = forms.ChoiceField(
        label="sort of source, if described", choices=DESCRIBED_KINDS, initial="anonymous"
    )
    role = forms.CharField(
        label="Role as printed",
        required=False,
        max_length=300,
        help_text="In the article’s own words; empty where it prints none.",
    )
    audience = forms.CharField(
        label="Said to",
        required=False,
        max_length=300,
        help_text="In the article’s own words, such as “reporters”.",
    )
    kind = forms.ChoiceField(label="How it is printed", required=False, choices=Kind.choices)
    fault = fault_field(FAULT_HELP)
    reason = reason_field(
        "Needed for every decision; readers see it in the list of corrections.", required=False
    )
    seen_revision = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Quote
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        quote = self.instance
        described = quote.speaker is None
        self.initial |= {
            "decided_speaker": quote.speaker_id,
            "described": quote.speaker_name if described else "",
            "described_kind": quote.speaker_kind
            if described and quote.speaker_kind in dict(DESCRIBED_KINDS)
            else SpeakerKind.ANONYMOUS,
            "seen_revision": quote.revision,
            **{name: getattr(quote, name) for name in BESIDE},
        }

    def clean(self) -> dict[str, Any]:
        """Refuse two speakers, a decision without a reason, and one about an older state."""
        cleaned = super().clean()
        person, described = cleaned.get("decided_speaker"), cleaned.get("described")
        if person and described and "described" in self.changed_data:
            self.add_error("described", "Choose a speaker or describe one, not both.")
        if (self.speaker_changed or self.beside) and not cleaned.get("reason", "").strip():
            self.add_error("reason", "Say why: readers see the reason beside the correction.")
        if cleaned.get("seen_revision") != self.instance.revision:
            now = shown_speaker(self.instance).get("name", "speaker unknown")
            self.add_error(
                None,
                f"Somebody else changed this quote while you were looking at it. It says now: "
                f"{now}. Nothing of yours was saved; open it again and decide then.",
            )
        return cleaned

    @property
    def speaker_changed(self) -> bool:
        """Whether the form says another speaker than the page showed."""
        return bool({"decided_speaker", "described", "described_kind"} & set(self.changed_data))

    @property
    def decides(self) -> bool:
        """Whether there is a decision: another speaker, or a reason why this one is right."""
        return bool(self.speaker_changed or self.beside or self.cleaned_data.get("reason"))

    @property
    def beside(self) -> dict[str, str]:
        """What else the form says otherwise than the page showed."""
        sent = [name for name in BESIDE if name in self.changed_data and name in self.data]
        return {name: self.cleaned_data.get(name, "") for name in sent}

    @property
    def decisions(self) -> dict[str, Any]:
        """The fields that are decided. A reason alone says that the speaker is right."""
        speaker = {} if self.beside and not self.speaker_changed else {"speaker": self.speaker}
        return speaker | self.beside

    @property
    def speaker(self) -> Speaker:
        """The speaker that the form says. A chosen one takes the place of an old description."""
        return Speaker(
            person=self.cleaned_data["decided_speaker"],
            described=self.cleaned_data["described"],
            kind=self.cleaned_data["described_kind"],
        )
