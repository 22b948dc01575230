"""What each quote is about, in numbers: by them an import finds the few that it may repeat."""

from django.db import models


class GistQuerySet(models.QuerySet):
    """Gists by their quote."""

    def get_by_natural_key(self, public_id: str) -> "Gist":
        return self.get(quote__public_id=public_id)


class Gist(models.Model):
    """The ideas of one quote as hashes, by speaker and period.

    Only a quote that can be a wording of a statement has one: it is written and dropped with the
    quote's other derived rows, so that nothing is left here of words that were taken down.
    """

    quote = models.OneToOneField("Quote", on_delete=models.CASCADE, related_name="gist")
    speaker = models.ForeignKey(
        "Person", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    period = models.IntegerField(help_text="Which span of days it was said in, -1 for unknown.")
    first = models.DateField(null=True, help_text="The first day on which it may have been said.")
    last = models.DateField(null=True, help_text="The last such day.")
    ideas = models.BinaryField(help_text="Four bytes for each idea of the words.")
    left_out = models.PositiveIntegerField(
        default=0, help_text="How many of the same speaker and time were too many to be looked at."
    )

    objects = GistQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["speaker", "period"], name="gist_by_speaker")]

    def __str__(self) -> str:
        return f"gist of {self.quote_id}"

    def natural_key(self) -> tuple[str]:
        return self.quote.natural_key()

    natural_key.dependencies = ["quotes.quote"]  # type: ignore[attr-defined]
