"""Who asks, as far as throttles need to know."""

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The address that a request came from.

    Behind a proxy, and only when told so, the last one of X-Forwarded-For: that one the proxy
    added; those before it anybody can write.
    """
    if settings.BEHIND_PROXY:
        told = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if told:
            return told[:45]
    return request.META.get("REMOTE_ADDR", "")
