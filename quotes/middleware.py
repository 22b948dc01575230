"""What is answered where the database has no connection left."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

logger = logging.getLogger(__name__)


class BusyMiddleware:
    """Answers 503 with a page for people where the database is out of reach or has no time."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page asks the database nothing, as that is what is missing."""
        if settings.DEBUG or not isinstance(error, OperationalError):
            return None
        logger.error("No answer from the database for %s", request.path, exc_info=error)
        page = render_to_string("503.html")
        return HttpResponse(page, status=503, headers={"Retry-After": "10"})
