"""Roles are groups that `migrate` makes; nobody gets more than a role gives."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.urls import reverse

from quotes.editing import roles

pytestmark = pytest.mark.django_db


def login(*names: str, **fields):
    user = get_user_model().objects.create_user("-".join(names) or "none", is_staff=True, **fields)
    user.groups.set(Group.objects.filter(name__in=names))
    return user


def may(role: str) -> set[str]:
    return login(role).get_all_permissions()


def test_every_role_is_there_after_migrating_and_may_what_stands_in_the_table():
    for role, names in roles.ROLES.items():
        assert may(role) == set(names)


def test_migrating_again_takes_back_what_somebody_added_to_a_role():
    viewer = Group.objects.get(name=roles.VIEWER)
    viewer.permissions.add(Permission.objects.get(codename="suppress_quote"))
    call_command("migrate", verbosity=0)
    assert may(roles.VIEWER) == set(roles.ROLES[roles.VIEWER])


def test_only_a_senior_editor_merges_and_only_a_publisher_suppresses():
    holders = {
        name: {role for role, names in roles.ROLES.items() if name in names}
        for name in (roles.MERGE, roles.SPLIT, roles.RETRACT, roles.SUPPRESS, roles.DECIDE)
    }
    assert holders[roles.MERGE] == holders[roles.SPLIT] == {roles.SENIOR, roles.ADMIN}
    assert holders[roles.RETRACT] == holders[roles.SUPPRESS] == {roles.PUBLISHER, roles.ADMIN}
    assert holders[roles.DECIDE] == set(roles.ROLES) - {roles.VIEWER}


def test_no_role_may_delete_anything():
    names = {name for given in roles.ROLES.values() for name in given}
    assert not {name for name in names if ".delete_" in name}


def test_everything_of_ours_can_be_read_by_a_viewer():
    of_ours = Permission.objects.filter(content_type__app_label="quotes")
    views = of_ours.filter(codename__startswith="view_").values_list("codename", flat=True)
    # The rows of search and of matching, former addresses, what somebody skipped or saved for
    # themselves and the row that lets an erasure through have no page in the admin for all.
    unread = {"view_searchrow", "view_gist", "view_statementalias", "view_skip", "view_erasing"}
    unread |= {"view_savedfilter", "view_statementmove"}
    assert {f"quotes.{name}" for name in set(views) - unread} <= may(roles.VIEWER)


def test_whoever_manages_logins_cannot_rise_above_the_roles(client):
    admin, ruler = login(roles.ADMIN), get_user_model().objects.create_superuser("ruler")
    client.force_login(admin)
    own = reverse("admin:auth_user_change", args=[admin.pk])
    form = {"username": admin.username, "is_active": "on", "is_superuser": "on"}
    assert client.post(own, form).status_code == 302
    admin.refresh_from_db()
    assert not admin.is_superuser
    theirs = reverse("admin:auth_user_change", args=[ruler.pk])
    assert client.post(theirs, form | {"username": "taken"}).status_code == 403
    password = reverse("admin:auth_user_password_change", args=[ruler.pk])
    assert client.get(password).status_code == 403


def test_a_new_login_opens_the_admin_and_shows_what_its_role_may_see(client):
    client.force_login(login(roles.ADMIN))
    form = {
        "username": "ines",
        "usable_password": "true",
        "password1": "a-long-enough-one",
        "password2": "a-long-enough-one",
    }
    assert client.post(reverse("admin:auth_user_add"), form).status_code == 302
    made = get_user_model().objects.get(username="ines")
    made.groups.add(Group.objects.get(name=roles.VIEWER))
    client.force_login(made)
    assert client.get(reverse("admin:quotes_quote_changelist")).status_code == 200
    assert client.get(reverse("admin:quotes_person_add")).status_code == 403
