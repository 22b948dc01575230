"""What an editor passed over in the queue."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Skip(models.Model):
    """An item of the queue that one editor does not want to be shown again."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="skips")
    kind = models.CharField(max_length=20)
    item = models.PositiveBigIntegerField(help_text="The row that the item of this kind is.")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "kind", "item"], name="skip_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.item}, skipped by {self.by_id}"
