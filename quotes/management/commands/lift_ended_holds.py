"""python manage.py lift_ended_holds: give back what was held until a day that is over."""

from typing import Any

from django.core.management.base import BaseCommand

from quotes.editing.history import Author
from quotes.editing.takedown import lift_ended


class Command(BaseCommand):
    help = "Lift the holds whose last day is over. Run it once a day."

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"holds lifted: {lift_ended(Author('The holds that ended'))}")
