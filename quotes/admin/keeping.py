"""What every page of the admin keeps to: nothing is deleted, and evidence is only read."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from quotes.admin.asking import Asked
from quotes.editing import roles
from quotes.exceptions import DecisionError
from quotes.models.locking import writing


class KeptAdmin(Asked, admin.ModelAdmin):
    """Rows that editors may add and change, but never delete."""

    list_per_page = 50
    # An address that is typed without its scheme is one of the web of today.
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    show_full_result_count = False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What a form says is held against the rows and written while nobody else writes."""
        with writing() if request.method == "POST" else nullcontext():
            return super().changeform_view(request, *args, **kwargs)

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """Whether somebody may decide about quotes; the actions of a list ask for it."""
        return request.user.has_perm(roles.DECIDE)


class EvidenceAdmin(KeptAdmin):
    """Rows that are only read: what machines read, what was decided, what was captured."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class EvidenceInline(admin.TabularInline):
    """Evidence shown with the row that it belongs to."""

    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def told_of_refusal(
    page: admin.ModelAdmin,
    request: HttpRequest,
    view: Callable[..., HttpResponse],
    *args: Any,
    **kwargs: Any,
) -> HttpResponse:
    """Tell the editor where a decision could not be carried out; nothing of it was stored."""
    try:
        return view(request, *args, **kwargs)
    except DecisionError as error:
        page.message_user(request, str(error), messages.ERROR)
        return HttpResponseRedirect(request.path)
