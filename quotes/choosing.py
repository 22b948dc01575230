"""What a reader asks a side-by-side page to compare: names written or chosen, and a period.

Nothing that a reader writes is an error: what cannot be understood becomes a sentence to them.
"""

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db.models import Exists, Model, OuterRef, QuerySet
from django.http import QueryDict

from quotes.budgets import TooBroad, budget
from quotes.filters import QuoteFilter
from quotes.filters.fields import SLUG, DayField, short, standing
from quotes.filters.narrowing import Narrower, recent_years
from quotes.filters.walk import Walk
from quotes.models import Outlet, OutletName, Person, PersonName, Quote, Topic
from quotes.models.naming import fold
from quotes.models.outlet import outlet_fold

LONGEST = 200
MOST_OFFERS = 8
MOST_PEOPLE = 4
PERIOD = ("from", "to")


@dataclass(frozen=True)
class Named:
    """What somebody wrote for a name: who that is, or who it may be."""

    written: str
    found: Model | None = None
    offers: list = field(default_factory=list)


@dataclass
class Choice:
    """What to compare. `problems` are sentences to the reader; with any, nothing is compared.

    `unfold` asks for differences of mere typography and spelling too. `too_broad` says that there
    was no time to compare it; `narrower` is offered instead.
    """

    people: list[Person] = field(default_factory=list)
    outlets: list[Outlet] = field(default_factory=list)
    topic: Topic | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    unfold: bool = False
    problems: list[str] = field(default_factory=list)
    offers: list = field(default_factory=list)
    too_broad: bool = False
    narrower: list[Narrower] = field(default_factory=list)

    @contextmanager
    def within(self, kind: str, question: QueryDict) -> Iterator[None]:
        """Compare no longer than this kind of question may take; else the choice is too broad."""
        try:
            with budget(kind):
                yield
        except TooBroad:
            self.too_broad = True
            self.narrower = recent_years(question)

    def walk(self, person: Person | None = None) -> Walk:
        """What `narrow` keeps of all that is shown, walked in the order of dates; of a person's
        words, where one is given."""
        question = QueryDict(mutable=True)
        question.update({name: day for name, (day, *_) in self.params().items() if name in PERIOD})
        about = {"topic": [self.topic]} if self.topic else {}
        if person is not None:
            about["person"] = [person]
        return Walk(QuoteFilter(question, queryset=Quote.objects.all(), about=about))

    def params(self) -> dict[str, list[str]]:
        """This choice as a query string holds it: every name in its lasting form."""
        values = {
            "person": [person.slug for person in self.people],
            "outlet": [outlet.slug for outlet in self.outlets],
            "topic": [self.topic.slug] if self.topic else [],
            "from": [self.since.isoformat()] if self.since else [],
            "to": [self.until.isoformat()] if self.until else [],
            "trivial": ["show"] if self.unfold else [],
        }
        return {name: value for name, value in values.items() if value}

    def narrow(self, quotes: QuerySet) -> QuerySet:
        """The quotes of the topic and the period of publication."""
        return self.in_period(quotes.filter(topics=self.topic) if self.topic else quotes)

    def in_period(self, quotes: QuerySet) -> QuerySet:
        """The quotes of the period of publication."""
        if self.since:
            quotes = quotes.filter(published__gte=self.since)
        return quotes.filter(published__lte=self.until) if self.until else quotes


def read_period(params: QueryDict) -> Choice:
    """Read the query string of a page that asks only for a period."""
    return _period(params, Choice())


def read_choice(params: QueryDict, outlets: bool = False) -> Choice:
    """Read the query string of a side-by-side page; `outlets` where it compares them."""
    choice = Choice()
    choice.people = _all_named(params.getlist("person"), named_person, "person", choice)
    if outlets:
        choice.outlets = _all_named(params.getlist("outlet"), named_outlet, "outlet", choice)
        choice.unfold = params.get("trivial") == "show"
    topics = _all_named(params.getlist("topic")[-1:], named_topic, "topic", choice)
    choice.topic = topics[0] if topics else None
    return _period(params, choice)


def _period(params: QueryDict, choice: Choice) -> Choice:
    choice.since = _day(params.get("from", ""), False, choice)
    choice.until = _day(params.get("to", ""), True, choice)
    if choice.since and choice.until and choice.since > choice.until:
        choice.problems.append("The period ends before it begins: change one of the two dates.")
    return choice


def named_person(written: str) -> Named:
    """A person by address or by whole name; else those whose names hold what was written."""
    if SLUG.fullmatch(written):
        person = Person.objects.select_related("merged_into").filter(slug=written.lower()).first()
        if person:
            return Named(written, standing(person))
    called = list(Person.objects.called(written)[:2])
    if len(called) == 1:
        return Named(written, called[0])
    return Named(written, offers=list(search_people(written)[:MOST_OFFERS]))


def named_outlet(written: str) -> Named:
    """An outlet by address or by a name it goes by."""
    slug = Outlet.objects.filter(slug=written.lower()) if SLUG.fullmatch(written) else ()
    for outlet in (*slug, *Outlet.objects.called(written)[:1]):
        return Named(written, outlet)
    return Named(written, offers=list(search_outlets(written)[:MOST_OFFERS]))


def named_topic(written: str) -> Named:
    """A topic by address."""
    found = Topic.objects.filter(slug=written.lower()) if SLUG.fullmatch(written) else ()
    return Named(written, next(iter(found), None), list(Topic.objects.all()[:MOST_OFFERS]))


def search_people(words: str) -> QuerySet:
    """Current people one of whose names holds these words; all of them without any word."""
    return _holding(Person.objects.current(), PersonName, "person", fold(words[:LONGEST]), words)


def search_outlets(words: str) -> QuerySet:
    """Outlets one of whose names holds these words."""
    folded = outlet_fold(words[:LONGEST])
    return _holding(Outlet.objects.all(), OutletName, "outlet", folded, words)


def _holding(rows: QuerySet, names: type, owner: str, folded: str, words: str) -> QuerySet:
    if not folded:
        return rows.none() if words.strip() else rows
    found = names.objects.filter(**{owner: OuterRef("pk"), "folded__contains": folded})
    return rows.filter(Exists(found))


def _all_named(
    written: list[str], named: Callable[[str], Named], what: str, choice: Choice
) -> list:
    """The rows that were meant, in the order written; what is not clear becomes a problem."""
    found = []
    for words in (words.strip()[:LONGEST] for words in written):
        if not words:
            continue
        one = named(words)
        if one.found is None:
            choice.problems.append(f"No {what} here is called “{short(words)}”.")
            choice.offers += one.offers
        elif one.found in found:
            choice.problems.append(f"{one.found} stands here twice: choose another {what}.")
        else:
            found.append(one.found)
    return found


def _day(written: str, last: bool, choice: Choice) -> datetime.date | None:
    """A day, or the first or last day of a month or a year, read as the lists read it."""
    try:
        return DayField(last=last, required=False).clean(written)
    except ValidationError as error:
        choice.problems += error.messages
        return None
