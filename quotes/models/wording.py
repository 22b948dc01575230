"""What editors decided about wordings, what that moved, and former addresses of statements."""

from django.db import models
from django.db.models import F, Q


class WordingDecisionQuerySet(models.QuerySet):
    """Editors' links between quotes."""

    def active(self) -> "WordingDecisionQuerySet":
        """Those that no later decision took the place of."""
        return self.filter(replaced_by__isnull=True)

    def binding(self) -> "WordingDecisionQuerySet":
        """Those that join or part; the others leave it to the machine again."""
        return self.active().exclude(verdict=WordingDecision.Verdict.OPEN)

    def about(self, quote) -> "WordingDecisionQuerySet":
        """Those of which this quote is one side."""
        return self.filter(Q(first=quote) | Q(second=quote))

    def get_by_natural_key(self, public_id: str, position: int) -> "WordingDecision":
        return self.get(change__changeset__public_id=public_id, change__position=position)


class WordingDecision(models.Model):
    """What an editor decided of two quotes: one statement or two. It wins over the machine."""

    class Verdict(models.TextChoices):
        SAME = "same", "one statement"
        DIFFERENT = "different", "two statements"
        OPEN = "open", "left to the matching by machine"

    first = models.ForeignKey("Quote", on_delete=models.PROTECT, related_name="decided_as_first")
    second = models.ForeignKey("Quote", on_delete=models.PROTECT, related_name="decided_as_second")
    verdict = models.CharField(max_length=10, choices=Verdict)
    change = models.OneToOneField(
        "Change", on_delete=models.PROTECT, related_name="wording_decision"
    )
    replaced_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaces"
    )
    restores = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="restored",
        help_text="The earlier decision that stands again with this one.",
    )
    objects = WordingDecisionQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["first", "second"],
                condition=Q(replaced_by__isnull=True),
                name="wording_decision_one_active",
            ),
            # The quote that was stored first stands first, so that two quotes are one pair.
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="wording_decision_is_ordered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id}–{self.second_id}: {self.get_verdict_display()}"

    def natural_key(self) -> tuple[str, int]:
        return self.change.natural_key()

    natural_key.dependencies = ["quotes.change"]  # type: ignore[attr-defined]


class StatementMoveQuerySet(models.QuerySet):
    """Moves by the decision that made them."""

    def get_by_natural_key(self, changeset: str, quote: str) -> "StatementMove":
        return self.get(changeset__public_id=changeset, quote__public_id=quote)


class StatementMove(models.Model):
    """A quote that a decision about wordings took from one statement to another.

    Which address goes with whom follows from what stood before, so what a decision changed is
    written down: taking it back gives back these addresses, not others that would do as well.
    """

    changeset = models.ForeignKey(
        "ChangeSet", on_delete=models.PROTECT, related_name="statement_moves"
    )
    quote = models.ForeignKey("Quote", on_delete=models.PROTECT, related_name="statement_moves")
    before = models.CharField(max_length=16, blank=True, help_text="Empty: it stood alone.")
    after = models.CharField(max_length=16, blank=True, help_text="Empty: it stands alone.")

    objects = StatementMoveQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["changeset", "quote"], name="statement_move_once"),
            models.CheckConstraint(
                condition=~Q(before=F("after")), name="statement_move_goes_somewhere"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quote_id}: {self.before or 'alone'} → {self.after or 'alone'}"

    def natural_key(self) -> tuple[str, str]:
        return (*self.changeset.natural_key(), *self.quote.natural_key())

    natural_key.dependencies = ["quotes.changeset", "quotes.quote"]  # type: ignore[attr-defined]


class StatementAliasQuerySet(models.QuerySet):
    """Former addresses by what they were."""

    def get_by_natural_key(self, public_id: str) -> "StatementAlias":
        return self.get(public_id=public_id)


class StatementAlias(models.Model):
    """An address that a statement had. It leads to where the statement's first quote is now."""

    public_id = models.CharField(max_length=16, unique=True)
    quote = models.ForeignKey("Quote", on_delete=models.PROTECT, related_name="former_statements")

    objects = StatementAliasQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "statement aliases"

    def __str__(self) -> str:
        return f"{self.public_id}, now with {self.quote_id}"

    def get_absolute_url(self) -> str:
        """The statement that holds the quote now; the quote, where it stands alone."""
        return (self.quote.statement or self.quote).get_absolute_url()

    def natural_key(self) -> tuple[str]:
        return (self.public_id,)

    natural_key.dependencies = ["quotes.quote"]  # type: ignore[attr-defined]
