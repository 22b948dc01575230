"""Topics, and why a quote has one."""

from django.db import models
from django.db.models import F, Q

from quotes.models.addresses import page_of


class TopicQuerySet(models.QuerySet):
    """Topics by their slug."""

    def pending(self) -> "TopicQuerySet":
        """Those whose changed rule was not asked of all quotes yet."""
        return self.filter(asked_up_to__isnull=False)

    def get_by_natural_key(self, slug: str) -> "Topic":
        return self.get(slug=slug)


class Topic(models.Model):
    """A subject. Its rule is a search: what it finds has the topic, unless an editor says not."""

    name = models.CharField(max_length=100, unique=True)
    slug = models.SlugField(max_length=90, unique=True)
    description = models.CharField(max_length=300, blank=True)
    iptc_id = models.CharField(
        "IPTC Media Topic",
        max_length=20,
        blank=True,
        help_text="The number of the IPTC Media Topic it falls under, such as 20000639.",
    )
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    rule = models.TextField(
        blank=True,
        help_text="A search, in the syntax of the search box. It reads the quotation, its "
        "sentence, the sentence before and the headline.",
    )
    asked_up_to = models.PositiveBigIntegerField(
        null=True,
        editable=False,
        serialize=False,
        help_text="Up to which quote all were asked by a rule that changed; empty: all were.",
    )

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="topic_is_not_its_own_parent",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return page_of("quotes:topic", self.slug)

    def natural_key(self) -> tuple[str]:
        return (self.slug,)


class QuoteTopicQuerySet(models.QuerySet):
    """Links of quotes to topics."""

    def get_by_natural_key(self, public_id: str, slug: str) -> "QuoteTopic":
        return self.get(quote__public_id=public_id, topic__slug=slug)


class QuoteTopic(models.Model):
    """That a quote has a topic, by whom and why.

    Who speaks, the date key and whether the quote is listed are copies, by which the lists of a
    topic are ordered and counted; the database keeps them right (`quotes.models.copies`).
    """

    class Origin(models.TextChoices):
        RULE = "rule", "found by the topic’s rule"
        EDITOR = "editor", "put there by an editor"

    quote = models.ForeignKey(
        "Quote", on_delete=models.CASCADE, related_name="topic_links", db_index=False
    )
    topic = models.ForeignKey(
        Topic, on_delete=models.CASCADE, related_name="quote_links", db_index=False
    )
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.RULE)
    matched = models.JSONField(
        default=list, help_text="Where the rule matched: words, sentence, before, headline."
    )
    person = models.ForeignKey(
        "Person",
        null=True,
        editable=False,
        on_delete=models.DO_NOTHING,
        related_name="+",
        db_index=False,
        db_constraint=False,
        serialize=False,
    )
    date_key = models.BigIntegerField(default=0, editable=False, serialize=False)
    listed = models.BooleanField(default=False, editable=False, serialize=False)

    objects = QuoteTopicQuerySet.as_manager()

    class Meta:
        ordering = ["quote", "topic"]
        indexes = [
            models.Index("topic", F("date_key").desc(), "listed", name="quote_topic_newest"),
            models.Index(
                "topic", "person", F("date_key").desc(), "listed", name="quote_topic_by_person"
            ),
        ]
        constraints = [models.UniqueConstraint(fields=["quote", "topic"], name="quote_topic_once")]

    def __str__(self) -> str:
        return f"{self.quote_id}: {self.topic}"

    def natural_key(self) -> tuple[str, str]:
        return (*self.quote.natural_key(), *self.topic.natural_key())

    natural_key.dependencies = ["quotes.quote", "quotes.topic"]  # type: ignore[attr-defined]


class KeptOff(models.Model):
    """That an editor took a topic from a quote: no rule ever puts it back.

    It follows from the editor's decision, as the links do; `recompute` writes it.
    """

    quote = models.ForeignKey("Quote", on_delete=models.CASCADE, related_name="kept_off")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="kept_off")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["quote", "topic"], name="kept_off_once")]
        verbose_name = "topic kept off a quote"
        verbose_name_plural = "topics kept off quotes"

    def __str__(self) -> str:
        return f"{self.quote_id}: not {self.topic}"
