"""The editors' admin as one site: its name, and its tables in the order in which editors need them.

The stock list is by application and alphabet, which sets "Article versions" before "Quotes".
"""

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest

# Headings, each with its tables. A table that stands nowhere comes last, under BEHIND.
BEHIND = "Behind it: what was read, imported and joined"
GROUPS = {
    "The record": ["Quote", "Person", "Outlet", "Article", "Statement", "Topic"],
    "For readers": ["Report", "LeadPair"],
    "What editors decided": [
        "ChangeSet",
        "Change",
        "Override",
        "ArticleOverride",
        "WordingDecision",
        "KeptOff",
        "TakeDown",
    ],
    BEHIND: [],
}
PLACES = {name: (group, at) for group, names in GROUPS.items() for at, name in enumerate(names)}


class Desk(AdminSite):
    """The stock admin in our words."""

    site_header = "On the Record: the editors’ desk"
    site_title = "On the Record"
    index_title = "The desk"

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict]:
        """Our tables by what they are for, then the logins; one application alone as it is."""
        apps = super().get_app_list(request, app_label)
        if app_label is not None:
            return apps
        ours = [app for app in apps if app["app_label"] == "quotes"]
        others = [app for app in apps if app["app_label"] != "quotes"]
        return [*(part for app in ours for part in parted(app)), *others]


def parted(app: dict[str, Any]) -> list[dict[str, Any]]:
    """One application's entry as several, each with the tables of a heading."""
    parts: dict[str, list[dict[str, Any]]] = {group: [] for group in GROUPS}
    for model in sorted(app["models"], key=place):
        parts[PLACES.get(model["object_name"], (BEHIND, 0))[0]].append(model)
    return [{**app, "name": group, "models": models} for group, models in parts.items() if models]


def place(model: dict[str, Any]) -> tuple[int, str]:
    """The order within a heading; by name where none is said."""
    return PLACES.get(model["object_name"], (BEHIND, len(PLACES)))[1], model["name"]
