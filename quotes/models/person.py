"""People, organisations and groups who are quoted."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from quotes.models.addresses import page_of
from quotes.models.naming import sort_name
from quotes.naming import fold, is_office


def refuse_office(name: str) -> None:
    """What one after another is called names nobody, in whatever outlet and year."""
    if is_office(name):
        raise ValidationError(
            {
                "name": f"“{name}” is an office or a description, which others hold in turn: write "
                "a name. Who is meant is read from the article, or decided there."
            }
        )


class PersonQuerySet(models.QuerySet):
    """People by the names under which articles print them."""

    def get_by_natural_key(self, slug: str) -> "Person":
        return self.get(slug=slug)

    def current(self) -> "PersonQuerySet":
        """Without those that were merged into another."""
        return self.filter(merged_into__isnull=True)

    def called(self, name: str) -> "PersonQuerySet":
        """Those that go by this whole name, anywhere; a merged person's names are its heir's."""
        return self.current().filter(names__folded=fold(name)).distinct()

    def with_surname(self, name: str) -> "PersonQuerySet":
        """Those one of whose names ends in this one ("Maliki" finds Nouri al-Maliki).

        Names that an editor limited to an outlet or a time do not count.
        """
        folded = fold(name)
        ends = Q(names__folded=folded) | Q(names__folded__endswith=f" {folded}")
        return self.current().filter(ends, names__scope="", kind=Person.Kind.PERSON).distinct()


class Person(models.Model):
    """Somebody who can be quoted by name. An anonymous source is no Person."""

    class Kind(models.TextChoices):
        PERSON = "person", "person"
        ORGANISATION = "organisation", "organisation"
        GROUP = "group", "group"

    name = models.CharField(max_length=200)
    sort_name = models.CharField(max_length=200, blank=True)
    slug = models.SlugField(max_length=90, unique=True)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.PERSON)
    description = models.CharField(max_length=300, blank=True)
    wikidata_id = models.CharField("Wikidata id", max_length=20, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["sort_name", "id"]
        verbose_name_plural = "people"
        indexes = [models.Index(Lower("sort_name"), "id", name="person_by_name")]
        permissions = [
            ("merge_person", "Can merge people"),
            ("split_person", "Can split people and move their quotes"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="person_has_a_name"),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="person_is_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        if not self.sort_name:
            self.sort_name = sort_name(self.name) if self.kind == "person" else self.name
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return page_of("quotes:person", self.slug)

    def clean(self) -> None:
        """Refuse a name in which nothing can be looked up, and a new one that names nobody."""
        if not fold(self.name):
            raise ValidationError({"name": "A name needs a letter or a digit."})
        if self._state.adding and self.kind == self.Kind.PERSON:
            refuse_office(self.name)

    def natural_key(self) -> tuple[str]:
        return (self.slug,)
