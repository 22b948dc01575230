"""A filter of a list of the admin that one editor gave a name."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

LONGEST_QUERY = 1000


class SavedFilterQuerySet(models.QuerySet):
    """Saved filters by whose they are: nobody sees another's."""

    def of(self, user: Any) -> "SavedFilterQuerySet":
        return self.filter(by=user)


class SavedFilter(models.Model):
    """The address of a list, from its question mark on, under a name. No record of anything: it
    goes with the login."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_filters"
    )
    table = models.CharField(max_length=40)
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=LONGEST_QUERY)
    made_at = models.DateTimeField(default=timezone.now)

    objects = SavedFilterQuerySet.as_manager()

    class Meta:
        ordering = ["table", "name"]
        constraints = [
            models.UniqueConstraint(fields=["by", "table", "name"], name="saved_filter_once")
        ]

    def __str__(self) -> str:
        return self.name
