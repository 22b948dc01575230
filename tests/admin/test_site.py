"""The desk's front page lists our tables by what they are for."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.test import RequestFactory

from config.admin import BEHIND, GROUPS

pytestmark = pytest.mark.django_db


def sections(user) -> dict[str, list[str]]:
    request = RequestFactory().get("/admin/")
    request.user = user
    listed = admin.site.get_app_list(request)
    return {app["name"]: [model["object_name"] for model in app["models"]] for app in listed}


def test_quotes_and_people_come_before_what_the_machine_keeps(admin_user):
    found = sections(admin_user)
    assert next(iter(found)) == "The record"
    assert found["The record"][:2] == ["Quote", "Person"]
    assert "Reading" in found[BEHIND]


def test_every_table_that_is_registered_stands_under_one_heading(admin_user):
    found = sections(admin_user)
    listed = [name for names in found.values() for name in names]
    assert sorted(listed) == sorted(model.__name__ for model in admin.site._registry)


def test_no_heading_names_a_table_that_does_not_exist():
    ours = {model.__name__ for model in apps.get_app_config("quotes").get_models()}
    assert {name for names in GROUPS.values() for name in names} <= ours
