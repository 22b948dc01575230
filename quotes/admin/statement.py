"""Statements, the pairs that join them, and the pair that opens the home page."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from quotes.admin.keeping import EvidenceAdmin, EvidenceInline, KeptAdmin
from quotes.editing.frontpage import refuse_strangers
from quotes.exceptions import DecisionError
from quotes.models import LeadPair, Quote, Statement, WordingPair


class WordingInline(EvidenceInline):
    model = Quote
    fields = ["words", "speaker", "outlet", "published"]
    readonly_fields = ["words"]
    verbose_name_plural = "wordings"

    @admin.display(description="printed words")
    def words(self, quote: Quote) -> str:
        return quote.with_breaks()


@admin.register(Statement)
class StatementAdmin(EvidenceAdmin):
    """One utterance and its wordings."""

    list_display = ["public_id", "made_at"]
    search_fields = ["public_id", "quotes__text", "quotes__speaker__name"]
    inlines = [WordingInline]
    fields = ["public_id", "made_at", "decide"]

    @admin.display(description="decide about its wordings")
    def decide(self, statement: Statement) -> str:
        """The list in which wordings are joined, parted and chosen."""
        wordings = reverse("admin:quotes_quote_changelist")
        address = f"{wordings}?statement__id__exact={statement.pk}"
        return format_html(
            '<a href="{}">Tick wordings to join, part, or let one stand first</a>', address
        )


@admin.register(WordingPair)
class WordingPairAdmin(EvidenceAdmin):
    """Why two quotes are, or may be, one utterance."""

    list_display = ["first", "second", "level", "score", "origin"]
    list_filter = ["level", "origin"]
    search_fields = ["first__text", "second__text", "reason"]
    list_select_related = ["first", "second"]


class LeadPairForm(forms.ModelForm):
    """Two wordings of one statement."""

    class Meta:
        model = LeadPair
        fields = ["first", "second"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first, second = cleaned.get("first"), cleaned.get("second")
        if first and second:
            try:
                refuse_strangers(first, second)
            except DecisionError as error:
                raise forms.ValidationError(str(error)) from error
        return cleaned


@admin.register(LeadPair)
class LeadPairAdmin(KeptAdmin):
    """The two wordings that open the home page: the newest choice counts."""

    form = LeadPairForm
    list_display = ["first", "second", "chosen_by", "chosen_at"]
    search_fields = ["first__text", "second__text"]
    autocomplete_fields = ["first", "second"]
    readonly_fields = ["chosen_by", "chosen_at"]
    list_select_related = ["first", "second"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: LeadPair, form: Any, change: bool) -> None:
        obj.chosen_by = request.user.get_username()
        super().save_model(request, obj, form, change)
