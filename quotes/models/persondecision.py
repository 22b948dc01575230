"""What editors decided of two people, and which two may be one."""

from django.db import models
from django.db.models import F, Q


class PairOfPeopleQuerySet(models.QuerySet):
    """Rows that name two people, the one stored first at the front."""

    def between(self, some, others) -> "PairOfPeopleQuerySet":
        """Those of which one side is among some, and the other among others."""
        there, back = Q(first__in=some, second__in=others), Q(first__in=others, second__in=some)
        return self.filter(there | back)

    def about(self, person) -> "PairOfPeopleQuerySet":
        """Those of which this person is one side."""
        return self.filter(Q(first=person) | Q(second=person))


class PersonDecisionQuerySet(PairOfPeopleQuerySet):
    """Editors' decisions about two people."""

    def standing(self) -> "PersonDecisionQuerySet":
        """Those that no later decision took the place of."""
        return self.filter(replaced_by__isnull=True)

    def apart(self) -> "PersonDecisionQuerySet":
        """Those that keep two people from being one."""
        return self.standing().filter(verdict=PersonDecision.Verdict.DIFFERENT)

    def get_by_natural_key(self, public_id: str, position: int) -> "PersonDecision":
        return self.get(change__changeset__public_id=public_id, change__position=position)


class PersonDecision(models.Model):
    """What an editor decided of two people: they cannot be one, or that is open again."""

    class Verdict(models.TextChoices):
        DIFFERENT = "different", "two people"
        OPEN = "open", "not decided"

    first = models.ForeignKey("Person", on_delete=models.PROTECT, related_name="decided_as_first")
    second = models.ForeignKey("Person", on_delete=models.PROTECT, related_name="decided_as_second")
    verdict = models.CharField(max_length=10, choices=Verdict)
    change = models.OneToOneField("Change", on_delete=models.PROTECT, related_name="of_two_people")
    replaced_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaces"
    )

    objects = PersonDecisionQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["first", "second"],
                condition=Q(replaced_by__isnull=True),
                name="person_decision_one_standing",
            ),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="person_decision_is_ordered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} and {self.second}: {self.get_verdict_display()}"

    def natural_key(self) -> tuple[str, int]:
        return self.change.natural_key()

    natural_key.dependencies = ["quotes.change"]  # type: ignore[attr-defined]


class PersonPairQuerySet(PairOfPeopleQuerySet):
    """Proposals by the addresses of both."""

    def get_by_natural_key(self, first: str, second: str) -> "PersonPair":
        return self.get(first__slug=first, second__slug=second)


class PersonPair(models.Model):
    """Two people whose names look alike: proposed to an editor, never merged by itself."""

    first = models.ForeignKey("Person", on_delete=models.CASCADE, related_name="pairs_as_first")
    second = models.ForeignKey("Person", on_delete=models.CASCADE, related_name="pairs_as_second")
    score = models.FloatField()
    reason = models.CharField(max_length=300)

    objects = PersonPairQuerySet.as_manager()

    class Meta:
        ordering = ["-score", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="person_pair_once"),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="person_pair_is_ordered"
            ),
            models.CheckConstraint(
                condition=Q(score__gte=0, score__lte=1), name="person_pair_score_range"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} and {self.second}"

    def natural_key(self) -> tuple[str, str]:
        return (*self.first.natural_key(), *self.second.natural_key())

    natural_key.dependencies = ["quotes.person"]  # type: ignore[attr-defined]
