"""The history of decisions and the ledger of imports: to be read."""

from django.contrib import admin

from quotes.admin.keeping import EvidenceAdmin, EvidenceInline
from quotes.admin.wordingactions import TAKE_BACK
from quotes.models import Change, ChangeSet, ImportItem, ImportRun, Override, WordingDecision


class ChangeInline(EvidenceInline):
    model = Change
    fields = ["field", "quote", "person", "before", "after"]


class ItemInline(EvidenceInline):
    model = ImportItem
    fields = ["name", "outcome", "quotes", "reason", "article"]


@admin.register(ChangeSet)
class ChangeSetAdmin(EvidenceAdmin):
    """What one editor did in one go, and why."""

    list_display = ["made_at", "by_name", "reason"]
    list_filter = ["by_name"]
    search_fields = ["reason", "by_name", "changes__quote__text"]
    date_hierarchy = "made_at"
    actions = [TAKE_BACK]
    inlines = [ChangeInline]


@admin.register(Change)
class ChangeAdmin(EvidenceAdmin):
    """One value that a decision changed."""

    list_display = ["changeset", "field", "quote", "person", "before", "after"]
    list_filter = ["field"]
    search_fields = ["quote__text", "person__name", "changeset__reason"]
    list_select_related = ["changeset", "quote", "person"]


@admin.register(Override)
class OverrideAdmin(EvidenceAdmin):
    """What editors decided of single quotes."""

    list_display = ["quote", "field", "value", "machine_value", "person"]
    list_filter = ["field", ("replaced_by", admin.EmptyFieldListFilter)]
    search_fields = ["quote__text", "person__name"]
    list_select_related = ["quote", "person"]


@admin.register(WordingDecision)
class WordingDecisionAdmin(EvidenceAdmin):
    """What editors decided to be one statement, or two."""

    list_display = ["first", "second", "verdict", "change", "replaced_by"]
    list_filter = ["verdict", ("replaced_by", admin.EmptyFieldListFilter)]
    search_fields = ["first__text", "second__text", "change__changeset__reason"]
    list_select_related = ["first", "second", "change", "replaced_by"]


@admin.register(ImportRun)
class ImportRunAdmin(EvidenceAdmin):
    """What one import did."""

    list_display = ["started_at", "finished_at", "command", "engine"]
    list_filter = ["command"]
    inlines = [ItemInline]


@admin.register(ImportItem)
class ImportItemAdmin(EvidenceAdmin):
    """What became of one file or line."""

    list_display = ["name", "outcome", "quotes", "reason", "run"]
    list_filter = ["outcome"]
    search_fields = ["name", "reason"]
    list_select_related = ["run", "article"]
