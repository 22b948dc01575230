"""Readers report what is wrong; editors answer. Nothing here changes a quote."""

import datetime
import hashlib
import hmac
import math
import secrets
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from quotes.cleaning import clean
from quotes.editing.history import Author
from quotes.editing.takedown import standing_over
from quotes.exceptions import DecisionError, QuotesError
from quotes.models import ChangeSet, Quote, Report
from quotes.models.naming import address
from quotes.models.report import LONGEST_WORDS

WINDOW = datetime.timedelta(hours=1)
MOST_FROM_ONE = 5
# A desk that gets more than that in an hour is being flooded, from however many addresses.
MOST_FROM_ALL = 200
KNOWN_FOR = datetime.timedelta(days=1)


class TooManyReports(QuotesError):
    """Somebody must wait before the next report.

    Attributes:
        seconds: how long.
    """

    def __init__(self, seconds: int) -> None:
        super().__init__("Too many reports came in the last hour. Nothing was stored.")
        self.seconds = seconds


@transaction.atomic
def file_report(quote: Quote, wrong: str, words: str, visitor: str) -> Report:
    """Store what a reader reports. The same report sent twice is one.

    Raises TooManyReports where this visitor, or everybody together, sent too many of late.
    """
    forget_senders()
    sender = disguised(visitor)
    words = clean(words).strip()[:LONGEST_WORDS]
    recent = Report.objects.filter(made_at__gt=timezone.now() - WINDOW)
    own = recent.filter(sender=sender)
    same = own.filter(quote=quote, wrong=wrong, words=words).first()
    if same is not None:
        return same
    for reports, most in ((own, MOST_FROM_ONE), (recent, MOST_FROM_ALL)):
        refuse_flood(reports, most)
    return Report.objects.create(
        code=address(secrets.token_hex()), quote=quote, wrong=wrong, words=words, sender=sender
    )


def refuse_flood(reports: Any, most: int) -> None:
    """Raise TooManyReports until fewer than `most` of these lie in the window."""
    latest = reports.order_by("-made_at").values_list("made_at", flat=True)[most - 1 : most]
    for first_of_window in latest:
        left = first_of_window + WINDOW - timezone.now()
        raise TooManyReports(max(1, math.ceil(left.total_seconds())))


def disguised(visitor: str) -> str:
    """An address as it is kept: a hash that is another one tomorrow."""
    salt = f"{settings.SECRET_KEY}:{timezone.now():%Y-%m-%d}"
    return hmac.new(salt.encode(), visitor.encode(), hashlib.sha256).hexdigest()


def forget_senders() -> None:
    """Keep no longer than needed which reports came from one address."""
    known = Report.objects.exclude(sender="").filter(made_at__lt=timezone.now() - KNOWN_FOR)
    known.update(sender="")


def look_at(report: Report, author: Author) -> Report:
    """Say that an editor has begun with it."""
    return answer(report, Report.Status.LOOKED_AT, author)


def decline(report: Report, author: Author, reason: str) -> Report:
    """Leave the quote as it is; the reason is for whoever has the code."""
    reason = clean(reason).strip()
    if not reason:
        raise DecisionError("Say why nothing was changed: the reader who reported it reads that.")
    return answer(report, Report.Status.DECLINED, author, reason)


def mend(report: Report, author: Author, changeset: ChangeSet, note: str = "") -> Report:
    """Say which correction mended it, or which taking down that stands over the quote."""
    of_this = Q(quote=report.quote_id) | Q(takedown__in=list(standing_over(report.quote)))
    if not changeset.changes.filter(of_this).exists():
        raise DecisionError("That correction changed another quote: choose one of this quote.")
    note = clean(note).strip()
    return answer(report, Report.Status.MENDED, author, note, changeset)


def answer(
    report: Report,
    status: str,
    author: Author,
    words: str = "",
    changeset: ChangeSet | None = None,
) -> Report:
    """Write what became of a report; one that was answered stays answered."""
    written = (
        Report.objects.open()
        .filter(pk=report.pk)
        .update(
            status=status,
            answer=words,
            answered_by=author.name,
            answered_at=timezone.now(),
            changeset=changeset,
        )
    )
    if not written:
        raise DecisionError("Another editor has answered this report already.")
    report.refresh_from_db()
    return report
