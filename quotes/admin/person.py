"""People and the forms of their names."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count, QuerySet
from django.forms import BaseInlineFormSet
from django.http import HttpRequest

from quotes.admin.asking import Choosing
from quotes.admin.keeping import KeptAdmin
from quotes.admin.seenform import Remembering
from quotes.editing.naming import names_changed
from quotes.models import Person, PersonName
from quotes.models.naming import fold


class PersonNameFormSet(BaseInlineFormSet):
    """The names of one person, each of them once for a place and a time."""

    def clean(self) -> None:
        super().clean()
        for form in self.initial_forms:
            # The errors of a row that is taken away are asked nowhere else.
            if self._should_delete_form(form) and form.stale:
                raise ValidationError(
                    f"Somebody else changed a name that you took away: it is now "
                    f"“{form.instance}”. Nothing was saved: open the page again and decide then."
                )
        kept = [form.cleaned_data for form in self.forms if getattr(form, "cleaned_data", None)]
        folded = [
            (fold(row["name"]), row.get("outlet"), row.get("since"), row.get("until"))
            for row in kept
            if row.get("name") and not row.get("DELETE")
        ]
        if len(folded) != len(set(folded)):
            raise ValidationError("Two of these names are the same but for case and accents.")

    def save_existing(self, form: Any, obj: PersonName, commit: bool = True) -> PersonName:
        """What an editor writes anew is this person's own, wherever the name came from."""
        form.instance.came_from = None
        return super().save_existing(form, obj, commit=commit)


class PersonNameInline(Remembering, Choosing, admin.TabularInline):
    model = PersonName
    fk_name = "person"
    formset = PersonNameFormSet
    extra = 1
    fields = ["name", "outlet", "since", "until", "told", "seen"]
    readonly_fields = ["told"]
    autocomplete_fields = ["outlet"]
    verbose_name = "name"
    verbose_name_plural = "names in print"

    @admin.display(description="who says so")
    def told(self, name: PersonName) -> str:
        """Who says that this is a name of theirs, and whose it was before a merge."""
        came = f", as {name.came_from}’s" if name.came_from else ""
        return f"{name.get_origin_display()}{came}" if name.pk else ""

    def formfield_for_dbfield(self, *args: Any, **kwargs: Any) -> Any:
        """An outlet is chosen here; it is added and described on pages of its own."""
        field = super().formfield_for_dbfield(*args, **kwargs)
        for can in ("can_add_related", "can_change_related", "can_view_related"):
            if field is not None and hasattr(field.widget, can):
                setattr(field.widget, can, False)
        return field

    def get_queryset(self, request: HttpRequest) -> QuerySet[PersonName]:
        return super().get_queryset(request).select_related("outlet", "came_from")


@admin.register(Person)
class PersonAdmin(Remembering, KeptAdmin):
    """Whoever is quoted by name."""

    list_display = ["name", "kind", "description", "quote_count", "merged_into"]
    list_filter = ["kind", ("merged_into", admin.EmptyFieldListFilter)]
    search_fields = ["name", "names__name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    list_select_related = ["merged_into"]
    ordering = ["sort_name", "pk"]
    inlines = [PersonNameInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Person]:
        return super().get_queryset(request).annotate(quote_count=Count("quotes"))

    @admin.display(description="quotes", ordering="quote_count")
    def quote_count(self, person: Person) -> int:
        return person.quote_count

    def get_readonly_fields(self, request: HttpRequest, obj: Person | None = None) -> list[str]:
        """The address stays once it is out; merging is a decision with a reason."""
        return ["merged_into", "slug"] if obj else ["merged_into"]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Person | None = None) -> dict:
        return {} if obj else self.prepopulated_fields

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Person], search_term: str
    ) -> tuple[QuerySet[Person], bool]:
        """Offer only current people where one is chosen; the list shows all."""
        if request.path.endswith("/autocomplete/"):
            queryset = queryset.filter(merged_into__isnull=True)
        return super().get_search_results(request, queryset, search_term)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        PersonName.objects.get_or_create(
            person=form.instance,
            folded=fold(form.instance.name),
            scope="",
            defaults={"name": form.instance.name},
        )
        names_changed(form.instance)
