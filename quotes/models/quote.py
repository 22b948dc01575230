"""Quotes as pages show them."""

from django.db import models
from django.db.models import F, Q

from quotes.models.addresses import page_of
from quotes.models.datekey import DateKey

LONGEST_NAME = 62  # characters of the words by which the admin names a quote


class Kind(models.TextChoices):
    """How the outlet printed the words."""

    DIRECT = "direct", "whole quotation"
    PARTIAL = "partial", "part of a sentence"
    BLOCK = "block", "block without marks"
    INDIRECT = "indirect", "reported, not quoted"


class SpeakerKind(models.TextChoices):
    """What sort of speaker the article names or describes."""

    PERSON = "person", "person"
    ORGANISATION = "organisation", "organisation"
    GROUP = "group", "group"
    DOCUMENT = "document", "document"
    ANONYMOUS = "anonymous", "unnamed source"
    UNKNOWN = "unknown", "speaker unknown"


class Lifecycle(models.TextChoices):
    """Whether the quote stands."""

    LIVE = "live", "live"
    SUPERSEDED = "superseded", "no longer read in the article"
    ORPHANED = "orphaned", "edited, and no longer found in the article"
    REJECTED = "rejected", "not a quotation"
    RETRACTED = "retracted", "retracted"
    HELD = "held", "held back while it is checked"
    SUPPRESSED = "suppressed", "suppressed"


# What no page may show, for a while or for good.
WITHHELD = (Lifecycle.HELD, Lifecycle.SUPPRESSED)


class Review(models.TextChoices):
    """Who stands behind what the page says."""

    MACHINE = "machine", "read by machine"
    CHECKED = "checked", "checked by an editor"
    CORRECTED = "corrected", "corrected by an editor"


# What public lists hold, unless they are asked for more.
LISTED = Q(lifecycle=Lifecycle.LIVE, headline=False) & ~Q(kind=Kind.INDIRECT)


class QuoteQuerySet(models.QuerySet):
    """Quotes in the words that pages use of them."""

    def get_by_natural_key(self, public_id: str) -> "Quote":
        return self.get(public_id=public_id)

    def live(self) -> "QuoteQuerySet":
        return self.filter(lifecycle=Lifecycle.LIVE)

    def shown(self) -> "QuoteQuerySet":
        """What a public list holds: live, in the body, in the speaker's own printed words."""
        return self.filter(listed=True)

    def unattributed(self) -> "QuoteQuerySet":
        """Those that wait for an editor: nobody in the database is their speaker."""
        return self.live().filter(speaker__isnull=True)

    def waiting(self) -> "QuoteQuerySet":
        """What readers see without a speaker, and what no editor has decided about."""
        return self.shown().filter(speaker__isnull=True, review=Review.MACHINE)

    def newest(self) -> "QuoteQuerySet":
        return self.order_by("-date_key")

    def oldest(self) -> "QuoteQuerySet":
        return self.order_by(F("published").asc(nulls_last=True), "id")

    def for_lists(self) -> "QuoteQuerySet":
        """With all that one quote in a list shows, in a fixed number of queries."""
        return self.select_related(
            "article", "outlet", "speaker", "statement", "body_quote"
        ).prefetch_related("sources__outlet", "statement__quotes")


