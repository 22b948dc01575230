"""learn_weights GOLD: learns the numbers by which the engine orders its candidates."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from quotes.extraction import ranking
from quotes.extraction.training import own_examples, train

WEIGHTS = Path(ranking.__file__).with_name("weights.json")


class Command(BaseCommand):
    """Writes the data file of weights; read the difference before it is committed."""

    help = (
        "Learn the engine's weights from annotated articles (JSON lines with text and quotes) and "
        "from sentences of our own with [[ ]] around the speaker. The same input gives the same "
        "file; run evaluate before and after."
    )
    requires_system_checks: list[str] = []  # noqa: RUF012  (Django's own declaration)

    def add_arguments(self, parser: CommandParser) -> None:
        """What to learn from, and where to write."""
        parser.add_argument("gold", nargs="+", type=Path, help="JSON lines of annotated articles")
        parser.add_argument("--own", type=Path, help="sentences of our own, one a line")
        parser.add_argument("--out", type=Path, default=WEIGHTS, help="the file to write")

    def handle(self, *, gold: list[Path], own: Path | None, out: Path, **options: object) -> None:
        """Learn, and write one feature a line, sorted, so that a difference can be read."""
        try:
            articles = [json.loads(line) for path in gold for line in lines(path)]
            ours = list(own_examples(lines(own))) if own else []
        except (OSError, ValueError) as error:
            raise CommandError(f"cannot learn from this: {error}") from error
        weights = train(articles, ours)
        rows = [f"{json.dumps(name, ensure_ascii=False)}: {weights[name]}" for name in weights]
        out.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")
        self.stdout.write(f"{len(articles)} articles, {len(ours)} of our own: {len(rows)} weights")


def lines(path: Path) -> list[str]:
    """The lines of a file that hold anything."""
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
