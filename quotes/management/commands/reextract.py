"""python manage.py reextract [ARTICLE...]: read stored articles again with today's engine."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from quotes.importing.runs import reread_all
from quotes.models import Article


class Command(BaseCommand):
    help = (
        "Read stored articles again with today's engine. What editors decided stays, and no "
        "quote is deleted: one that is not found again is superseded, or orphaned if edited."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("articles", nargs="*", metavar="ARTICLE", help="public ids; else all")

    def handle(self, *, articles: list[str], **options: Any) -> None:
        chosen = Article.objects.select_related("outlet").order_by("pk")
        if articles:
            chosen = chosen.filter(public_id__in=articles)
            missing = set(articles) - set(chosen.values_list("public_id", flat=True))
            if missing:
                raise CommandError(f"No article is called {', '.join(sorted(missing))}.")
        bar = tqdm(chosen, unit="article", disable=None, leave=False)
        for line in reread_all(bar).lines():
            self.stdout.write(line)
