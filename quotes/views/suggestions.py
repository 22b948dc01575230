"""Names that begin like what is being typed, as a fragment for the list beneath a field."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from quotes.cleaning import clean
from quotes.pointing import FINDERS, suggest


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """`q` is what was typed, `kind` the only sort to offer; an unknown one offers them all."""
    kind = request.GET.get("kind", "")
    typed = clean(request.GET.get("q", ""))
    found = suggest(typed, (kind,)) if kind in FINDERS else suggest(typed)
    return render(request, "quotes/_suggestions.html", {"suggestions": found})
