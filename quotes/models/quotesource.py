"""The way a quote came, link by link."""

from django.db import models

from quotes.models.quote import Quote


class QuoteSourceQuerySet(models.QuerySet):
    """Links of the chain by quote and place in it."""

    def get_by_natural_key(self, public_id: str, position: int) -> "QuoteSource":
        return self.get(quote__public_id=public_id, position=position)


class QuoteSource(models.Model):
    """One link of the way a quote came, outermost first: the speaker's words → agency → outlet."""

    class Basis(models.TextChoices):
        CLAUSE = "clause", "said beside the quotation"
        SECTION = "section", "said at the head of the section"
        DATELINE = "dateline", "printed in the dateline"

    quote = models.ForeignKey(Quote, on_delete=models.CASCADE, related_name="sources")
    position = models.PositiveSmallIntegerField()
    outlet = models.ForeignKey(
        "Outlet", null=True, blank=True, on_delete=models.PROTECT, related_name="carried"
    )
    as_printed = models.CharField(max_length=200)
    basis = models.CharField(max_length=10, choices=Basis, default=Basis.CLAUSE)

    objects = QuoteSourceQuerySet.as_manager()

    class Meta:
        ordering = ["quote", "position"]
        constraints = [
            models.UniqueConstraint(fields=["quote", "position"], name="quote_source_position")
        ]

    def __str__(self) -> str:
        return self.as_printed

    def natural_key(self) -> tuple[str, int]:
        return (*self.quote.natural_key(), self.position)

    natural_key.dependencies = ["quotes.quote", "quotes.outlet"]  # type: ignore[attr-defined]
