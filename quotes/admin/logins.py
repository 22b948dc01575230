"""Logins and the roles that they have. What a role may do is decided in `quotes.editing.roles`."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest

from quotes.admin.asking import Asked
from quotes.admin.keeping import EvidenceAdmin

admin.site.unregister([User, Group])

# With these, whoever manages logins could give themselves more than their role.
BEYOND_ROLES = ["is_superuser", "user_permissions"]


@admin.register(Group)
class RoleAdmin(EvidenceAdmin, GroupAdmin):
    """What each role may do, to be read."""


@admin.register(User)
class LoginAdmin(Asked, UserAdmin):
    """Who works here. A login that is no longer wanted is made inactive: the history names it."""

    list_display = ["username", "first_name", "last_name", "is_active", "last_login"]
    list_filter = ["is_active", "groups"]
    filter_horizontal = ["groups"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Name in the history", {"fields": ["first_name", "last_name"]}),
        ("Roles", {"fields": ["is_active", "groups"]}),
    ]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Who is above all roles is changed by somebody who is, too."""
        above = obj is not None and obj.is_superuser and not request.user.is_superuser
        return not above and super().has_change_permission(request, obj)

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        shown = super().get_fieldsets(request, obj)
        if obj is not None and request.user.is_superuser:
            return [*shown, ("Beyond the roles", {"fields": BEYOND_ROLES})]
        return shown

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        """Whoever has a login here has it for the admin: what they see there, their roles say."""
        obj.is_staff = True
        super().save_model(request, obj, form, change)
