"""Outlets and the forms in which articles print their names."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet
from django.http import HttpRequest

from quotes.admin.keeping import KeptAdmin
from quotes.admin.seenform import Remembering
from quotes.editing.naming import outlet_names_changed
from quotes.models import Outlet, OutletName
from quotes.models.outlet import outlet_fold


class OutletNameFormSet(BaseInlineFormSet):
    """The names of one outlet, each of which leads to it once."""

    def clean(self) -> None:
        super().clean()
        kept = [form.cleaned_data for form in self.forms if getattr(form, "cleaned_data", None)]
        folded = [outlet_fold(row["name"]) for row in kept if row.get("name")]
        if len(folded) != len(set(folded)):
            raise ValidationError("Two of these names are the same but for case and accents.")


class OutletNameInline(Remembering, admin.TabularInline):
    model = OutletName
    formset = OutletNameFormSet
    extra = 1
    verbose_name_plural = "names in print"


@admin.register(Outlet)
class OutletAdmin(Remembering, KeptAdmin):
    """What is known of an outlet, and how much of its articles the public may read."""

    list_display = ["name", "kind", "country", "public_text"]
    list_filter = ["kind", "public_text"]
    search_fields = ["name", "names__name"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [OutletNameInline]

    def get_readonly_fields(self, request: HttpRequest, obj: Outlet | None = None) -> list[str]:
        """The address stays once it is out: articles' keys and readers' links rest on it."""
        return ["slug"] if obj else []

    def get_prepopulated_fields(self, request: HttpRequest, obj: Outlet | None = None) -> dict:
        return {} if obj else self.prepopulated_fields

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        OutletName.objects.get_or_create(
            folded=outlet_fold(form.instance.name),
            defaults={"outlet": form.instance, "name": form.instance.name},
        )
        outlet_names_changed()
