"""Outlets: whoever prints or passes on words, agencies included."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from quotes.models.addresses import page_of
from quotes.naming import outlet_fold


class OutletQuerySet(models.QuerySet):
    """Outlets by the names under which articles print them."""

    def get_by_natural_key(self, slug: str) -> "Outlet":
        return self.get(slug=slug)

    def called(self, name: str) -> "OutletQuerySet":
        """Those that go by this name or by one of their other names."""
        return self.filter(names__folded=outlet_fold(name))


class Outlet(models.Model):
    """A newspaper, agency, broadcaster, site or aggregator."""

    class Kind(models.TextChoices):
        NEWSPAPER = "newspaper", "newspaper"
        AGENCY = "agency", "news agency"
        BROADCASTER = "broadcaster", "broadcaster"
        SITE = "site", "site"
        AGGREGATOR = "aggregator", "aggregator"

    class PublicText(models.TextChoices):
        PASSAGES = "passages", "the passages around quotations"
        ALL = "all", "whole articles"

    name = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(max_length=90, unique=True)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.SITE)
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166 code, such as GB.")
    homepage = models.URLField(blank=True)
    wikidata_id = models.CharField("Wikidata id", max_length=20, blank=True)
    ownership = models.TextField(
        blank=True,
        help_text="Who owns or funds it: one sentence with a date. Empty reads “not described”.",
    )
    ownership_source = models.URLField(blank=True, help_text="Where that sentence can be checked.")
    public_text = models.CharField(
        "article text shown in public",
        max_length=10,
        choices=PublicText,
        default=PublicText.PASSAGES,
    )

    objects = OutletQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="outlet_has_a_name"),
            models.CheckConstraint(
                condition=Q(ownership="") | ~Q(ownership_source=""),
                name="outlet_ownership_has_a_source",
                violation_error_message="Say where the sentence about the owner can be checked.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return page_of("quotes:outlet", self.slug)

    def clean(self) -> None:
        """Refuse a name that cannot be looked up, or that leads to another outlet already."""
        refuse_taken(self.name, OutletName.objects.exclude(outlet=self.pk))

    def natural_key(self) -> tuple[str]:
        return (self.slug,)


def refuse_taken(name: str, others: "OutletNameQuerySet") -> None:
    """Raise ValidationError where a name folds to nothing, or to one of the others."""
    folded = outlet_fold(name)
    if not folded:
        raise ValidationError({"name": "A name needs a letter or a digit."})
    other = others.filter(folded=folded).select_related("outlet").first()
    if other is not None:
        raise ValidationError({"name": f"“{other.name}” is a name of {other.outlet} already."})


class OutletNameQuerySet(models.QuerySet):
    """Names of outlets, looked up by their folded form."""

    def get_by_natural_key(self, folded: str) -> "OutletName":
        return self.get(folded=folded)


class OutletName(models.Model):
    """A form under which an outlet is printed: "FNA" is the Fars News Agency."""

    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, unique=True, editable=False)

    objects = OutletNameQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=~Q(folded=""), name="outlet_name_is_not_empty")
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        self.folded = outlet_fold(self.name)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse a form that cannot be looked up, or that leads to an outlet already."""
        refuse_taken(self.name, OutletName.objects.exclude(pk=self.pk))

    def natural_key(self) -> tuple[str]:
        return (self.folded,)
