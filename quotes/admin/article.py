"""Articles, the basis of what is known about them, and their captured texts."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html

from quotes.admin.articleform import ArticleForm
from quotes.admin.keeping import EvidenceAdmin, EvidenceInline, KeptAdmin, told_of_refusal
from quotes.deriving import refresh
from quotes.editing.articles import CHECKS, decide_article, free
from quotes.editing.history import Author
from quotes.editing.takedown import is_frozen
from quotes.models import Article, ArticleVersion


class VersionInline(EvidenceInline):
    model = ArticleVersion
    fields = ["number", "captured_at", "sha256"]
    readonly_fields = fields
    show_change_link = True


@admin.register(Article)
class ArticleAdmin(KeptAdmin):
    """Facts about an article. They come from the import once; what an editor decides stays."""

    form = ArticleForm
    list_display = ["headline", "outlet", "published", "published_basis"]
    list_filter = ["outlet", "published_basis", "outlet_basis"]
    search_fields = ["headline", "url", "source_key", "public_id"]
    date_hierarchy = "published"
    list_select_related = ["outlet"]
    readonly_fields = ["on_the_site", "standing", "public_id", "source_key", "captured_at"]
    inlines = [VersionInline]
    fieldsets = [
        (None, {"fields": ["headline", "on_the_site", "standing"]}),
        (
            "What it is, and how that is known",
            {
                "fields": [
                    ("decided_outlet", "outlet_rests_on"),
                    ("decided_published", "published_rests_on"),
                    ("decided_url", "url_rests_on"),
                    "fault",
                    "reason",
                    "seen",
                ]
            },
        ),
        (
            "As captured",
            {
                "fields": [
                    *("byline", "dateline", "language", "archived_url", "basis_note"),
                    *("public_id", "source_key", "captured_at"),
                ]
            },
        ),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """An article of which something is out of sight is only read."""
        may = super().has_change_permission(request, obj)
        return may and not (obj is not None and is_frozen(obj))

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> list[Any]:
        """Where it is only read, what the article says stands in the place of the form."""
        if self.has_change_permission(request, obj):
            return self.fieldsets
        top, (title, _), captured = self.fieldsets
        facts = [(name, f"{name}_basis") for name in CHECKS]
        return [top, (title, {"fields": facts}), captured]

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return told_of_refusal(self, request, super().changeform_view, *args, **kwargs)

    @admin.display(description="on the site")
    def on_the_site(self, article: Article) -> str:
        frozen = " Something of it is held back or erased: it is only read." * is_frozen(article)
        return format_html(
            '<a href="{}">The article</a>, <a href="{}">its whole life</a>; '
            '<a href="{}">mark a quotation that was missed</a>.{}',
            article.get_absolute_url(),
            reverse("desk:article_life", args=[article.public_id]),
            reverse("desk:mark_quote", args=[article.public_id]),
            frozen,
        )

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Any:
        """On saving, the article as it is now, of which nothing may be out of sight."""
        article = super().get_object(request, object_id, from_field)
        return free(article) if article is not None and request.method == "POST" else article

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """Write what was decided; the article's facts and its quotes follow from it."""
        beside = [name for name in ArticleForm.Meta.fields if name in form.changed_data]
        if beside:
            obj.save(update_fields=beside)
            refresh(obj.quotes.values_list("pk", flat=True))
        if form.decisions:
            decide_article(
                obj,
                form.decisions,
                author=Author.of(request.user),
                reason=form.cleaned_data["reason"],
                seen=form.cleaned_data["seen"],
                fault=form.cleaned_data["fault"],
            )


@admin.register(ArticleVersion)
class ArticleVersionAdmin(EvidenceAdmin):
    """A text as it was captured."""

    list_display = ["article", "number", "captured_at", "sha256"]
    search_fields = ["article__headline", "sha256"]
    list_select_related = ["article"]
