"""What is answered to a login that was refused too often."""

import math
from typing import Any

from axes.helpers import get_client_username, get_cool_off
from axes.models import AccessAttempt
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from quotes.visitors import address_of


def locked_out(
    request: HttpRequest, response: HttpResponse | None = None, credentials: Any = None
) -> HttpResponse:
    """Say when to try again, whoever asks and whether or not there is such a login."""
    seconds = seconds_left(request, get_client_username(request, credentials) or "")
    context = {"minutes": math.ceil(seconds / 60)}
    answer = render(request, "admin/locked_out.html", context, status=429)
    answer["Retry-After"] = str(seconds)
    return answer


def seconds_left(request: HttpRequest, username: str) -> int:
    """How long the name waits at this address, counted from the last refusal that counted."""
    wait = get_cool_off(request)
    refused = AccessAttempt.objects.filter(username=username, ip_address=address_of(request))
    last = refused.order_by("-attempt_time").values_list("attempt_time", flat=True).first()
    left = last + wait - timezone.now() if last else wait
    return max(1, math.ceil(left.total_seconds()))
