#!/usr/bin/env python3
"""Run a management command: python manage.py help."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    # Without a secret key this can only be somebody's own computer; a server (wsgi.py) refuses.
    if not os.environ.get("SECRET_KEY"):
        os.environ.setdefault("DEBUG", "True")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
