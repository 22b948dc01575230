"""The desk's page about a quote on which an editor moves the ends of the words and decides the way
it came, the day and the topics."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from quotes.admin.desk import desk_page, in_frame
from quotes.admin.detailsform import DetailsForm
from quotes.editing import roles
from quotes.editing.decisions import decide_fields
from quotes.editing.history import Author
from quotes.exceptions import DecisionError
from quotes.models import Quote
from quotes.models.quote import WITHHELD
from quotes.presenting.evidence import passage


@desk_page(roles.DECIDE)
@require_http_methods(["GET", "HEAD", "POST"])
def quote_details(request: HttpRequest, public_id: str) -> HttpResponse:
    """The passage and the form; on POST, what was changed is decided in one changeset."""
    quote = get_object_or_404(
        Quote.objects.select_related("article", "outlet", "version", "speaker"), public_id=public_id
    )
    context: dict[str, Any] = {"title": "Words, way, day and topics", "quote": quote}
    if quote.lifecycle in WITHHELD:
        return in_frame(request, "admin/details.html", context)
    form = DetailsForm(quote, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            return carry_out(request, quote, form)
        except DecisionError as refusal:
            form.add_error(None, str(refusal))
    context |= {"form": form, "lines": passage(quote, others=beside(quote))}
    return in_frame(request, "admin/details.html", context, status=400 if form.errors else 200)


def beside(quote: Quote) -> list[Quote]:
    """The other quotations of the same text, so that they are not read as narration."""
    others = list(Quote.objects.live().filter(version=quote.version).exclude(pk=quote.pk))
    for other in others:
        other.version = quote.version
    return others


def carry_out(request: HttpRequest, quote: Quote, form: DetailsForm) -> HttpResponse:
    """Decide it, and lead to the life of the quote, where it can be taken back."""
    decide_fields(
        quote,
        form.decisions,
        author=Author.of(request.user),
        reason=form.cleaned_data["reason"],
        fault=form.cleaned_data["fault"],
        seen_revision=form.cleaned_data["seen_revision"],
    )
    labels = {"bounds": "where the words stand", "sources": "the way it came"}
    labels |= {"said": "the day", "topics": "the topics"}
    told = ", ".join(labels[name] for name in form.decisions)
    messages.success(request, f"Decided: {told}. It can be taken back below.")
    return redirect("desk:quote_life", quote.public_id)
