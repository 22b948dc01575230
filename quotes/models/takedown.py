"""What was taken down: held for a while, retracted, or suppressed for good."""

from django.db import models
from django.db.models import Q


class TakeDownQuerySet(models.QuerySet):
    """Takings down by what became of them."""

    def standing(self) -> "TakeDownQuerySet":
        """Those that nobody lifted."""
        return self.filter(lifted__isnull=True)

    def holds(self) -> "TakeDownQuerySet":
        return self.filter(kind=TakeDown.Kind.HOLD)

    def suppressions(self) -> "TakeDownQuerySet":
        return self.filter(kind=TakeDown.Kind.SUPPRESS)

    def get_by_natural_key(self, public_id: str, position: int) -> "TakeDown":
        return self.get(change__changeset__public_id=public_id, change__position=position)


class TakeDown(models.Model):
    """A quote or a whole article that was taken down, by whom and why: its change says.

    What a hold puts aside is kept in `former` and `withheld` until it is lifted. A suppression
    keeps no word: it is the tombstone. Its `marks` are salted hashes by which an import knows the
    words again, and `digests` what the history's chain says of rows that were erased.
    """

    class Kind(models.TextChoices):
        HOLD = "hold", "held back while it is checked"
        RETRACT = "retract", "retracted"
        SUPPRESS = "suppress", "suppressed"

    class Code(models.TextChoices):
        COURT = "court", "a court or an authority ordered it"
        PRIVACY = "privacy", "private life"
        SAFETY = "safety", "somebody is in danger"
        RIGHTS = "rights", "the words belong to somebody who objects"
        OTHER = "other", "another reason"

    kind = models.CharField(max_length=10, choices=Kind)
    quote = models.ForeignKey(
        "Quote", null=True, blank=True, on_delete=models.PROTECT, related_name="takedowns"
    )
    article = models.ForeignKey(
        "Article", null=True, blank=True, on_delete=models.PROTECT, related_name="takedowns"
    )
    statement = models.CharField(
        max_length=16,
        blank=True,
        help_text="The statement of which a retracted quote was a wording.",
    )
    note = models.TextField(blank=True, help_text="Readers see it on the page of the quote.")
    code = models.CharField("reason code", max_length=10, choices=Code, blank=True)
    until = models.DateField("held until", null=True, blank=True)
    former = models.JSONField(default=dict, help_text="What each quote was before.")
    withheld = models.JSONField(default=list, help_text="What a hold keeps out of the texts.")
    marks = models.JSONField(default=dict)
    digests = models.JSONField(default=dict)
    change = models.OneToOneField("Change", on_delete=models.PROTECT, related_name="takedown")
    lifted = models.OneToOneField(
        "Change", null=True, blank=True, on_delete=models.PROTECT, related_name="lifts"
    )

    objects = TakeDownQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(quote__isnull=False, article__isnull=True)
                | Q(quote__isnull=True, article__isnull=False),
                name="takedown_is_of_a_quote_or_an_article",
            ),
            models.CheckConstraint(
                condition=~Q(kind="suppress") | Q(lifted__isnull=True),
                name="takedown_suppression_is_for_good",
            ),
        ]

    def __str__(self) -> str:
        of = f"quote {self.quote_id}" if self.quote_id else f"article {self.article_id}"
        return f"{of}, {self.get_kind_display()}"

    def natural_key(self) -> tuple[str, int]:
        return self.change.natural_key()

    natural_key.dependencies = ["quotes.change"]  # type: ignore[attr-defined]


class Erasing(models.Model):
    """Stands only while words are being erased, within that one transaction: see `guards`."""

    takedown = models.OneToOneField(TakeDown, on_delete=models.CASCADE)

    def __str__(self) -> str:
        return f"erasing for {self.takedown_id}"
