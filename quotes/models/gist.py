"""What each quote is about, in numbers: by them an import finds the few that it may repeat."""

from collections.abc import Iterable
from datetime import date

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Abs

Days = tuple[date, date]


class GistQuerySet(models.QuerySet):
    """Gists by their quote."""

    def get_by_natural_key(self, public_id: str) -> "Gist":
        return self.get(quote__public_id=public_id)

    def near(self, speaker: int, periods: Iterable[int], reach: Days | None) -> "GistQuerySet":
        """What a speaker said between two days, the nearest to their middle first.

        `periods` are those in which it is stored. Without days all that the speaker said, the last
        first. Of two that are equally near the one that was stored first.
        """
        found = self.filter(speaker=speaker)
        if reach is None:
            return found.order_by("-period", "quote")
        periods, (first, last) = list(periods), reach
        dated = Q(first__isnull=True) | Q(first__lte=last, last__gte=first)
        far = Abs(F("period") - periods[len(periods) // 2])
        return found.filter(dated, period__in=periods).order_by(far, "quote")


class Gist(models.Model):
    """The ideas of one quote as hashes, by speaker and period.

    Only a quote that can be a wording of a statement has one: it is written and dropped with the
    quote's other derived rows, so that nothing is left here of words that were taken down.
    """

    quote = models.OneToOneField("Quote", on_delete=models.CASCADE, related_name="gist")
    speaker = models.ForeignKey(
        "Person", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    period = models.IntegerField(help_text="Which span of days it was said in, -1 for unknown.")
    first = models.DateField(null=True, help_text="The first day on which it may have been said.")
    last = models.DateField(null=True, help_text="The last such day.")
    ideas = models.BinaryField(help_text="Four bytes for each idea of the words.")
    left_out = models.PositiveIntegerField(
        default=0, help_text="How many of the same speaker and time were too many to be looked at."
    )

    objects = GistQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["speaker", "period"], name="gist_by_speaker")]

    def __str__(self) -> str:
        return f"gist of {self.quote_id}"

    def natural_key(self) -> tuple[str]:
        return self.quote.natural_key()

    natural_key.dependencies = ["quotes.quote"]  # type: ignore[attr-defined]
