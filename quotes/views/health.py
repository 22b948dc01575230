"""Whether the site can answer, for whoever watches over it."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from quotes.models import Quote


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Ask the database for one row; 503 when it cannot give any."""
    try:
        Quote.objects.order_by().values_list("pk").first()
    except DatabaseError:
        return answer(f"the {connection.display_name} database does not answer", 503)
    return answer("ok", 200)


def answer(words: str, status: int) -> HttpResponse:
    """One line of plain text."""
    return HttpResponse(f"{words}\n", status=status, content_type="text/plain; charset=utf-8")
