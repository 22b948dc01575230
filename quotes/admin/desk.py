"""What the desk's own pages have in common: the admin's frame, its login, and a permission."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

View = Callable[..., HttpResponse]


def desk_page(*permissions: str) -> Callable[[View], View]:
    """A page of the admin for whoever has these permissions; all others get the login, or a 403."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.has_perms(permissions):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return admin.site.admin_view(guarded)

    return decorate


def in_frame(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
) -> TemplateResponse:
    """A page of the desk within the admin's header; `title` is its heading."""
    framed = {**admin.site.each_context(request), **context}
    return TemplateResponse(request, template, framed, status=status)


def action_page(
    modeladmin: admin.ModelAdmin, request: HttpRequest, template: str, context: dict[str, Any]
) -> TemplateResponse:
    """What an action of a list asks before it is carried out.

    `title` is its heading, `action` its name and `chosen` the rows that are ticked, which the page
    sends again.
    """
    opts = {"opts": modeladmin.model._meta, "tick": ACTION_CHECKBOX_NAME}
    return in_frame(request, template, opts | context)
