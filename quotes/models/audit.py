"""What editors decided, what changed, and what every import did."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone


class ChangeSetQuerySet(models.QuerySet):
    """Changesets by their public id."""

    def get_by_natural_key(self, public_id: str) -> "ChangeSet":
        return self.get(public_id=public_id)


class ChangeSet(models.Model):
    """Changes that one person made in one go, with the reason. Appended, never changed."""

    public_id = models.CharField(max_length=16, unique=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL
    )
    by_name = models.CharField(max_length=150, help_text="As it was when the change was made.")
    reason = models.TextField()
    made_at = models.DateTimeField(default=timezone.now)

    objects = ChangeSetQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="changeset_has_a_reason"),
            models.CheckConstraint(condition=~Q(by_name=""), name="changeset_has_an_author"),
        ]

    def __str__(self) -> str:
        return f"{self.by_name}, {self.made_at:%Y-%m-%d}: {self.reason}"

    def get_absolute_url(self) -> str:
        """Its entry in the public log, where it has one."""
        return reverse("quotes:correction", args=[self.public_id])

    def natural_key(self) -> tuple[str]:
        return (self.public_id,)


class ChangeQuerySet(models.QuerySet):
    """Changes by their changeset and place in it."""

    def get_by_natural_key(self, public_id: str, position: int) -> "Change":
        return self.get(changeset__public_id=public_id, position=position)


class Change(models.Model):
    """One value that a changeset changed. Appended, never changed."""

    changeset = models.ForeignKey(ChangeSet, on_delete=models.PROTECT, related_name="changes")
    position = models.PositiveIntegerField()
    quote = models.ForeignKey(
        "Quote", null=True, blank=True, on_delete=models.PROTECT, related_name="changes"
    )
    person = models.ForeignKey(
        "Person", null=True, blank=True, on_delete=models.PROTECT, related_name="changes"
    )
    field = models.CharField(max_length=40)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["changeset", "position"]
        constraints = [
            models.UniqueConstraint(fields=["changeset", "position"], name="change_position"),
            models.CheckConstraint(
                condition=Q(quote__isnull=False) | Q(person__isnull=False),
                name="change_is_of_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field}: {self.before} → {self.after}"

    def save(self, *args, **kwargs) -> None:
        if self.pk is not None:
            raise TypeError("History is never changed: append a change that undoes this one.")
        super().save(*args, **kwargs)

    def natural_key(self) -> tuple[str, int]:
        return (*self.changeset.natural_key(), self.position)

    natural_key.dependencies = [  # type: ignore[attr-defined]
        "quotes.changeset",
        "quotes.quote",
        "quotes.person",
    ]


class OverrideQuerySet(models.QuerySet):
    """Decisions about quotes."""

    def active(self) -> "OverrideQuerySet":
        """Those that no later decision took the place of."""
        return self.filter(replaced_by__isnull=True)

    def get_by_natural_key(self, public_id: str, position: int) -> "Override":
        return self.get(change__changeset__public_id=public_id, change__position=position)


class Override(models.Model):
    """What an editor decided of one field of one quote. It wins over every reading, for ever.

    `value` for the speaker: {"person": slug}, or {"name": words, "kind": a SpeakerKind} for a
    speaker who is no Person, or {"kind": "unknown"} where nobody can be named. For the wording that
    stands first in its statement, and for what is not a quotation: true or false.
    """

    class Field(models.TextChoices):
        SPEAKER = "speaker", "speaker"
        FIRST = "stands_first", "stands first in its statement"
        NOT_A_QUOTATION = "not_a_quotation", "not a quotation"

    quote = models.ForeignKey("Quote", on_delete=models.PROTECT, related_name="overrides")
    field = models.CharField(max_length=20, choices=Field)
    value = models.JSONField()
    person = models.ForeignKey(
        "Person",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        help_text="Whom the value names, so that the database keeps the row.",
    )
    machine_value = models.JSONField(null=True, help_text="What the engine had read, as seen.")
    change = models.OneToOneField(Change, on_delete=models.PROTECT, related_name="override")
    replaced_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaces"
    )

    objects = OverrideQuerySet.as_manager()

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

    def natural_key(self) -> tuple[str, int]:
        return self.change.natural_key()

    natural_key.dependencies = ["quotes.change"]  # type: ignore[attr-defined]


class ImportRun(models.Model):
    """One run of an import or of reading again."""

    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    command = models.CharField(max_length=40)
    engine = models.CharField("engine version", max_length=40)

    class Meta:
        ordering = ["-started_at", "-id"]

    def __str__(self) -> str:
        return f"{self.command}, {self.started_at:%Y-%m-%d %H:%M}"


class ImportItem(models.Model):
    """What became of one file or line, and why."""

    class Outcome(models.TextChoices):
        CREATED = "created", "stored"
        UPDATED = "updated", "stored again with a new text"
        REREAD = "reread", "read again"
        UNCHANGED = "unchanged", "nothing new"
        FAILED = "failed", "not stored"

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="items")
    name = models.CharField(max_length=500)
    outcome = models.CharField(max_length=10, choices=Outcome)
    reason = models.TextField(blank=True)
    article = models.ForeignKey(
        "Article", null=True, blank=True, on_delete=models.SET_NULL, related_name="import_items"
    )
    quotes = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["run", "id"]

    def __str__(self) -> str:
        return f"{self.name}: {self.outcome}"
