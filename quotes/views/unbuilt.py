"""Addresses that are promised and not built yet; goes when the last of them is."""

from django.http import Http404, HttpRequest


def unbuilt(request: HttpRequest, **named: str) -> None:
    """Say not found."""
    raise Http404("This page is not built yet.")
