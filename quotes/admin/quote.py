"""Quotes: the evidence is read, the speaker can be decided."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html

from quotes.admin.bulk import BULK_ACTIONS
from quotes.admin.keeping import EvidenceAdmin, EvidenceInline, KeptAdmin
from quotes.admin.speakerform import SpeakerForm
from quotes.admin.wordingactions import WORDING_ACTIONS
from quotes.editing.decisions import decide_fields
from quotes.editing.history import Author
from quotes.exceptions import DecisionError
from quotes.extraction import sentence_around, sentence_before
from quotes.models import Override, Quote, QuoteSource, QuoteTopic, Reading


class SourceInline(EvidenceInline):
    model = QuoteSource
    fields = ["position", "as_printed", "outlet", "basis"]


class TopicInline(EvidenceInline):
    model = QuoteTopic
    fields = ["topic", "origin", "matched"]


class ReadingInline(EvidenceInline):
    model = Reading
    fields = ["number", "engine", "rule", "confidence", "reason", "read_at"]


class OverrideInline(EvidenceInline):
    model = Override
    fk_name = "quote"
    fields = ["field", "value", "machine_value", "change", "replaced_by"]


class SpeakerKnown(admin.SimpleListFilter):
    title = "speaker in the database"
    parameter_name = "speaker_known"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("no", "no: waits for an editor"), ("yes", "yes")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Quote]) -> QuerySet[Quote]:
        if self.value() in ("yes", "no"):
            return queryset.filter(speaker__isnull=self.value() == "no")
        return queryset


@admin.register(Quote)
class QuoteAdmin(KeptAdmin):
    """Correct who is speaking. The printed words cannot be typed in."""

    form = SpeakerForm
    list_display = ["words", "who", "kind", "outlet", "published", "review"]
    list_filter = [
        SpeakerKnown,
        "review",
        "kind",
        "lifecycle",
        "headline",
        "speaker_kind",
        "outlet",
    ]
    search_fields = ["text", "speaker__name", "speaker_name", "public_id"]
    list_select_related = ["speaker", "outlet"]
    date_hierarchy = "published"
    ordering = ["-pk"]
    actions = [*BULK_ACTIONS, *WORDING_ACTIONS]
    inlines = [SourceInline, TopicInline, OverrideInline, ReadingInline]
    readonly_fields = [
        "words",
        "passage",
        "on_the_site",
        "speaker_as_printed",
        "cue",
        "article",
        "outlet",
        "published",
        "review",
        "lifecycle",
    ]
    fieldsets = [
        (None, {"fields": ["words", "passage", "on_the_site"]}),
        (
            "Who is speaking",
            {
                "fields": [
                    "decided_speaker",
                    "described",
                    "described_kind",
                    "role",
                    "audience",
                    "kind",
                    "fault",
                    "reason",
                    "seen_revision",
                ]
            },
        ),
        ("As printed", {"fields": ["speaker_as_printed", "cue"]}),
        ("Where", {"fields": ["article", "outlet", "published", "review", "lifecycle"]}),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Any:
        """On saving, hold the row: between the look at its revision and the write, nobody else."""
        quote = super().get_object(request, object_id, from_field)
        if quote is not None and request.method == "POST":
            quote = Quote.objects.select_for_update().get(pk=quote.pk)
        return quote

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Tell the editor where a decision could not be carried out; nothing of it was stored."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except DecisionError as error:
            self.message_user(request, str(error), messages.ERROR)
            return HttpResponseRedirect(request.path)

    @admin.display(description="printed words", ordering="text")
    def words(self, quote: Quote) -> str:
        return quote.with_breaks()

    @admin.display(description="speaker", ordering="speaker__name")
    def who(self, quote: Quote) -> str:
        """The person in the database; else whom the article describes, in its own words."""
        if quote.speaker is not None:
            return str(quote.speaker)
        return f"“{quote.speaker_name}”" if quote.speaker_name else "unknown"

    @admin.display(description="in the article")
    def passage(self, quote: Quote) -> str:
        """The sentence with the one before, where the speaker usually stands."""
        text = quote.version.text
        start, end = sentence_around(text, quote.start, quote.end)
        before = sentence_before(text, start)
        return text[before[0] if before else start : end]

    @admin.display(description="on the site")
    def on_the_site(self, quote: Quote) -> str:
        return format_html(
            '<a href="{}">The quote and its evidence</a>, <a href="{}">its whole life</a>; '
            '<a href="{}">decide where its words stand, the way it came, its day and topics</a>',
            quote.get_absolute_url(),
            reverse("desk:quote_life", args=[quote.public_id]),
            reverse("desk:quote_details", args=[quote.public_id]),
        )

    def save_model(self, request: HttpRequest, obj: Quote, form: Any, change: bool) -> None:
        """Write the decision; the columns follow from it."""
        if form.decides:
            decide_fields(
                obj,
                form.decisions,
                fault=form.cleaned_data["fault"],
                author=Author.of(request.user),
                reason=form.cleaned_data["reason"],
                seen_revision=form.cleaned_data["seen_revision"],
            )


@admin.register(Reading)
class ReadingAdmin(EvidenceAdmin):
    """What a run of the engine read."""

    list_display = ["quote", "number", "rule", "confidence", "engine", "read_at"]
    list_filter = ["engine", "rule"]
    search_fields = ["quote__text", "quote__public_id"]
    list_select_related = ["quote"]


@admin.register(QuoteSource)
class QuoteSourceAdmin(EvidenceAdmin):
    """Through whom quotes came."""

    list_display = ["quote", "position", "as_printed", "outlet", "basis"]
    list_filter = ["basis", "outlet"]
    search_fields = ["as_printed", "quote__text"]
    list_select_related = ["quote", "outlet"]
