"""Every page kind × every role × every method: who gets what answer. A page missing here fails.

The table is written by hand, apart from the code that decides: what stands in neither fails too.
"""

from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from quotes.editing.history import Author
from quotes.editing.reports import file_report
from quotes.editing.wordings import split
from quotes.models import (
    Article,
    ChangeSet,
    ImportItem,
    ImportRun,
    Outlet,
    Person,
    Quote,
    Report,
    Statement,
    Topic,
)

METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE")
ANONYMOUS = "anonymous"
VIEWER, EDITOR, SENIOR = "viewer", "editor", "senior editor"
PUBLISHER, ADMIN = "publisher", "admin"
STAFF = {VIEWER, EDITOR, SENIOR, PUBLISHER, ADMIN}
EDITORS = STAFF - {VIEWER}
NOBODY: set[str] = set()

READ = dict(zip(METHODS, (200, 200, 405, 405, 405), strict=True))
# The stock admin shows a page whatever the method; only a POST with a whole form writes.
SHOWN = dict.fromkeys(METHODS, 200)
FORM = SHOWN | {"DELETE": 405}
LOGIN = dict.fromkeys(METHODS, "login")
REFUSED = dict.fromkeys(METHODS, 403)

PUBLIC = {
    "quotes:home": READ,
    "quotes:quotes": READ,
    "quotes:quote": READ,
    # An empty report is refused with the form and what is missing in it.
    "quotes:report_error": READ | {"POST": 400},
    "quotes:report": READ,
    "quotes:article": READ,
    "quotes:about": READ,
    "quotes:healthz": READ,
    "quotes:people": READ,
    "quotes:person": READ,
    "quotes:outlets": READ,
    "quotes:outlet": READ,
    "quotes:topics": READ,
    "quotes:topic": READ,
    "quotes:coverage": READ,
    "quotes:statements": READ,
    "quotes:statement": READ,
    "quotes:compare": READ,
    "quotes:compare_people": READ,
    "quotes:compare_outlets": READ,
    "quotes:corrections": READ,
    "quotes:corrections_feed": READ,
    "quotes:correction": READ,
    **dict.fromkeys(
        (
            *("quotes:api", "quotes:api_openapi", "quotes:api_quotes", "quotes:api_quote"),
            *("quotes:api_people", "quotes:api_person", "quotes:api_outlets", "quotes:api_outlet"),
            *("quotes:api_topics", "quotes:api_topic", "quotes:api_articles", "quotes:api_article"),
            *("quotes:api_statements", "quotes:api_statement"),
        ),
        READ,
    ),
    "quotes:suggestions": READ,
    "quotes:sitemap": READ,
    "quotes:sitemap_part": READ,
    "quotes:quotes_file": READ,
    "quotes:person_file": READ,
    "quotes:outlet_file": READ,
    "quotes:topic_file": READ,
    "quotes:quotes_panel": READ,
    "quotes:person_panel": READ,
    "quotes:outlet_panel": READ,
    "quotes:topic_panel": READ,
    "favicon": READ | {"GET": 302, "HEAD": 302},
}

# Pages of the desk that belong to no single table: who may, and what they get.
DESK = {
    "desk:signed_in": (STAFF, READ | {"POST": 302}),
    # Without a name nothing is saved; without a choice nothing is done, and the page says so.
    "desk:saved_filters": (STAFF, READ | {"POST": 302}),
    "desk:quote_life": (STAFF, READ | {"POST": 302}),
    "desk:article_life": (STAFF, READ | {"POST": 302}),
    # Without a change nothing is decided, and the form says so; without a paragraph, no form.
    "desk:quote_details": (EDITORS, READ | {"POST": 400}),
    "desk:mark_quote": (EDITORS, READ | {"POST": 200}),
    "desk:editor_day": (STAFF, READ),
    "desk:person_life": (STAFF, READ | {"POST": 302}),
    # Without anybody to merge into, the page asks again.
    "desk:merge_person": ({SENIOR, ADMIN}, READ | {"POST": 200}),
    "desk:split_person": ({SENIOR, ADMIN}, READ | {"POST": 200}),
    "desk:suppress_quote": ({PUBLISHER, ADMIN}, READ | {"POST": 302}),
    "desk:suppress_article": ({PUBLISHER, ADMIN}, READ | {"POST": 302}),
    "desk:queue_begin": (EDITORS, READ | {"GET": 302, "HEAD": 302}),
    # What was sent without a choice is told, and leads to the item again.
    "desk:queue": (EDITORS, READ | {"POST": 302}),
    # An article of nothing is refused with the form.
    "desk:bring_in": (EDITORS, READ | {"POST": 400}),
    "admin:index": (STAFF, SHOWN),
    "admin:app_list": (STAFF, SHOWN),
    "admin:password_change": (STAFF, FORM),
    "admin:password_change_done": (STAFF, READ),
    "admin:jsi18n": (STAFF, READ),
    "admin:autocomplete": (STAFF, READ),
    "admin:logout": (STAFF, dict.fromkeys(METHODS, 405) | {"POST": 200}),
    # Where nothing is: only whoever is signed in is told so.
    "admin:nowhere": (STAFF, dict.fromkeys(METHODS, 404)),
    "admin:auth_user_password_change": ({ADMIN}, SHOWN),
}
FREE = {"admin:login"}

