"""Makes the editors' desk the project's admin site.

The site stands outside `quotes.admin`, which registers its tables while the site is being made.
"""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Django's admin, with our site in place of the stock one."""

    default_site = "config.admin.Desk"
