"""One kind of work that waits for a person, and what every kind can be asked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Model, QuerySet

from quotes.models import Skip

# More than that nobody counts: the number then reads “500+”, and costs no more than that.
MOST_COUNTED = 500
# How far “next” leads on without a decision.
MOST_AHEAD = 200


@dataclass(frozen=True)
class Kind:
    """A kind of work.

    Attributes:
        slug: its place in the address.
        title: what waits, in plain words.
        lead: what the editor is asked, in one sentence.
        about: what its rows are: quotes (as they are, flagged, or orphaned), pairs of them or of
            people, or reports.
        rows: what waits, the worst first.
    """

    slug: str
    title: str
    lead: str
    about: Literal["quote", "flag", "orphan", "pair", "people", "report"]
    rows: Callable[[], QuerySet]

    def waiting(self, user: Any) -> QuerySet:
        """What waits for this editor: without what they skipped."""
        skipped = Skip.objects.filter(by=user, kind=self.slug)
        return self.rows().exclude(pk__in=skipped.values("item"))

    def count(self, user: Any) -> int:
        """How much waits; MOST_COUNTED + 1 stands for more."""
        return self.waiting(user).order_by()[: MOST_COUNTED + 1].count()

    def next(self, user: Any, after: int | None = None) -> Model | None:
        """The worst item, or the one that follows another; after the last, the worst again."""
        if after is None:
            return self.waiting(user).first()
        ahead = list(self.waiting(user).values_list("pk", flat=True)[:MOST_AHEAD])
        place = ahead.index(after) + 1 if after in ahead else 0
        chosen = ahead[place % len(ahead)] if ahead else None
        return self.rows().filter(pk=chosen).first()

    def skip(self, user: Any, item: int) -> None:
        """Do not show this one to this editor again."""
        Skip.objects.get_or_create(by=user, kind=self.slug, item=item)

    def skipped(self, user: Any) -> int:
        """How many of those that wait this editor skipped."""
        mine = Skip.objects.filter(by=user, kind=self.slug)
        return self.rows().filter(pk__in=mine.values("item")).order_by()[:MOST_COUNTED].count()

    def bring_back(self, user: Any) -> None:
        """Show everything again that this editor skipped."""
        Skip.objects.filter(by=user, kind=self.slug).delete()
