"""What stands behind the pages: how quotations are read, and how often that is right."""

import json
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from quotes.extraction import ENGINE_VERSION
from quotes.models import Quote
from quotes.models.quote import Review
from quotes.presenting.states import UNKNOWN, state_query
from quotes.remembering import remembered

FIGURES = Path(settings.BASE_DIR) / "fixtures" / "figures.json"


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """How it works, what is missing, how a mistake is put right, whom to write to."""
    context = {
        "engine": ENGINE_VERSION,
        "figures": measured(),
        "contact": settings.CONTACT,
    }
    return render(request, "quotes/about.html", context | remembered("states", states))


def states() -> dict[str, int]:
    """How many quotations are here, and how many of them somebody looked at or nobody knows."""
    shown = Quote.objects.shown()
    headlines = Quote.objects.live().filter(headline=True)
    return {
        "total": shown.count(),
        "checked": shown.exclude(review=Review.MACHINE).count(),
        "headlines": headlines.exclude(review=Review.MACHINE).count(),
        "unknown": shown.filter(state_query(UNKNOWN)).count(),
    }


@cache
def measured() -> list[dict]:
    """What was measured, on which texts, with which version of the engine."""
    if not FIGURES.exists():
        return []
    return json.loads(FIGURES.read_text(encoding="utf-8"))
