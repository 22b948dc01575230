"""What stands at the address of something that was taken down."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

SUPPRESSED = "suppressed"


def withheld(request: HttpRequest, state: str) -> HttpResponse:
    """410 where it is gone for good. What is held answers 404: that is what HTTP has for “not now,
    and nothing is said about later”. A 503 would blame the server, let caches serve the old copy
    and search engines keep it; 410 and 451 would say that it never comes back, or that a law
    forbids it. No answer may be stored: a hold can be lifted at any moment."""
    gone = state == SUPPRESSED
    template = "quotes/gone.html" if gone else "quotes/held.html"
    answer = render(request, template, status=410 if gone else 404)
    answer["Cache-Control"] = "no-store"
    return answer
