"""python manage.py demo [--port N] [--no-server]: the five seed articles, ready to browse."""

import os
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from quotes.editing.roles import ROLES
from quotes.models import Article, Quote

SEEDS = settings.BASE_DIR / "fixtures" / "seeds"
DECISIONS = settings.BASE_DIR / "fixtures" / "decisions.json"
LOGIN, PASSWORD = "demo", "on-the-record"


class Command(BaseCommand):
    help = "Make the demo: migrate, import the seed articles, load what editors decided, serve."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="of 127.0.0.1 (8000)")
        parser.add_argument("--no-server", action="store_true", help="prepare, then stop")

    def handle(self, *, port: int, no_server: bool, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError(
                "The demo makes a login that everybody knows of, so it runs on your own computer "
                "only: set DEBUG=True there, and never on a server."
            )
        if not 1 <= port <= 65535:
            raise CommandError("A port is a number from 1 to 65535: try --port 8000.")
        self.prepare()
        password = self.login()
        self.tell(port, password)
        if not no_server:
            # That it is no production server is why it runs on 127.0.0.1 and with DEBUG alone.
            os.environ.setdefault("DJANGO_RUNSERVER_HIDE_WARNING", "true")
            call_command("runserver", f"127.0.0.1:{port}", use_reloader=False)

    def prepare(self) -> None:
        """Bring the database to its demo state. Each step does nothing where it was done."""
        call_command("migrate", verbosity=0)
        call_command("import_articles", SEEDS, stdout=self.stdout)
        call_command("load_decisions", DECISIONS, stdout=self.stdout)

    def login(self) -> str:
        """Make the demo's login, which has every role, and return what to say of its password."""
        users = get_user_model()
        user = users.objects.filter(username=LOGIN).first()
        if user is None:
            user = users.objects.create_user(LOGIN, password=PASSWORD, is_staff=True)
        user.groups.set(Group.objects.filter(name__in=ROLES))
        return PASSWORD if user.check_password(PASSWORD) else "as you have set it"

    def tell(self, port: int, password: str) -> None:
        """Say where to look."""
        held = f"{Quote.objects.shown().count()} quotations from {Article.objects.count()} articles"
        self.stdout.write(
            f"\n{held}.\n"
            f"  The site         http://127.0.0.1:{port}/\n"
            f"  The editors      http://127.0.0.1:{port}/admin/  name {LOGIN}, "
            f"password {password}\n"
            f"                   with every role: {', '.join(ROLES)}\n"
        )
