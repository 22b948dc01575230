"""python manage.py apply_topics [TOPIC...]: ask all quotes by rules that changed, in batches."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from quotes.deriving.topics import apply_in_batches, rule_changed
from quotes.models import Quote, Topic
from quotes.presenting.holdings import counted


class Command(BaseCommand):
    help = (
        "Ask all quotes by the rules of topics that changed since. Broken off, it goes on where it "
        "was. What editors gave a topic or took from it stays. A timer may run it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "topics", nargs="*", metavar="TOPIC", help="only this one, by the name in its address"
        )
        parser.add_argument(
            "--again", action="store_true", help="begin again, also where nothing changed"
        )

    def handle(self, *, topics: list[str], again: bool, **options: Any) -> None:
        chosen = Topic.objects.filter(slug__in=topics) if topics else Topic.objects.all()
        if unknown := set(topics) - {topic.slug for topic in chosen}:
            raise CommandError(f"There is no topic {', '.join(sorted(unknown))}.")
        for topic in chosen if again else chosen.pending():
            if again:
                rule_changed(topic)
            self.apply(topic)

    def apply(self, topic: Topic) -> None:
        """Ask what was not asked yet, and say what came of it."""
        rest = Quote.objects.live().filter(pk__gt=topic.asked_up_to or 0).count()
        with tqdm(total=rest, desc=topic.name, unit="quote", disable=None, leave=False) as bar:
            for number in apply_in_batches(topic):
                bar.update(number)
        self.stdout.write(f"{topic}: {counted(topic.quote_links.count(), 'quote')}")
