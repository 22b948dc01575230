"""Where else somebody is signed in, and how to end that."""

from collections.abc import Iterator

from django.contrib import messages
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from quotes.admin.desk import desk_page, in_frame
from quotes.presenting.holdings import counted


@desk_page()
@require_http_methods(["GET", "HEAD", "POST"])
def signed_in(request: HttpRequest) -> HttpResponse:
    """Say in how many other browsers this login is open; on POST, sign it out there."""
    others = list(elsewhere(request))
    if request.method == "POST":
        Session.objects.filter(pk__in=others).delete()
        messages.success(request, f"Signed out in {counted(len(others), 'other browser')}.")
        return redirect("desk:signed_in")
    context = {"title": "Where you are signed in", "others": len(others)}
    return in_frame(request, "admin/signed_in.html", context)


def elsewhere(request: HttpRequest) -> Iterator[str]:
    """The keys of this login's other sessions. Only logins have one, so there are few to read."""
    current = Session.objects.filter(expire_date__gt=timezone.now())
    for session in current.exclude(pk=request.session.session_key).iterator():
        if session.get_decoded().get(SESSION_KEY) == str(request.user.pk):
            yield session.pk