# Table of the admin: who may see it, add to it, change it. Nobody deletes.
TABLES = {
    "quotes_article": (STAFF, NOBODY, EDITORS),
    "quotes_articleversion": (STAFF, NOBODY, NOBODY),
    "quotes_change": (STAFF, NOBODY, NOBODY),
    "quotes_changeset": (STAFF, NOBODY, NOBODY),
    "quotes_importitem": (STAFF, NOBODY, NOBODY),
    "quotes_importrun": (STAFF, NOBODY, NOBODY),
    "quotes_leadpair": (STAFF, EDITORS, NOBODY),
    "quotes_outlet": (STAFF, EDITORS, EDITORS),
    "quotes_override": (STAFF, NOBODY, NOBODY),
    "quotes_person": (STAFF, EDITORS, EDITORS),
    "quotes_quote": (STAFF, NOBODY, EDITORS),
    "quotes_quotesource": (STAFF, NOBODY, NOBODY),
    "quotes_quotetopic": (STAFF, NOBODY, NOBODY),
    "quotes_reading": (STAFF, NOBODY, NOBODY),
    "quotes_report": (STAFF, NOBODY, EDITORS),
    "quotes_statement": (STAFF, NOBODY, NOBODY),
    "quotes_topic": (STAFF, EDITORS, EDITORS),
    "quotes_wordingdecision": (STAFF, NOBODY, NOBODY),
    "quotes_wordingpair": (STAFF, NOBODY, NOBODY),
    "auth_group": ({ADMIN}, NOBODY, NOBODY),
    "auth_user": ({ADMIN}, {ADMIN}, {ADMIN}),
}


def walk(resolver: URLResolver, namespaces: tuple[str, ...] = ()) -> Iterator[str]:
    """The full name of every address; one that has no name goes by its route."""
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            inner = (*namespaces, one.namespace) if one.namespace else namespaces
            yield from walk(one, inner)
        elif isinstance(one, URLPattern):
            yield ":".join((*namespaces, one.name or f"nameless {one.pattern}"))


def acts_on(table: str) -> dict[str, tuple[set[str], dict]]:
    """The pages that the admin has for one table: who may, and what they get."""
    see, add, _ = TABLES[table]
    return {
        f"admin:{table}_changelist": (see, SHOWN),
        f"admin:{table}_history": (see, SHOWN),
        f"admin:{table}_add": (add, SHOWN),
        f"admin:{table}_change": (see, SHOWN),
        f"admin:{table}_delete": (NOBODY, SHOWN),
    }


def expected(name: str, role: str) -> dict[str, int | str]:
    """What each method is answered."""
    if name in PUBLIC:
        return PUBLIC[name]
    if name in FREE:
        # Whoever is signed in already is led on.
        return FORM if role == ANONYMOUS else FORM | {"GET": 302}
    if role == ANONYMOUS:
        return dict.fromkeys(METHODS, 302) if name == "admin:logout" else LOGIN
    if name in DESK:
        who, answers = DESK[name]
        return answers if role in who else REFUSED
    table = name.removeprefix("admin:").rpartition("_")[0]
    who, answers = acts_on(table)[name]
    if role not in who:
        return REFUSED
    if name.endswith("_change") and role not in TABLES[table][2]:
        return answers | {"POST": 403}
    return answers


def row_of(table: str) -> int:
    """The number of a row that a page of this table can be about."""
    model = next(model for model in admin.site._registry if model._meta.db_table == table)
    return model._default_manager.order_by("pk").first().pk


