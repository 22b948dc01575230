"""Topics and their rules."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from quotes.admin.keeping import EvidenceAdmin, KeptAdmin
from quotes.admin.seenform import Remembering, SeenForm
from quotes.deriving.topics import apply_everywhere, parse_rule, rule_changed
from quotes.exceptions import QuerySyntaxError
from quotes.models import Quote, QuoteTopic, Topic
from quotes.presenting.holdings import counted

FEW = 5_000  # quotes that are asked by another rule while whoever saves it waits


class TopicForm(SeenForm):
    """A topic whose rule can be read."""

    class Meta:
        model = Topic
        fields = ["name", "slug", "description", "iptc_id", "parent", "rule"]

    def clean_parent(self) -> Topic | None:
        """Refuse a topic that would stand under itself."""
        above = parent = self.cleaned_data["parent"]
        while above is not None:
            if above.pk == self.instance.pk:
                raise forms.ValidationError("That topic stands under this one: choose another.")
            above = above.parent
        return parent

    def clean_rule(self) -> str:
        try:
            parse_rule(self.cleaned_data["rule"])
        except QuerySyntaxError as error:
            raise forms.ValidationError(str(error)) from error
        return self.cleaned_data["rule"]


@admin.register(Topic)
class TopicAdmin(Remembering, KeptAdmin):
    """What a topic is about; another rule is asked of every quote, at once where they are few."""

    form = TopicForm
    list_display = ["name", "iptc_id", "parent", "quote_count", "all_asked"]
    search_fields = ["name", "description", "iptc_id"]
    list_filter = ["parent"]
    autocomplete_fields = ["parent"]
    ordering = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    readonly_fields = ["quote_count"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Topic]:
        return super().get_queryset(request).annotate(quote_count=Count("quote_links"))

    @admin.display(description="quotes that the rule matches", ordering="quote_count")
    def quote_count(self, topic: Topic) -> int:
        return getattr(topic, "quote_count", 0)

    @admin.display(description="all quotes were asked by the rule", boolean=True)
    def all_asked(self, topic: Topic) -> bool:
        return topic.asked_up_to is None

    def get_readonly_fields(self, request: HttpRequest, obj: Topic | None = None) -> list[str]:
        """The address stays once it is out."""
        return ["quote_count", "slug"] if obj else ["quote_count"]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Topic | None = None) -> dict:
        return {} if obj else self.prepopulated_fields

    def save_model(self, request: HttpRequest, obj: Topic, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if "rule" not in form.changed_data:
            return
        if Quote.objects.live()[: FEW + 1].count() > FEW:
            rule_changed(obj)
            said = f"The rule of “{obj}” is asked of all quotes when `manage.py apply_topics` runs."
            self.message_user(request, said, messages.WARNING)
        else:
            found = apply_everywhere(obj)
            self.message_user(request, f"The rule of “{obj}” matches {counted(found, 'quote')}.")


@admin.register(QuoteTopic)
class QuoteTopicAdmin(EvidenceAdmin):
    """Why a quote has a topic."""

    list_display = ["quote", "topic", "origin", "matched"]
    list_filter = ["topic", "origin"]
    search_fields = ["quote__text", "topic__name"]
    list_select_related = ["quote", "topic"]
