"""A view whose answers are kept."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from quotes import budgets
from quotes.keeping.shelf import Shelf
from quotes.keeping.state import state_of_database

MEGABYTE = 1 << 20
LONGEST = 2_000  # characters of an address
HTML = "text/html; charset=utf-8"
View = Callable[..., HttpResponse]

_shelf = Shelf()


def kept_page(view: View) -> View:
    """Give a page again that was made of the same address since something was last written.

    Only for views that need no more than the address, the day and the database: nothing of who
    asks, and no form that writes.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        room, key = settings.PAGES_MEGABYTES * MEGABYTE, key_of(request)
        if not (room and key and settings.FIGURES_SECONDS) or connection.in_atomic_block:
            return view(request, *args, **kwargs)
        state, ran_out = state_of_database(), budgets.ran_out()
        page = _shelf.take(key, state, settings.FIGURES_SECONDS)
        if page is not None:
            return HttpResponse(page, content_type=HTML)
        made = view(request, *args, **kwargs)
        # What was too broad for its time may be answered when less is asked beside it.
        if is_page(made) and budgets.ran_out() == ran_out:
            _shelf.put(key, state, made.content, room)
        return made

    return answer


def key_of(request: HttpRequest) -> str:
    """All that a page depends on beside the database; empty where it is not to be kept.

    The parameters stand in it as they came: what is written in another way may mean something
    else. A request can even say in which charset they are to be read; what it makes of them is
    for nobody else.
    """
    if request.encoding is not None:
        return ""
    site = f"{request.scheme}://{request.get_host()}{request.path}"
    key = f"{timezone.localdate()} {site}?{request.META.get('QUERY_STRING', '')}"
    return key if len(key) <= LONGEST else ""


def is_page(response: HttpResponse) -> bool:
    """Whether it is an ordinary page: no file, no other address, nothing withheld."""
    return response.status_code == 200 and set(response.items()) == {("Content-Type", HTML)}
