"""What readers reported, and the answer."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html

from quotes.admin.keeping import KeptAdmin
from quotes.editing import reports
from quotes.editing.history import Author
from quotes.exceptions import DecisionError
from quotes.models import ChangeSet, Report

ANSWERS = [
    (Report.Status.LOOKED_AT, "I am looking at it"),
    (Report.Status.MENDED, "Mended: by the correction chosen below"),
    (Report.Status.DECLINED, "Left as it is: for the reason below"),
]


class AnswerForm(forms.ModelForm):
    """What became of a report."""

    outcome = forms.ChoiceField(choices=ANSWERS, widget=forms.RadioSelect)
    correction = forms.ModelChoiceField(
        ChangeSet.objects.none(),
        required=False,
        empty_label="no correction",
        help_text="What editors changed in this quotation, the newest first.",
    )
    to_reader = forms.CharField(
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Whoever has the code reads it. Needed where nothing is changed.",
    )

    class Meta:
        model = Report
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = ChangeSet.objects.filter(changes__quote=self.instance.quote).distinct()
        if "correction" in self.fields:
            self.fields["correction"].queryset = own

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        outcome = told.get("outcome")
        if outcome == Report.Status.MENDED and not told.get("correction"):
            self.add_error("correction", "Correct the quotation first, then choose that here.")
        if outcome == Report.Status.DECLINED and not told.get("to_reader", "").strip():
            self.add_error("to_reader", "Say why nothing is changed: the reader reads that.")
        return told


@admin.register(Report)
class ReportAdmin(KeptAdmin):
    """A reader’s report: read what it says, look at the quotation, answer."""

    form = AnswerForm
    list_display = ["made_at", "wrong", "quote", "status", "answered_by"]
    list_filter = ["status", "wrong"]
    search_fields = ["code", "words", "quote__text"]
    list_select_related = ["quote"]
    ordering = ["made_at", "id"]
    readonly_fields = ["about", "wrong", "words", "made_at", "status", "answer", "answered_by"]
    fieldsets = [
        ("What a reader reported", {"fields": ["about", "wrong", "words", "made_at"]}),
        ("What became of it", {"fields": ["status", "answer", "answered_by"]}),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Report | None = None) -> bool:
        """What was answered is only read."""
        return (obj is None or obj.is_open) and super().has_change_permission(request, obj)

    def get_fieldsets(self, request: HttpRequest, obj: Report | None = None) -> list[Any]:
        answer = ("Answer", {"fields": ["outcome", "correction", "to_reader"]})
        return [*self.fieldsets, *([answer] if self.has_change_permission(request, obj) else [])]

    @admin.display(description="quotation")
    def about(self, report: Report) -> str:
        desk = reverse("admin:quotes_quote_change", args=[report.quote_id])
        site = report.quote.get_absolute_url()
        return format_html(
            '{} <a href="{}">Correct it</a>, <a href="{}">see it on the site</a>',
            report.quote,
            desk,
            site,
        )

    def save_model(self, request: HttpRequest, obj: Report, form: Any, change: bool) -> None:
        """Write the answer, where one was given."""
        outcome, author = form.cleaned_data.get("outcome"), Author.of(request.user)
        words = form.cleaned_data.get("to_reader", "")
        if outcome == Report.Status.MENDED:
            reports.mend(obj, author, form.cleaned_data["correction"], words)
        elif outcome == Report.Status.DECLINED:
            reports.decline(obj, author, words)
        elif outcome:
            reports.look_at(obj, author)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Tell where an answer could not be given; nothing of it was stored."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except DecisionError as error:
            self.message_user(request, str(error), messages.ERROR)
            return HttpResponseRedirect(request.path)
