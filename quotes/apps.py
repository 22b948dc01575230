"""The application: installs what the databases need beside Django's tables."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate


class QuotesConfig(AppConfig):
    """Quotes, the people who said them and the outlets that printed them."""

    name = "quotes"
    verbose_name = "On the Record"

    def ready(self) -> None:
        from quotes.editing.guard import install
        from quotes.editing.roles import after_migrate as make_roles
        from quotes.models.copies import after_migrate as keep_copies
        from quotes.models.copies import before_migrate
        from quotes.models.guards import after_migrate as keep_history
        from quotes.search.schema import after_migrate
        from quotes.search.sqlite import add_functions

        connection_created.connect(add_functions, dispatch_uid="quotes.search")
        post_migrate.connect(after_migrate, sender=self, dispatch_uid="quotes.search")
        post_migrate.connect(keep_history, sender=self, dispatch_uid="quotes.history")
        pre_migrate.connect(before_migrate, sender=self, dispatch_uid="quotes.copies")
        post_migrate.connect(keep_copies, sender=self, dispatch_uid="quotes.copies")
        post_migrate.connect(make_roles, sender=self, dispatch_uid="quotes.roles")
        post_migrate.connect(install, sender=self, dispatch_uid="quotes.guard")
