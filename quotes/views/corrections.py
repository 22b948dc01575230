"""The public log of corrections."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from quotes.corrections import public_log, tell

A_PAGE = 50


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """What editors changed, the newest first."""
    page = Paginator(public_log(), A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "entries": tell(page.object_list)}
    return render(request, "quotes/corrections.html", context)
