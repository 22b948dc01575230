"""A form that remembers what its page showed: who saves an older page undoes nobody's value."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.fields import InvalidJSONInput
from django.http import HttpRequest


class SeenField(forms.JSONField):
    """What the page showed, as the page sends it back. It is drawn again as it was sent."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        """What no page of ours sends is refused, however deep or long it is."""
        try:
            return super().to_python(value)
        except (ValueError, RecursionError) as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def bound_data(self, data: Any, initial: Any) -> Any:
        return None if data is None else InvalidJSONInput(data)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """What was seen is nothing that somebody changes."""
        return False


class SeenForm(forms.ModelForm):
    """Refuses to write a value in the place of one that the page did not show."""

    seen = SeenField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.now

    @property
    def now(self) -> dict[str, Any]:
        """What the row says, as JSON keeps it."""
        own = forms.model_to_dict(self.instance, self._meta.fields, self._meta.exclude)
        return {name: "" if value is None else str(value) for name, value in own.items()}

    def clean(self) -> dict[str, Any]:
        """Refuse what is about an older state, and tell both values."""
        cleaned = super().clean()
        if self.instance.pk is not None:
            for name in self.stale:
                now, written = getattr(self.instance, name), cleaned.get(name)
                self.add_error(name, overtaken(told(now), told(written)))
        return cleaned

    @property
    def stale(self) -> list[str]:
        """What the form says otherwise than the row, which says otherwise than the page did."""
        seen, now = self.cleaned_data.get("seen"), self.now
        was = seen if isinstance(seen, dict) else {}
        return [name for name in now if name in self.changed_data and was.get(name) != now[name]]


class Remembering:
    """An admin of rows, or a part of its page, with such a form; who only looks needs no memory."""

    form = SeenForm

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        fields = super().get_fields(request, obj)
        may = self.has_change_permission(request, obj)
        return [name for name in fields if may or name != "seen"]


def overtaken(now: str, written: str) -> str:
    """What the second of two editors is told."""
    return (
        f"Somebody else changed this while you were looking. It is now {now}; you wrote {written}. "
        "Nothing was saved: open the page again and decide then."
    )


def told(value: Any) -> str:
    """A value of a field as a refusal repeats it."""
    return f"“{value}”" if value not in (None, "") else "empty"
