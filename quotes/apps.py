"""The application: installs what the databases need beside Django's tables."""

from django.apps import AppConfig


class QuotesConfig(AppConfig):
    """Quotes, the people who said them and the outlets that printed them."""

    name = "quotes"
    verbose_name = "On the Record"
