"""The public log of corrections, and one entry of it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from quotes.corrections import public_log, tell
from quotes.linkeddata import corrections_for_machines
from quotes.views.asking import site_of

A_PAGE = 50


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """What editors changed, the newest first."""
    page = Paginator(public_log(), A_PAGE).get_page(request.GET.get("page"))
    entries = tell(page.object_list)
    linked_data = corrections_for_machines(entries, site_of(request))
    context = {"page": page, "entries": entries, "linked_data": linked_data}
    return render(request, "quotes/corrections.html", context)


@require_safe
def correction(request: HttpRequest, public_id: str) -> HttpResponse:
    """One correction, under an address that stays when others come before it."""
    entries = tell([get_object_or_404(public_log(), public_id=public_id)])
    linked_data = corrections_for_machines(entries, site_of(request))
    context = {"entry": entries[0], "linked_data": linked_data}
    return render(request, "quotes/correction.html", context)
