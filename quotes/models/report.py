"""What readers report to be wrong, and what became of it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

LONGEST_WORDS = 2000
OPEN = ("received", "looked_at")


class ReportQuerySet(models.QuerySet):
    """Reports in the words of the desk."""

    def open(self) -> "ReportQuerySet":
        """Those that no editor has answered."""
        return self.filter(status__in=OPEN)


class Report(models.Model):
    """A reader says that something is wrong with a quote. Their words are for editors alone.

    `code` is all that the reader needs to look the outcome up. `sender` says for a day which
    reports came from one address, as a hash, so that nobody can flood the desk.
    """

    class Wrong(models.TextChoices):
        SPEAKER = "speaker", "The wrong speaker is named"
        WORDS = "words", "The words differ from those in the article"
        NO_QUOTATION = "no_quotation", "This is not a quotation"
        WAY = "way", "The way it came is wrong"
        OTHER = "other", "Something else"

    class Status(models.TextChoices):
        RECEIVED = "received", "received"
        LOOKED_AT = "looked_at", "looked at"
        MENDED = "mended", "mended"
        DECLINED = "declined", "left as it is"

    code = models.CharField(max_length=16, unique=True, editable=False)
    quote = models.ForeignKey("Quote", on_delete=models.PROTECT, related_name="reports")
    wrong = models.CharField("what is wrong", max_length=12, choices=Wrong)
    words = models.TextField("in the reader’s words", max_length=LONGEST_WORDS, blank=True)
    sender = models.CharField(max_length=64, blank=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now)

    status = models.CharField(max_length=10, choices=Status, default=Status.RECEIVED)
    answer = models.TextField(blank=True, help_text="Whoever has the code reads it.")
    answered_by = models.CharField(max_length=150, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    changeset = models.ForeignKey(
        "ChangeSet",
        verbose_name="correction",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="reports",
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "id"]
        indexes = [
            models.Index(
                "made_at",
                "id",
                name="report_open",
                condition=Q(status__in=OPEN),
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="declined") | ~Q(answer=""), name="report_declined_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(status="mended") | Q(changeset__isnull=False),
                name="report_mended_names_the_correction",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_wrong_display()}, {self.made_at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("quotes:report", args=[self.code])

    @property
    def is_open(self) -> bool:
        """Whether no editor has answered it."""
        return self.status in OPEN
