"""Which quotations stood on a page on an earlier day and do not now, as an editor decided so."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from quotes import corrections
from quotes.matching import Utterance, compare
from quotes.matching.types import JOINING
from quotes.models import Change, Person, Quote, Topic
from quotes.models.quote import Kind, Lifecycle, SpeakerKind
from quotes.presenting import ready

FOLLOWS = "speaker_follows"  # Words that changed hands with a name, or with all of a person's.
# Decisions by which a quote can leave a page.
LEAVING = ("speaker", FOLLOWS, "not_a_quotation", "retracted", "kind", "topics", "wordings")
MOST = 500  # Decisions looked at, the newest.


@dataclass
class Subject:
    """What a page is about, so that it can be said what stood there.

    Attributes:
        now: the quotes that stand there now, also those that the page folds or leaves out.
        among: those that can ever have stood there, whoever speaks and whatever became of them.
        people: whose words they are, where the page is about people.
        topic: what they are about, where the page is about a topic.
        wordings: those of the statement, where the page is about one.
    """

    now: QuerySet
    among: QuerySet
    people: Iterable[Person] = ()
    topic: Topic | None = None
    wordings: list[Quote] = field(default_factory=list)


@dataclass(frozen=True)
class Gone:
    """What editors took from a page, and what they took from every list.

    Of a quote that is in no list it is not kept on which topics it was: whether the second ones
    stood on a page about a topic cannot be said.
    """

    stood: list[Quote]
    perhaps: list[Quote]


def gone_since(subject: Subject, when: datetime.date) -> Gone:
    """The quotes that editors took from the page after that day, oldest first.

    Words that were held back or taken down for good are told to nobody.
    """
    # Asked of each change, as there are fewer of them than of the quotes that can have stood here.
    could, does = (
        Exists(quotes.filter(pk=OuterRef("quote")).order_by())
        for quotes in (among(subject), subject.now)
    )
    later = Change.objects.filter(changeset__made_at__date__gt=when, field__in=LEAVING)
    changes = corrections.readable(later.filter(could, ~does))
    then: dict[int, dict[str, Any]] = defaultdict(dict)
    newest = changes.order_by("-pk").values_list("quote", "field", "before")[:MOST]
    for quote, name, before in newest:
        # The last one written here is the earliest: what it says before is what stood that day.
        then[quote]["speaker" if name == FOLLOWS else name] = before
    # What came in after that day has not stood there.
    known = ready(Quote.objects.filter(pk__in=then, article__captured_at__date__lte=when))
    found = [quote for quote in known.oldest() if stood(quote, then[quote.pk], subject)]
    if subject.topic is None:
        return Gone(found, [])
    sure = set(known.filter(topics=subject.topic).values_list("pk", flat=True))
    sure |= {quote.pk for quote in found if "topics" in then[quote.pk]}
    return Gone(
        [quote for quote in found if quote.pk in sure],
        [quote for quote in found if quote.pk not in sure],
    )


def among(subject: Subject) -> QuerySet:
    """What can have stood there: on its topic, taken off it, or in no list any more."""
    if subject.topic is None:
        return subject.among
    of_topic = Q(topics=subject.topic) | Q(kept_off__topic=subject.topic)
    return subject.among.filter(of_topic | ~Q(lifecycle=Lifecycle.LIVE))


def stood(quote: Quote, then: dict[str, Any], subject: Subject) -> bool:
    """Whether a quote stood there with what it said then, where that is another than now."""
    if then.get("not_a_quotation") or then.get("retracted") == "retracted":
        return False
    if then.get("kind", quote.kind) == Kind.INDIRECT or quote.headline:
        return False
    slug = quote.speaker.slug if quote.speaker else None
    if "speaker" in then:
        slug = (then["speaker"] or {}).get("person")
    people = [person.slug for person in subject.people]
    if people and slug not in people:
        return False
    return not subject.wordings or any(
        is_wording_of(quote, wording) for wording in subject.wordings
    )


def is_wording_of(quote: Quote, wording: Quote) -> bool:
    """Whether matching would join the two, if one person had said both."""
    pair = compare(_said_by_one(quote), _said_by_one(wording))
    return pair is not None and pair.level in JOINING


def _said_by_one(quote: Quote) -> Utterance:
    return Utterance(
        key=quote.public_id,
        text=quote.text,
        speaker="one",
        said_from=quote.said_from,
        said_to=quote.said_to,
        published=quote.published,
        fragments=len(quote.pieces),
        kind=quote.kind,
        speaker_kind=SpeakerKind.PERSON,
    )