def arguments(name: str) -> list[object]:
    """What stands in the address of a page."""
    quote = Quote.objects.get(public_id="l34heolrvd")
    given = {
        "quotes:quote": quote.public_id,
        "quotes:report_error": quote.public_id,
        "quotes:report": Report.objects.get().code,
        "quotes:article": Article.objects.first().public_id,
        "quotes:person": Person.objects.current().first().slug,
        "quotes:outlet": Outlet.objects.first().slug,
        "quotes:topic": Topic.objects.first().slug,
        "quotes:coverage": Topic.objects.first().slug,
        "quotes:statement": Statement.objects.get(quotes=quote).public_id,
        "quotes:correction": ChangeSet.objects.first().public_id,
        "admin:app_list": "quotes",
        "desk:queue": "unsure",
        "desk:quote_life": quote.public_id,
        "desk:quote_details": quote.public_id,
        "desk:mark_quote": Article.objects.first().public_id,
        "desk:suppress_quote": quote.public_id,
        "desk:suppress_article": Article.objects.first().public_id,
        "desk:article_life": Article.objects.first().public_id,
        "desk:person_life": "ali-shamkhani",
        "desk:merge_person": "ali-shamkhani",
        "desk:split_person": "ali-shamkhani",
        "desk:editor_day": ChangeSet.objects.first().public_id,
        "admin:auth_user_password_change": get_user_model().objects.get(username="looked-at").pk,
    }
    if name == "quotes:sitemap_part":
        return ["people"]
    if name == "quotes:quotes_file":
        return ["csv"]
    if name.endswith("_panel"):
        return [given[about]] if (about := name.removesuffix("_panel")) in given else []
    if name.endswith("_file"):
        return [given[name.removesuffix("_file")], "json"]
    name = name.replace(":api_", ":")
    if name in given:
        return [given[name]]
    if name.endswith(("_change", "_delete", "_history")) and name not in DESK:
        return [row_of(name.removeprefix("admin:").rpartition("_")[0])]
    return []


def path_of(name: str) -> str:
    if name == "admin:nowhere":
        return "/admin/nowhere/"
    path = reverse(name, args=arguments(name))
    if name == "admin:autocomplete":
        return f"{path}?app_label=quotes&model_name=leadpair&field_name=first"
    return path


def answer(client: Client, method: str, path: str) -> int | str:
    response = client.generic(method, path)
    if response.status_code == 302 and response.url.startswith("/admin/login/"):
        return "login"
    return response.status_code


def all_pages() -> list[str]:
    tables = [name for table in TABLES for name in acts_on(table)]
    return [*PUBLIC, *FREE, *DESK, *tables]


def test_every_address_of_the_site_stands_in_the_table():
    # Of each table of the admin, an address without an act leads on to the change page; what is
    # at no address falls to the last pattern of all.
    passed_over = {"admin:nameless <path:object_id>/", "admin:nameless (?P<url>.*)$"}
    # A row's own "view on site", which leads to a public page.
    passed_over |= {"admin:view_on_site"}
    found = set(walk(get_resolver())) - passed_over
    assert found == set(all_pages()) - {"admin:nowhere"}


@pytest.fixture
def desk(db) -> None:
    """A row of every kind."""
    call_command("loaddata", "fixtures/demo.json", verbosity=0)
    run = ImportRun.objects.create(command="import_articles", engine="test")
    ImportItem.objects.create(run=run, name="a.txt", outcome="created")
    file_report(Quote.objects.get(public_id="l34heolrvd"), "other", "A word.", "127.0.0.1")
    get_user_model().objects.create_user("looked-at", is_staff=True)
    one, *others = Quote.objects.shown().filter(speaker__slug="hassan-rouhani", statement=None)
    split(one, others[:1], author=Author("Edith Tor"), reason="Two sentences.")


def client_of(role: str) -> Client:
    client = Client()
    if role != ANONYMOUS:
        user = get_user_model().objects.create_user(role, is_staff=True)
        user.groups.set([Group.objects.get(name=role)])
        client.force_login(user)
    return client


@pytest.mark.parametrize("role", [ANONYMOUS, VIEWER, EDITOR, SENIOR, PUBLISHER, ADMIN])
def test_every_page_answers_every_role_and_method_as_the_table_says(desk, role):
    client = client_of(role)
    unexpected = []
    # Signing out comes last: what comes after it would be answered as to a stranger.
    for name in sorted(all_pages(), key=lambda name: name == "admin:logout"):
        path, answers = path_of(name), expected(name, role)
        for method in METHODS:
            given = answer(client, method, path)
            if given != answers[method]:
                unexpected.append(f"{method} {path}: {given}, not {answers[method]}")
            if name == "admin:logout" and method == "POST":
                break
    assert "\n".join(unexpected) == ""


def test_a_login_that_was_made_inactive_is_a_stranger(desk):
    client = client_of(EDITOR)
    get_user_model().objects.filter(username=EDITOR).update(is_active=False)
    assert answer(client, "GET", "/admin/quotes/quote/") == "login"


def test_a_login_without_a_role_sees_no_row(desk):
    client = Client()
    client.force_login(get_user_model().objects.create_user("new", is_staff=True))
    assert answer(client, "GET", "/admin/") == 200
    for table in TABLES:
        assert answer(client, "GET", reverse(f"admin:{table}_changelist")) == 403
