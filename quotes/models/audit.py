"""What editors decided, what changed, and what every import did."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from quotes.models import chain


class ChangeSetQuerySet(models.QuerySet):
    """Changesets by their public id."""

    def get_by_natural_key(self, public_id: str) -> "ChangeSet":
        return self.get(public_id=public_id)


class ChangeSet(models.Model):
    """Changes that one person made in one go, with the reason. Appended, never changed."""

    class Fault(models.TextChoices):
        """Whose error a decision mends."""

        UNSTATED = "", "not said"
        OURS = "ours", "our error"
        OUTLET = "outlet", "the outlet’s error"
        DISPUTED = "disputed", "disputed by the speaker"

    public_id = models.CharField(max_length=16, unique=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL
    )
    by_name = models.CharField(max_length=150, help_text="As it was when the change was made.")
    by_role = models.CharField(
        max_length=150, blank=True, help_text="The roles of who made it, as they were then."
    )
    reason = models.TextField()
    fault = models.CharField("whose error", max_length=10, choices=Fault, blank=True)
    undoes = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="undone_by",
        help_text="The changeset that this one takes back.",
    )
    made_at = models.DateTimeField(default=timezone.now)
    link = models.CharField(max_length=64, blank=True, editable=False)

    objects = ChangeSetQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="changeset_has_a_reason"),
            models.CheckConstraint(condition=~Q(by_name=""), name="changeset_has_an_author"),
            models.CheckConstraint(
                condition=Q(fault__in=["", "ours", "outlet", "disputed"]),
                name="changeset_fault_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by_name}, {self.made_at:%Y-%m-%d}: {self.reason}"

    def save(self, *args, **kwargs) -> None:
        if self.pk is not None:
            raise TypeError("History is never changed: append a changeset that undoes this one.")
        self.link = chain.link(chain.head(ChangeSet.objects), chain.digest_of_changeset(self))
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Its entry in the public log, where it has one."""
        return reverse("quotes:correction", args=[self.public_id])

    def natural_key(self) -> tuple[str]:
        return (self.public_id,)


class ChangeQuerySet(models.QuerySet):
    """Changes by their changeset and place in it."""

    def get_by_natural_key(self, public_id: str, position: int) -> "Change":
        return self.get(changeset__public_id=public_id, position=position)

    def bulk_create(self, objs, *args, **kwargs):
        """Many changes in one go, linked in their order; all of one changeset."""
        objs = list(objs)
        before = chain.last_of(objs[0].changeset) if objs else ""
        for one in objs:
            before = one.link = chain.link(before, chain.digest_of_change(one))
        return super().bulk_create(objs, *args, **kwargs)


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
    article = models.ForeignKey(
        "Article", null=True, blank=True, on_delete=models.PROTECT, related_name="changes"
    )
    field = models.CharField(max_length=40)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    link = models.CharField(max_length=64, blank=True, editable=False)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["changeset", "position"]
        constraints = [
            models.UniqueConstraint(fields=["changeset", "position"], name="change_position"),
            models.CheckConstraint(
                condition=Q(quote__isnull=False)
                | Q(person__isnull=False)
                | Q(article__isnull=False),
                name="change_is_of_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field}: {self.before} → {self.after}"

    def save(self, *args, **kwargs) -> None:
        if self.pk is not None:
            raise TypeError("History is never changed: append a change that undoes this one.")
        self.link = chain.link(chain.last_of(self.changeset), chain.digest_of_change(self))
        super().save(*args, **kwargs)

    def natural_key(self) -> tuple[str, int]:
        return (*self.changeset.natural_key(), self.position)

    natural_key.dependencies = [  # type: ignore[attr-defined]
        "quotes.changeset",
        "quotes.quote",
        "quotes.person",
        "quotes.article",
    ]


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
