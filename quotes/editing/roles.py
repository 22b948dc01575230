"""Who may do what: the permissions by the names that views ask for, and the roles made of them.

A role is a Django group. `migrate` makes the groups and gives each exactly what stands here, so
that what somebody may do is read in one place. A login may have several roles.
"""

from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.db import DEFAULT_DB_ALIAS

# What everybody at the desk may.
SEE = "quotes.view_quote"
# What any editor decides about a quote: speaker, kind, the way it came, topics, wordings.
DECIDE = "quotes.change_quote"
# At once, until somebody who may has looked: the quote is not shown.
HOLD = "quotes.hold_quote"
BRING_IN = "quotes.add_article"
ANSWER = "quotes.change_report"
MERGE = "quotes.merge_person"
SPLIT = "quotes.split_person"
RETRACT = "quotes.retract_quote"
SUPPRESS = "quotes.suppress_quote"
TAKE_DOWN = "quotes.take_down_article"

VIEWER, EDITOR, SENIOR = "viewer", "editor", "senior editor"
PUBLISHER, ADMIN = "publisher", "admin"

# What everybody at the desk reads: all of our tables.
READ = [
    f"quotes.view_{model}"
    for model in (
        "article articleoverride articleversion change changeset flag importitem importrun "
        "keptoff leadpair outlet outletname override person persondecision personname personpair "
        "quote quotesource quotetopic reading report statement takedown topic wordingdecision "
        "wordingpair"
    ).split()
]
EDIT = [
    DECIDE,
    HOLD,
    BRING_IN,
    ANSWER,
    "quotes.change_article",
    "quotes.add_leadpair",
    *(
        f"quotes.{act}_{model}"
        for model in ("outlet", "outletname", "person", "personname", "topic")
        for act in ("add", "change")
    ),
]
MANAGE_LOGINS = ["auth.view_user", "auth.add_user", "auth.change_user", "auth.view_group"]

ROLES = {
    VIEWER: READ,
    EDITOR: [*READ, *EDIT],
    SENIOR: [*READ, *EDIT, MERGE, SPLIT],
    PUBLISHER: [*READ, *EDIT, RETRACT, SUPPRESS, TAKE_DOWN],
    ADMIN: [*READ, *EDIT, MERGE, SPLIT, RETRACT, SUPPRESS, TAKE_DOWN, *MANAGE_LOGINS],
}


def make_roles(using: str = DEFAULT_DB_ALIAS) -> None:
    """Make the groups, and give each the permissions of its role, no more and no fewer."""
    from django.contrib.auth.models import Group, Permission

    for label in ("auth", "quotes"):
        # They are made after every migration, too, but not before this is called.
        create_permissions(apps.get_app_config(label), verbosity=0, using=using)
    known = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.using(using).select_related("content_type")
    }
    for role, names in ROLES.items():
        group, _ = Group.objects.using(using).get_or_create(name=role)
        group.permissions.set([known[name] for name in names])


def after_migrate(using: str, plan: Any = None, **kwargs: Any) -> None:
    """What `post_migrate` calls. On the way to a state without logins there are no roles."""
    from django.db import connections

    tables = connections[using].introspection.table_names()
    if "auth_group" in tables and "quotes_quote" in tables:
        make_roles(using)
