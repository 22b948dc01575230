"""The list of all quotes, and the page of one with its evidence."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from quotes.models import Quote
from quotes.views.listing import quote_list


@require_safe
def quotes(request: HttpRequest) -> HttpResponse:
    """All quotes, as the query string asks for them."""
    return render(request, "quotes/quotes.html", quote_list(request, Quote.objects.all()))
