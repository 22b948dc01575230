"""The desk's page on which an editor marks a quotation that the machine missed."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from quotes.admin import ends
from quotes.admin.desk import desk_page, in_frame
from quotes.admin.namedspeaker import NamedSpeakerForm
from quotes.admin.whyfields import fault_field, reason_field
from quotes.editing import roles
from quotes.editing.history import Author
from quotes.editing.marking import mark
from quotes.exceptions import DecisionError
from quotes.models import Article, ArticleVersion
from quotes.models.article import Standing
from quotes.models.quote import Kind
from quotes.presenting.evidence import whole

PIECES = 2  # words, an interruption, more words
PARAGRAPHS = 3  # that are offered from the chosen one on


class MarkForm(NamedSpeakerForm):
    """The ends of the words, their kind, who speaks, and why."""

    field_order = ["kind"]
    kind = forms.ChoiceField(label="How it is printed", choices=Kind.choices, initial=Kind.DIRECT)
    fault = fault_field()
    reason = reason_field("Readers see it in the list of corrections.", label="Why")
    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, version: ArticleVersion, at: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = ends.paragraphs(version.text)[at : at + PARAGRAPHS]
        span = offered[0][0], min(offered[-1][1], offered[0][0] + 2 * ends.FARTHEST)
        self.fields = ends.fields_for(version.text, span, [], spare=PIECES) | self.fields
        self.initial["seen_version"] = version.number

    def rows(self) -> list[tuple[forms.BoundField, ...]]:
        """The fields of each piece."""
        return [
            tuple(self[ends.name_of(at, end)] for end in ("first", "last")) for at in range(PIECES)
        ]

    def beside(self) -> list[forms.BoundField]:
        """The other fields."""
        return [field for field in self.visible_fields() if not field.name.startswith("piece_")]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.pieces = ends.chosen(self, PIECES)
        if not self.pieces and not self.errors:
            self.add_error("piece_0_first", "Choose the first and the last word.")
        return cleaned


@desk_page(roles.DECIDE)
@require_http_methods(["GET", "HEAD", "POST"])
def mark_quote(request: HttpRequest, public_id: str) -> HttpResponse:
    """The article by its paragraphs; of a chosen one, its words as the ends of a quotation."""
    article = get_object_or_404(Article.objects.select_related("outlet"), public_id=public_id)
    context: dict[str, Any] = {"title": "Mark a quotation that was missed", "article": article}
    if article.standing != Standing.SHOWN:
        return in_frame(request, "admin/mark.html", context)
    version = article.current
    found = list(article.quotes.live().filter(version=version))
    for quote in found:
        quote.version = version
    lines = whole(version.text, found)
    at = number(request.GET.get("paragraph", ""), len(lines))
    context |= {"lines": lines, "at": at}
    if at is None:
        return in_frame(request, "admin/mark.html", context)
    form = MarkForm(version, at, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            return carry_out(request, article, form)
        except DecisionError as refusal:
            form.add_error(None, str(refusal))
    context |= {"form": form, "lines": lines[at : at + PARAGRAPHS]}
    return in_frame(request, "admin/mark.html", context, status=400 if form.errors else 200)


def number(written: str, below: int) -> int | None:
    """Which paragraph was chosen, if that is one."""
    fits = written.isascii() and written.isdecimal() and len(written) < 9
    return int(written) if fits and int(written) < below else None


def carry_out(request: HttpRequest, article: Article, form: MarkForm) -> HttpResponse:
    """Mark it, and lead to what else can be decided about it."""
    sent = form.cleaned_data
    quote = mark(
        article,
        form.pieces,
        author=Author.of(request.user),
        reason=sent["reason"],
        kind=sent["kind"],
        speaker=form.says(),
        fault=sent["fault"],
        seen_version=sent["seen_version"],
    )
    messages.success(
        request, "Marked: it is a quote now. The way it came, its day and its topics follow here."
    )
    return redirect(reverse("desk:quote_details", args=[quote.public_id]))
