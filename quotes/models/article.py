"""Articles, and the texts of them that were captured."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from quotes.models.addresses import page_of
from quotes.models.naming import address
from quotes.models.outlet import Outlet


class Basis(models.TextChoices):
    """What a fact about an article rests on."""

    PRINTED = "printed", "printed in the article"
    GIVEN = "given", "given with the file"
    INFERRED = "inferred", "inferred"
    UNKNOWN = "unknown", "not known"


class Standing(models.TextChoices):
    """Whether an article may be shown."""

    SHOWN = "shown", "shown"
    HELD = "held", "held back while it is checked"
    SUPPRESSED = "suppressed", "suppressed"


class ArticleQuerySet(models.QuerySet):
    """Articles by their public id."""

    def get_by_natural_key(self, public_id: str) -> "Article":
        return self.get(public_id=public_id)

    def shown(self) -> "ArticleQuerySet":
        """Those that nobody took down."""
        return self.filter(standing=Standing.SHOWN)

    def stored_as(self, outlet: "Outlet", key: str) -> "Article | None":
        """What an import of this key from this outlet is: by its address, which stays when an
        editor gives the article to another outlet; else one that was given to this outlet."""
        named = self.filter(public_id=address(outlet.slug, key)).first()
        return named or self.filter(outlet=outlet, source_key=key).first()

    def newest(self) -> "ArticleQuerySet":
        return self.order_by(models.F("published").desc(nulls_last=True), "-id")


class Article(models.Model):
    """One article of one outlet. Its text is in its versions; facts about it name their basis."""

    public_id = models.CharField(max_length=16, unique=True, editable=False)
    outlet = models.ForeignKey("Outlet", on_delete=models.PROTECT, related_name="articles")
    source_key = models.CharField(
        max_length=500,
        help_text="The id it was given, else its address, else its file's name.",
    )
    headline = models.CharField(max_length=500)
    url = models.URLField("address", max_length=1000, blank=True)
    archived_url = models.URLField("archived copy", max_length=1000, blank=True)
    byline = models.CharField(max_length=300, blank=True)
    dateline = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=12, default="en", help_text="BCP 47 tag, such as en.")
    published = models.DateField("date published", null=True, blank=True)
    outlet_basis = models.CharField(max_length=10, choices=Basis, default=Basis.GIVEN)
    url_basis = models.CharField(
        "address basis", max_length=10, choices=Basis, default=Basis.UNKNOWN
    )
    published_basis = models.CharField(
        "date basis", max_length=10, choices=Basis, default=Basis.UNKNOWN
    )
    basis_note = models.TextField(blank=True, help_text="How outlet, address and date are known.")
    excerpt = models.BooleanField(default=False, help_text="Only a part of the article is held.")
    captured_at = models.DateTimeField(default=timezone.now)
    standing = models.CharField(
        max_length=10, choices=Standing, default=Standing.SHOWN, editable=False
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = [models.F("published").desc(nulls_last=True), "-id"]
        permissions = [("take_down_article", "Can take a whole article down")]
        constraints = [
            models.UniqueConstraint(
                fields=["outlet", "source_key"], name="article_once_in_an_outlet"
            ),
            models.CheckConstraint(condition=~Q(source_key=""), name="article_has_a_source_key"),
            models.CheckConstraint(
                condition=Q(published__isnull=False) | Q(published_basis="unknown"),
                name="article_date_and_its_basis_agree",
                violation_error_message="Without a date, its basis is “not known”.",
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        return page_of("quotes:article", self.public_id)

    def natural_key(self) -> tuple[str]:
        return (self.public_id,)

    natural_key.dependencies = ["quotes.outlet"]  # type: ignore[attr-defined]

    @property
    def current(self) -> "ArticleVersion":
        """The newest captured text."""
        return self.versions.latest("number")


class ArticleVersionQuerySet(models.QuerySet):
    """Captured texts by article and number."""

    def get_by_natural_key(self, public_id: str, number: int) -> "ArticleVersion":
        return self.get(article__public_id=public_id, number=number)


class ArticleVersion(models.Model):
    """A text as it was captured: evidence, so it is written once and never changed."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    captured_at = models.DateTimeField(default=timezone.now)

    objects = ArticleVersionQuerySet.as_manager()

    class Meta:
        ordering = ["article", "number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="article_version_number"),
            models.CheckConstraint(condition=~Q(text=""), name="article_version_has_text"),
        ]

    def __str__(self) -> str:
        return f"{self.article} ({self.number})"

    def save(self, *args, **kwargs) -> None:
        if self.pk is not None:
            raise TypeError("A captured text is never changed: add a version with the new text.")
        super().save(*args, **kwargs)

    def natural_key(self) -> tuple[str, int]:
        return (*self.article.natural_key(), self.number)

    natural_key.dependencies = ["quotes.article"]  # type: ignore[attr-defined]
