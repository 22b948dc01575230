"""People, organisations and groups who are quoted, and the forms of their names."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from quotes.lookalikes import skeleton
from quotes.models.addresses import page_of
from quotes.models.naming import sort_name
from quotes.naming import fold


class PersonQuerySet(models.QuerySet):
    """People by the names under which articles print them."""

    def get_by_natural_key(self, slug: str) -> "Person":
        return self.get(slug=slug)

    def current(self) -> "PersonQuerySet":
        """Without those that were merged into another."""
        return self.filter(merged_into__isnull=True)

    def called(self, name: str) -> "PersonQuerySet":
        """Those that go by this whole name; a merged person's names are its heir's."""
        return self.current().filter(names__folded=fold(name)).distinct()

    def with_surname(self, name: str) -> "PersonQuerySet":
        """Those one of whose names ends in this one ("Maliki" finds Nouri al-Maliki)."""
        folded = fold(name)
        return (
            self.current()
            .filter(kind=Person.Kind.PERSON)
            .filter(Q(names__folded=folded) | Q(names__folded__endswith=f" {folded}"))
            .distinct()
        )


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
        """Refuse a name in which nothing can be looked up."""
        if not fold(self.name):
            raise ValidationError({"name": "A name needs a letter or a digit."})

    def natural_key(self) -> tuple[str]:
        return (self.slug,)


class PersonNameQuerySet(models.QuerySet):
    """Forms of names by person and folded form."""

    def get_by_natural_key(self, slug: str, folded: str) -> "PersonName":
        return self.get(person__slug=slug, folded=folded)


class PersonName(models.Model):
    """One form of a person's name, and who says that it is one."""

    class Origin(models.TextChoices):
        IMPORT = "import", "printed in an article"
        EDITOR = "editor", "said by an editor"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, editable=False, db_index=True)
    skeleton = models.CharField(
        max_length=80,
        editable=False,
        blank=True,
        help_text="By what names that look or sound alike are found.",
    )
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.EDITOR)
    came_from = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="names_left",
        help_text="Whose name it was who was merged into this person.",
    )

    objects = PersonNameQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["skeleton", "id"], name="person_name_skeleton")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "folded"],
                name="person_name_once",
                violation_error_message="This person has that name already.",
            ),
            models.CheckConstraint(condition=~Q(folded=""), name="person_name_is_not_empty"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        self.folded = fold(self.name)
        self.skeleton = skeleton(self.name)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse a form in which nothing can be looked up."""
        if not fold(self.name):
            raise ValidationError({"name": "A name needs a letter or a digit."})

    def natural_key(self) -> tuple[str, str]:
        return (*self.person.natural_key(), self.folded)

    natural_key.dependencies = ["quotes.person"]  # type: ignore[attr-defined]
