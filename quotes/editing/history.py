"""Opens a changeset and appends changes to it: every decision goes through here."""

import datetime
import secrets
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.utils import timezone

from quotes.cleaning import clean
from quotes.exceptions import DecisionError
from quotes.models import Change, ChangeSet, Override, PersonDecision, WordingDecision
from quotes.models.naming import address

LONGEST_REASON = 2000  # characters

# A decision that wins until another takes its place.
Standing = TypeVar("Standing", Override, WordingDecision, PersonDecision)


@dataclass(frozen=True, slots=True)
class Author:
    """Who decides: a name as it shall stand in the history, and the account, if there is one."""

    name: str
    account: Any = None
    role: str = ""

    @classmethod
    def of(cls, user: Any) -> "Author":
        """The author that a signed-in user is."""
        roles = ", ".join(user.groups.order_by("name").values_list("name", flat=True))
        return cls(
            name=user.get_full_name() or user.get_username(),
            account=user,
            role=roles[:150] or ("admin" if user.is_superuser else ""),
        )


@dataclass(slots=True)
class Decision:
    """One changeset that is being written."""

    changeset: ChangeSet
    changes: list[Change] = field(default_factory=list)

    def record(self, name: str, before: Any, after: Any, **subject: Any) -> Change:
        """Append a change of one value of `quote=` or `person=`."""
        change = Change.objects.create(
            changeset=self.changeset,
            position=len(self.changes),
            field=name,
            before=before,
            after=after,
            **subject,
        )
        self.changes.append(change)
        return change


def decide(
    author: Author,
    reason: str,
    *,
    key: str = "",
    made_at: datetime.datetime | None = None,
    fault: str = "",
    undoes: ChangeSet | None = None,
) -> Decision:
    """Open a changeset. Must run within a transaction.

    `key` gives the changeset an address that follows from it, so that a file of decisions can be
    loaded again without deciding twice; `fault` says whose error it mends, `undoes` which changeset
    it takes back. Raises DecisionError where no reason is given, or one that is too long to read.
    """
    reason = clean(reason).strip()
    if not reason:
        raise DecisionError("Say why: a decision without a reason cannot be checked later.")
    if len(reason) > LONGEST_REASON:
        raise DecisionError(
            f"A reason has at most {LONGEST_REASON:,} characters, as readers see it; this one has "
            f"{len(reason):,}."
        )
    public_id = address("decision", key) if key else address(secrets.token_hex())
    changeset = ChangeSet.objects.create(
        public_id=public_id,
        by=author.account,
        by_name=author.name,
        by_role=author.role,
        reason=reason,
        fault=checked_fault(fault),
        undoes=undoes,
        made_at=made_at or timezone.now(),
    )
    return Decision(changeset)


def checked_fault(fault: str) -> str:
    """Whose error it was, if that is said."""
    if fault not in ChangeSet.Fault.values:
        raise DecisionError(
            f"{fault!r} is nobody’s error: {', '.join(ChangeSet.Fault.values[1:])}."
        )
    return fault


def stand_in(former: Standing | None, new: Standing) -> Standing:
    """Save a decision, in the place of the one that stood before it: only one may be active."""
    if former is None:
        new.save()
        return new
    # The former row gives way first, to itself: between the two none of them is active.
    former.replaced_by = former
    former.save(update_fields=["replaced_by"])
    new.save()
    former.replaced_by = new
    former.save(update_fields=["replaced_by"])
    return new


def is_decided(key: str) -> bool:
    """Whether the decision with this key has been made."""
    return ChangeSet.objects.filter(public_id=address("decision", key)).exists()