class Quote(models.Model):
    """One quotation. These columns are the effective values: readings under editors' decisions.

    Only `quotes.editing.recompute` writes them. Offsets count code points in the text of `version`,
    without the quotation marks; `pieces` are the evidence and `start`, `end` enclose them.
    """

    public_id = models.CharField(max_length=16, unique=True, editable=False)
    article = models.ForeignKey("Article", on_delete=models.PROTECT, related_name="quotes")
    version = models.ForeignKey("ArticleVersion", on_delete=models.PROTECT, related_name="quotes")
    outlet = models.ForeignKey(
        "Outlet", on_delete=models.PROTECT, related_name="quotes", db_index=False
    )
    published = models.DateField(null=True, blank=True)

    lifecycle = models.CharField(max_length=12, choices=Lifecycle, default=Lifecycle.LIVE)
    review = models.CharField(max_length=10, choices=Review, default=Review.MACHINE)
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.TextField(help_text="The printed words, pieces joined by a space.")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    pieces = models.JSONField(default=list)

    speaker = models.ForeignKey(
        "Person",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="quotes",
        db_index=False,
    )
    speaker_name = models.CharField(
        max_length=300, blank=True, help_text="The fullest name that the article gives."
    )
    speaker_kind = models.CharField(max_length=12, choices=SpeakerKind, default=SpeakerKind.UNKNOWN)
    speaker_as_printed = models.CharField(max_length=300, blank=True)
    speaker_start = models.PositiveIntegerField(null=True, blank=True)
    speaker_end = models.PositiveIntegerField(null=True, blank=True)
    role = models.CharField("role as printed", max_length=300, blank=True)
    cue = models.CharField(max_length=100, blank=True)
    cue_start = models.PositiveIntegerField(null=True, blank=True)
    cue_end = models.PositiveIntegerField(null=True, blank=True)
    audience = models.CharField(max_length=300, blank=True)

    headline = models.BooleanField(default=False, help_text="Printed in a headline.")
    body_quote = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="headline_pieces",
        db_index=False,
        help_text="The quotation in the body that a headline repeats.",
    )
    said_from = models.DateField(null=True, blank=True)
    said_to = models.DateField(null=True, blank=True)
    said_words = models.CharField(
        max_length=100, blank=True, help_text="The printed words that the day rests on."
    )
    statement = models.ForeignKey(
        "Statement",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="quotes",
        db_index=False,
    )
    stands_first = models.BooleanField(
        default=False, help_text="Chosen by an editor to stand first in its statement."
    )
    flagged = models.BooleanField(
        default=False, help_text="A later reading differs from what the deciding editor saw."
    )
    topics = models.ManyToManyField("Topic", through="QuoteTopic", related_name="quotes")
    revision = models.PositiveIntegerField(default=1, editable=False)
    date_key = models.GeneratedField(
        expression=DateKey("published", "id"),
        output_field=models.BigIntegerField(),
        db_persist=True,
        serialize=False,
        help_text="The order of lists: descending, it is newest first.",
    )
    listed = models.GeneratedField(
        expression=LISTED,
        output_field=models.BooleanField(),
        db_persist=True,
        serialize=False,
        help_text="Live, in the body, and in the speaker's own printed words.",
    )

    objects = QuoteQuerySet.as_manager()

    class Meta:
        permissions = [
            ("hold_quote", "Can take a quote out of sight at once"),
            ("retract_quote", "Can retract a quote"),
            ("suppress_quote", "Can suppress a quote and erase its words"),
        ]
        indexes = [
            # A list walks one of these. Each ends in what is counted beside a list, so that
            # counting looks at the index alone.
            models.Index(
                F("date_key").desc(),
                "listed",
                "outlet",
                "speaker",
                "kind",
                "review",
                name="quote_newest",
            ),
            models.Index("speaker", F("date_key").desc(), "listed", name="quote_by_person"),
            models.Index("outlet", F("date_key").desc(), "listed", name="quote_by_outlet"),
            # Most quotes repeat nothing and have no other wording. An index that held them all the
            # same would look useless to SQLite, which counts how many rows a value has.
            models.Index(
                "body_quote",
                name="quote_headline_pieces",
                condition=Q(body_quote__isnull=False),
            ),
            models.Index("statement", name="quote_wordings", condition=Q(statement__isnull=False)),
            models.Index(
                F("date_key").desc(),
                "statement",
                name="quote_newest_wordings",
                condition=Q(statement__isnull=False, listed=True),
            ),
            # What waits for an editor is little among much: the queue asks these alone.
            models.Index(
                fields=["-id"],
                name="quote_waiting",
                condition=Q(speaker__isnull=True, review="machine", lifecycle="live"),
            ),
            models.Index("id", name="quote_orphaned", condition=Q(lifecycle="orphaned")),
            models.Index("id", name="quote_flagged", condition=Q(flagged=True)),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="quote_has_extent"),
            models.CheckConstraint(condition=~Q(text=""), name="quote_has_words"),
            models.CheckConstraint(
                condition=(Q(said_from__isnull=True) & Q(said_to__isnull=True))
                | Q(said_from__lte=F("said_to")),
                name="quote_said_in_a_range",
            ),
            models.CheckConstraint(
                condition=Q(speaker_start__isnull=True, speaker_end__isnull=True)
                | Q(speaker_start__lt=F("speaker_end")),
                name="quote_speaker_mention_has_extent",
            ),
            models.CheckConstraint(
                condition=Q(cue_start__isnull=True, cue_end__isnull=True)
                | Q(cue_start__lt=F("cue_end")),
                name="quote_cue_has_extent",
            ),
            models.CheckConstraint(
                condition=Q(body_quote__isnull=True) | Q(headline=True),
                name="quote_only_headlines_repeat",
            ),
            models.CheckConstraint(
                condition=Q(speaker__isnull=True) | ~Q(speaker_kind="unknown"),
                name="quote_known_speaker_has_a_kind",
            ),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="quote_kind_known"),
            models.CheckConstraint(
                condition=Q(lifecycle__in=Lifecycle.values), name="quote_lifecycle_known"
            ),
            models.CheckConstraint(
                condition=Q(review__in=Review.values), name="quote_review_known"
            ),
        ]

    def __str__(self) -> str:
        shown = self.with_breaks()
        return shown if len(shown) <= LONGEST_NAME else f"{shown[: LONGEST_NAME - 1]}…"

    def get_absolute_url(self) -> str:
        return page_of("quotes:quote", self.public_id)

    def with_breaks(self) -> str:
        """The words with a visible break between pieces: nobody printed them in one.

        Reported speech is in the outlet's words, and gets no quotation marks.
        """
        marked = "{}" if self.kind == Kind.INDIRECT else "“{}”"
        return " […] ".join(marked.format(words) for words in self.words_by_piece())

    def words_by_piece(self) -> list[str]:
        """The words of each piece; all in one where the text is not the pieces joined by blanks."""
        lengths = [end - start for start, end in self.pieces]
        if sum(lengths) + len(lengths) - 1 != len(self.text):
            return [self.text]
        found, position = [], 0
        for length in lengths:
            found.append(self.text[position : position + length])
            position += length + 1
        return found

    def natural_key(self) -> tuple[str]:
        return (self.public_id,)

    natural_key.dependencies = [  # type: ignore[attr-defined]
        "quotes.articleversion",
        "quotes.person",
        "quotes.statement",
    ]
