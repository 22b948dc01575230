"""What each run of the engine read for a quote."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from quotes.models.quote import Quote

UNSURE = 0.7  # below it, the engine's own estimate sends a quotation to the editors


class ReadingQuerySet(models.QuerySet):
    """Readings by quote and number."""

    def get_by_natural_key(self, public_id: str, number: int) -> "Reading":
        return self.get(quote__public_id=public_id, number=number)


class Reading(models.Model):
    """What one run of the engine read for a quote. Appended, never changed.

    `values` is one quotation of the engine's contract (`Quotation.as_json()` with the cue's
    offsets and the day said), offsets counted in the text of `version`.
    """

    quote = models.ForeignKey(Quote, on_delete=models.PROTECT, related_name="readings")
    number = models.PositiveIntegerField()
    version = models.ForeignKey("ArticleVersion", on_delete=models.PROTECT)
    engine = models.CharField("engine version", max_length=40)
    rule = models.CharField(max_length=100)
    reason = models.CharField(max_length=500, blank=True)
    confidence = models.FloatField()
    values = models.JSONField()
    read_at = models.DateTimeField(default=timezone.now)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        ordering = ["quote", "number"]
        indexes = [
            models.Index("confidence", name="reading_unsure", condition=Q(confidence__lt=UNSURE))
        ]
        constraints = [
            models.UniqueConstraint(fields=["quote", "number"], name="reading_number"),
            models.CheckConstraint(
                condition=Q(confidence__gte=0, confidence__lte=1), name="reading_confidence_range"
            ),
        ]

    def __str__(self) -> str:
        return f"reading {self.number} of {self.quote_id}"

    def save(self, *args, **kwargs) -> None:
        if self.pk is not None:
            raise TypeError("A reading is never changed: append another.")
        super().save(*args, **kwargs)

    def natural_key(self) -> tuple[str, int]:
        return (*self.quote.natural_key(), self.number)

    natural_key.dependencies = ["quotes.quote"]  # type: ignore[attr-defined]
