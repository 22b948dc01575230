"""The forms of people's names, who says so, and where and when each of them holds."""

import datetime
from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from quotes.lookalikes import skeleton
from quotes.models.person import Person, refuse_office
from quotes.naming import fold


class PersonNameQuerySet(models.QuerySet):
    """Forms of names by person, folded form and scope."""

    def get_by_natural_key(self, slug: str, folded: str, scope: str) -> "PersonName":
        return self.get(person__slug=slug, folded=folded, scope=scope)

    def everywhere(self) -> "PersonNameQuerySet":
        """Those that hold wherever and whenever they are printed."""
        return self.filter(scope="")

    def own(self) -> "PersonNameQuerySet":
        """Those that did not come from somebody who was merged."""
        return self.filter(came_from=None)


class PersonName(models.Model):
    """One form of a person's name, and who says that it is one.

    An editor may limit it to what one outlet or agency prints, and to a time: "Fazli" may be one
    person in the texts of one agency in one year, and nobody that is known elsewhere.
    """

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
    outlet = models.ForeignKey(
        "Outlet",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="people_named",
        verbose_name="only in",
        help_text="The outlet that prints it so, or the agency through which it came.",
    )
    since = models.DateField("only from", null=True, blank=True, help_text="Day of publication.")
    until = models.DateField("only to", null=True, blank=True)
    scope = models.CharField(max_length=120, editable=False, blank=True, default="")
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
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["skeleton", "id"], name="person_name_skeleton")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "folded", "scope"],
                name="person_name_once",
                violation_error_message="This person has that name already.",
            ),
            models.CheckConstraint(condition=~Q(folded=""), name="person_name_is_not_empty"),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(since__lte=F("until")),
                name="person_name_begins_before_it_ends",
                violation_error_message="The last day must not come before the first.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        self.folded = fold(self.name)
        self.skeleton = skeleton(self.name)
        self.scope = self.limits()
        super().save(*args, **kwargs)

    def limits(self) -> str:
        """Where and when it holds, as one value; empty where it holds always."""
        if not self.is_limited:
            return ""
        place = self.outlet.slug if self.outlet else ""
        return f"{place} {self.since or ''}/{self.until or ''}"

    @property
    def is_limited(self) -> bool:
        return any((self.outlet_id, self.since, self.until))

    def holds(self, outlets: Collection[int], day: datetime.date | None) -> bool:
        """Whether it counts for what these outlets printed or passed on, published that day."""
        if self.outlet_id is not None and self.outlet_id not in outlets:
            return False
        if (self.since or self.until) and day is None:
            return False
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )

    def clean(self) -> None:
        """Refuse a form that names nobody, and one that stands above the page and is limited."""
        if not fold(self.name):
            raise ValidationError({"name": "A name needs a letter or a digit."})
        if self.origin == self.Origin.EDITOR and self.person.kind == Person.Kind.PERSON:
            refuse_office(self.name)
        if self.is_limited and fold(self.name) == fold(self.person.name):
            raise ValidationError(
                f"{self.person.name} stands above the page, and so holds everywhere: limit another "
                "form of the name."
            )

    def natural_key(self) -> tuple[str, str, str]:
        return (*self.person.natural_key(), self.folded, self.scope)

    natural_key.dependencies = ["quotes.person", "quotes.outlet"]  # type: ignore[attr-defined]
