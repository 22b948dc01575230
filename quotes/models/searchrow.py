"""The row that search reads: a table of its own, whose key is in the order of dates."""

from django.db import models
from django.db.models.signals import pre_save
from django.dispatch import receiver

from quotes.models.datekey import date_key


class SearchRowQuerySet(models.QuerySet):
    """Search rows by their quote."""

    def get_by_natural_key(self, public_id: str) -> "SearchRow":
        return self.get(quote__public_id=public_id)


class SearchRow(models.Model):
    """What of a quote can be searched. The full-text index follows this table by triggers.

    The narration is kept apart from the speaker's words, so that a hit can say where it is.
    """

    id = models.BigIntegerField(primary_key=True, editable=False)
    quote = models.OneToOneField("Quote", on_delete=models.CASCADE, related_name="search_row")
    words = models.TextField(help_text="The quotation.")
    sentence = models.TextField(blank=True, help_text="Its sentence, without the quotation.")
    before = models.TextField(blank=True, help_text="The sentence before.")
    headline = models.TextField(blank=True, help_text="The article's headline.")
    speaker = models.TextField(blank=True, help_text="Every form of the speaker's name.")

    objects = SearchRowQuerySet.as_manager()

    def __str__(self) -> str:
        return f"search row of {self.quote_id}"

    def natural_key(self) -> tuple[str]:
        return self.quote.natural_key()

    natural_key.dependencies = ["quotes.quote"]  # type: ignore[attr-defined]


@receiver(pre_save, sender=SearchRow)
def set_key(instance: SearchRow, **kwargs: object) -> None:
    """Give a row its key, also when loaddata stores it: by then its quote has got a key."""
    instance.pk = date_key(instance.quote.published, instance.quote_id)
