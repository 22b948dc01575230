"""Statements: one utterance with its wordings, and the pairs that join them."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from quotes.models.addresses import page_of


class StatementQuerySet(models.QuerySet):
    """Statements by their public id."""

    def get_by_natural_key(self, public_id: str) -> "Statement":
        return self.get(public_id=public_id)


class Statement(models.Model):
    """One utterance. Its quotes are the wordings that outlets printed of it."""

    public_id = models.CharField(max_length=16, unique=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now)

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"statement {self.public_id}"

    def get_absolute_url(self) -> str:
        return page_of("quotes:statement", self.public_id)

    def natural_key(self) -> tuple[str]:
        return (self.public_id,)


class WordingPairQuerySet(models.QuerySet):
    """Pairs by their two quotes."""

    def get_by_natural_key(self, first: str, second: str) -> "WordingPair":
        return self.get(first__public_id=first, second__public_id=second)

    def joining(self) -> "WordingPairQuerySet":
        """Those that make one statement of two quotes."""
        return self.filter(level__in=[WordingPair.Level.WORDS, WordingPair.Level.STATEMENT])


class WordingPair(models.Model):
    """Two quotes that are, or may be, one utterance; why, and who says so."""

    class Level(models.TextChoices):
        WORDS = "words", "same words"
        STATEMENT = "statement", "same statement"
        POINT = "point", "same point"

    class Origin(models.TextChoices):
        MACHINE = "machine", "matched by machine"
        EDITOR = "editor", "joined by an editor"

    first = models.ForeignKey("Quote", on_delete=models.CASCADE, related_name="pairs_as_first")
    second = models.ForeignKey("Quote", on_delete=models.CASCADE, related_name="pairs_as_second")
    level = models.CharField(max_length=10, choices=Level)
    score = models.FloatField()
    reason = models.CharField(max_length=300, blank=True)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.MACHINE)

    objects = WordingPairQuerySet.as_manager()

    class Meta:
        ordering = ["first", "second"]
        indexes = [
            models.Index(fields=["-score"], name="pair_proposed", condition=Q(level="point")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="wording_pair_once"),
            # The quote that was stored first stands first, so that a pair has one row.
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="wording_pair_is_ordered"
            ),
            models.CheckConstraint(
                condition=Q(score__gte=0, score__lte=1), name="wording_pair_score_range"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id}–{self.second_id}: {self.level}"

    def natural_key(self) -> tuple[str, str]:
        return (*self.first.natural_key(), *self.second.natural_key())

    natural_key.dependencies = ["quotes.quote"]  # type: ignore[attr-defined]


class LeadPair(models.Model):
    """The two wordings of one statement that open the home page, chosen by an editor."""

    first = models.ForeignKey("Quote", on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey("Quote", on_delete=models.CASCADE, related_name="+")
    chosen_by = models.CharField(max_length=150)
    chosen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-chosen_at", "-id"]
        get_latest_by = ["chosen_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(first=F("second")), name="lead_pair_is_of_two_quotes"
            )
        ]

    def __str__(self) -> str:
        return f"{self.first_id} beside {self.second_id}"
