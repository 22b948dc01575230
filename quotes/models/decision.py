"""What editors decided of single fields, and where a later reading disagrees."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from quotes.models.audit import Change, ChangeSet


class DecidedQuerySet(models.QuerySet):
    """Decisions about quotes or articles."""

    def standing(self) -> "DecidedQuerySet":
        """Those that no later decision took the place of."""
        return self.filter(replaced_by__isnull=True)

    def active(self) -> "DecidedQuerySet":
        """Those that stand, without what was taken back and left to the machine again."""
        return self.standing().filter(withdrawn=False)

    def get_by_natural_key(self, public_id: str, position: int) -> "Decided":
        return self.get(change__changeset__public_id=public_id, change__position=position)


class Decided(models.Model):
    """A value that an editor decided. It wins over the machine until a later decision replaces it.

    A withdrawn one says that none stands any more: its value is null, and the machine's shows.
    """

    value = models.JSONField(null=True)
    machine_value = models.JSONField(null=True, help_text="What the machine had read, as seen.")
    withdrawn = models.BooleanField(default=False, help_text="Left to the machine again.")
    change = models.OneToOneField(Change, on_delete=models.PROTECT, related_name="%(class)s")
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

    objects = DecidedQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def stands_for(self) -> int:
        """The number of the decision that this one lets stand again; its own where it is new."""
        return self.restores_id or self.pk

    def stood_before(self) -> "Decided | None":
        """The decision in whose place this one stands, as it was first made; None before any."""
        found = type(self).objects.filter(replaced_by=self).exclude(pk=self.pk).first()
        return found and (found.restores or found)

    def natural_key(self) -> tuple[str, int]:
        return self.change.natural_key()

    natural_key.dependencies = ["quotes.change"]  # type: ignore[attr-defined]


class Override(Decided):
    """What an editor decided of one field of one quote. It wins over every reading, for ever.

    `quotes/editing/fields/` says what form the value of each field has. `version` is the text in
    which the editor looked; where it is not the quote's any more, a check has lapsed.
    """

    class Field(models.TextChoices):
        SPEAKER = "speaker", "speaker"
        FIRST = "stands_first", "stands first in its statement"
        NOT_A_QUOTATION = "not_a_quotation", "not a quotation"
        ROLE = "role", "role as printed"
        KIND = "kind", "how the words are printed"
        SOURCES = "sources", "the way it came"
        TOPICS = "topics", "topics"
        SAID = "said", "day said"
        BOUNDS = "bounds", "where the words begin and end"
        MISSED = "missed", "a quotation that the machine missed"
        AUDIENCE = "audience", "to whom it was said"

    quote = models.ForeignKey("Quote", on_delete=models.PROTECT, related_name="overrides")
    field = models.CharField(max_length=20, choices=Field)
    person = models.ForeignKey(
        "Person",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        help_text="Whom the value names, so that the database keeps the row.",
    )
    version = models.ForeignKey(
        "ArticleVersion", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["quote", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["quote", "field"],
                condition=Q(replaced_by__isnull=True),
                name="override_one_active_a_field",
            )
        ]

    def __str__(self) -> str:
        return f"{self.field} of {self.quote_id}: {self.value}"


class ArticleOverride(Decided):
    """What an editor decided of one fact about an article; `value` holds its basis, too."""

    class Field(models.TextChoices):
        OUTLET = "outlet", "outlet"
        PUBLISHED = "published", "date published"
        URL = "url", "address"

    article = models.ForeignKey("Article", on_delete=models.PROTECT, related_name="overrides")
    field = models.CharField(max_length=20, choices=Field)

    class Meta:
        ordering = ["article", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "field"],
                condition=Q(replaced_by__isnull=True),
                name="article_override_one_active_a_field",
            )
        ]

    def __str__(self) -> str:
        return f"{self.field} of {self.article_id}: {self.value}"


class FlagQuerySet(models.QuerySet):
    """Flags by whether they wait."""

    def open(self) -> "FlagQuerySet":
        """Those that no editor has answered."""
        return self.filter(resolved_by__isnull=True)


class Flag(models.Model):
    """That a later reading differs from what the editor saw who decided. The decision stands."""

    quote = models.ForeignKey("Quote", on_delete=models.PROTECT, related_name="flags")
    field = models.CharField(max_length=20, choices=Override.Field)
    seen = models.JSONField(null=True, help_text="What the machine had read when it was decided.")
    read = models.JSONField(null=True, help_text="What it reads now.")
    raised_at = models.DateTimeField(default=timezone.now)
    resolved_by = models.ForeignKey(
        ChangeSet, null=True, blank=True, on_delete=models.PROTECT, related_name="resolved_flags"
    )

    objects = FlagQuerySet.as_manager()

    class Meta:
        ordering = [F("raised_at").desc(), "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["quote", "field"],
                condition=Q(resolved_by__isnull=True),
                name="flag_one_open_a_field",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_field_display()} of {self.quote_id}: {self.seen} → {self.read}"
