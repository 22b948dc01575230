"""Articles, the basis of what is known about them, and their captured texts."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from quotes.admin.keeping import EvidenceAdmin, EvidenceInline, KeptAdmin
from quotes.deriving import refresh
from quotes.editing.recompute import recompute_article
from quotes.models import Article, ArticleVersion


class VersionInline(EvidenceInline):
    model = ArticleVersion
    fields = ["number", "captured_at", "sha256"]
    readonly_fields = fields
    show_change_link = True


@admin.register(Article)
class ArticleAdmin(KeptAdmin):
    """Facts about an article. They come from the import once; what an editor writes here stays."""

    list_display = ["headline", "outlet", "published", "published_basis"]
    list_filter = ["outlet", "published_basis", "outlet_basis"]
    search_fields = ["headline", "url", "source_key", "public_id"]
    autocomplete_fields = ["outlet"]
    date_hierarchy = "published"
    list_select_related = ["outlet"]
    readonly_fields = ["public_id", "source_key", "captured_at"]
    inlines = [VersionInline]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        recompute_article(obj)
        refresh(obj.quotes.values_list("pk", flat=True))


@admin.register(ArticleVersion)
class ArticleVersionAdmin(EvidenceAdmin):
    """A text as it was captured."""

    list_display = ["article", "number", "captured_at", "sha256"]
    search_fields = ["article__headline", "sha256"]
    list_select_related = ["article"]
