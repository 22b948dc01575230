"""evaluate GOLD: how well the engine reads articles that people marked."""

import json
from argparse import ArgumentTypeError
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from quotes.extraction import extract
from quotes.extraction.evaluation import VIEWS, Scores, differences, reliability, score

SHOWN = 110  # characters of a quotation that is listed


class Command(BaseCommand):
    """Prints scores by view, the reliability of the confidence, and what changed."""

    help = (
        "Score the engine on a gold file (JSON lines with id, text and quotes). With --against, "
        "list the quotations gained, lost and given to another speaker since an earlier run of "
        "extract_quotes."
    )
    requires_system_checks: list[str] = []  # noqa: RUF012  (Django's own declaration)

    def add_arguments(self, parser: CommandParser) -> None:
        """The gold file, and an earlier run."""
        parser.add_argument("gold", type=existing, help="JSON lines of annotated articles")
        parser.add_argument("--against", type=existing, help="what extract_quotes printed before")
        parser.add_argument("--save", type=Path, help="write this run's readings for later")

    def handle(
        self, *, gold: Path, against: Path | None, save: Path | None, **options: object
    ) -> None:
        """Read every article once and report."""
        earlier = {line["id"]: line["quotes"] for line in lines(against)} if against else None
        scores = {view: Scores() for view in VIEWS}
        kept, changed = [], []
        for article in lines(gold):
            given = [quotation.as_json() for quotation in extract(article["text"])]
            for view in VIEWS:
                score(article, given, view, scores[view])
            if save:
                kept.append(json.dumps({"id": article["id"], "quotes": given}) + "\n")
            if earlier is not None:
                changed += differences(article["id"], earlier.get(article["id"], []), given)
        self._report(scores)
        if save:
            save.write_text("".join(kept), encoding="utf-8")
        if earlier is not None:
            self._changes(changed)

    def _report(self, scores: dict[str, Scores]) -> None:
        for view, found in scores.items():
            self.stdout.write(
                f"{view:9} gold {found.gold}  given {found.given}  found {found.found}  "
                f"right {found.right}  precision {found.precision:.1%}  recall "
                f"{found.recall:.1%}  F1 {found.f1:.1%}"
            )
            self.stdout.write(f"          speakers right: {kinds(found.kinds)}")
        total = scores["marked"].bands + scores["indirect"].bands
        for title, bands in (("marked", scores["marked"].bands), ("all", total)):
            self.stdout.write(f"reliability, {title}:")
            given = sum(bands.values()) or 1
            for low, high, count, right in reliability(bands):
                self.stdout.write(
                    f"  said {low:.2f} to {high:.2f}: {count:5} ({count / given:.0%}), "
                    f"right {right:.1%}"
                )

    def _changes(self, changed: list) -> None:
        signs = Counter(difference.sign for difference in changed)
        self.stdout.write(f"gained {signs['+']}, lost {signs['-']}, other speaker {signs['~']}")
        for difference in changed:
            was = f" (was {difference.was})" if difference.sign == "~" else ""
            words = " ".join(difference.text.split())[:SHOWN]
            self.stdout.write(
                f"{difference.sign} {difference.article}: {words} | {difference.speaker}{was}"
            )


def kinds(found: Counter) -> str:
    """The share of right speakers for each kind of mention that people marked."""
    told = []
    for kind in sorted({kind for kind, _ in found}):
        right, wrong = found[kind, True], found[kind, False]
        told.append(f"{kind} {right / (right + wrong):.1%} of {right + wrong}")
    return ", ".join(told) or "none"


def existing(given: str) -> Path:
    """A path that exists, or an argument error that names it."""
    path = Path(given)
    if not path.is_file():
        raise ArgumentTypeError(f"{given}: no such file")
    return path


def lines(path: Path) -> Iterator[dict]:
    """The objects of a file of JSON lines."""
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                try:
                    yield json.loads(line)
                except ValueError as error:
                    raise CommandError(f"{path.name}, line {number}: not JSON") from error
