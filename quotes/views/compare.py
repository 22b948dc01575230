"""Two to four people, or two outlets, beside each other."""

from dataclasses import replace

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from quotes import profiles
from quotes.choosing import MOST_PEOPLE, Choice, read_choice
from quotes.comparing import (
    NewestStatements,
    compare_outlets,
    compare_people,
    statements_at,
    with_wordings,
)
from quotes.comparing.gone import Subject
from quotes.comparing.people import MOST
from quotes.comparing.since import changed_since
from quotes.exports import outlet_rows, people_rows, respond
from quotes.keeping import kept_page
from quotes.models import Article, Outlet, Person, Quote, Topic
from quotes.remembering import remembered
from quotes.search import Stretch
from quotes.views.asking import (
    asked_of,
    csv_address,
    lasting_address,
    share_address,
    shared_on,
    site_of,
    wants_csv,
)

# A list of more choices than this cannot be read: the reader writes the name instead.
LONGEST_LIST = 150
MOST_SUGGESTED = 6
MOST_STATEMENTS = 3
ORDER = ("First", "Second", "Third", "Fourth")


@require_safe
@kept_page
def compare(request: HttpRequest) -> HttpResponse:
    """Choose what to compare, or take one of the comparisons that are ready."""
    newest = NewestStatements().keys(Stretch(), MOST_STATEMENTS)
    context = {
        "rows": with_wordings(statements_at(newest)),
        "suggested": remembered("compared", suggestions),
        "person_fields": fields([], "person"),
        "outlet_fields": fields([], "outlet"),
    }
    return page(request, "quotes/compare.html", Choice(), context)


@require_safe
@kept_page
def people(request: HttpRequest) -> HttpResponse:
    """People on a topic and in a period, day by day."""
    choice = read_choice(request.GET)
    need(choice, choice.people, "person", 2, MOST_PEOPLE)
    if not choice.problems and is_other_address(request, choice):
        return HttpResponseRedirect(address(request, choice))
    compared, since = None, None
    if not choice.problems:
        with choice.within("comparison", request.GET):
            made = compare_people(choice.people, choice.walk)
            since = changed_since(made.quotes, shared_on(request), subject(choice))
            compared = made
    if compared and wants_csv(request):
        return respond(people_rows(compared, site_of(request)), "people compared")
    context = {
        "compared": compared,
        "since": since,
        # One field more than people, so that another can be put beside them.
        "person_fields": fields(choice.people, "person", max(2, len(choice.people) + 1)),
        "most": MOST,
    }
    return page(request, "quotes/compare_people.html", choice, context)


@require_safe
@kept_page
def outlets(request: HttpRequest) -> HttpResponse:
    """Two outlets on a topic or a person: what both carry, and what one does."""
    choice = read_choice(request.GET, outlets=True)
    need(choice, choice.outlets, "outlet", 2, 2)
    if len(choice.people) > 1:
        choice.problems.append("Two outlets can be compared on one person at a time.")
    if not choice.problems and is_other_address(request, choice):
        return HttpResponseRedirect(address(request, choice))
    quotes = choice.narrow(Quote.objects.shown())
    if choice.people:
        quotes = quotes.filter(speaker=choice.people[0])
    compared, since = None, None
    if not choice.problems:
        with choice.within("comparison", request.GET):
            made = compare_outlets(quotes, *choice.outlets, unfold=choice.unfold)
            since = changed_since(made.quotes, shared_on(request), subject(choice))
            compared = made
    if compared and wants_csv(request):
        return respond(outlet_rows(compared, site_of(request)), "outlets compared")
    context = {
        "compared": compared,
        "since": since,
        "folding": address(request, replace(choice, unfold=not choice.unfold)),
        "outlet_fields": fields(choice.outlets, "outlet"),
        "person": choice.people[0] if choice.people else None,
    }
    return page(request, "quotes/compare_outlets.html", choice, context)


def subject(choice: Choice) -> Subject:
    """What the page is about, for telling what left it."""
    now, among = choice.narrow(Quote.objects.shown()), choice.in_period(Quote.objects.all())
    if choice.people:
        now = now.filter(speaker__in=choice.people)
    if choice.outlets:
        now, among = (quotes.filter(outlet__in=choice.outlets) for quotes in (now, among))
    return Subject(
        now=now,
        among=among,
        people=choice.people,
        topic=choice.topic,
    )


def page(request: HttpRequest, template: str, choice: Choice, context: dict) -> HttpResponse:
    """A side-by-side page, with the form that chose it."""
    context |= {"choice": choice, "asked": bool(request.GET), **options()}
    context |= {"csv": csv_address(request), "address": share_address(request, choice.params())}
    return render(request, template, context)


def need(choice: Choice, chosen: list, what: str, least: int, most: int) -> None:
    """Say what is missing, or too much."""
    if choice.problems:
        return
    if len(chosen) < least:
        what = f"another {what}" if chosen else f"the first {what}"
        choice.problems.append(f"Choose {what} to compare.")
    elif len(chosen) > most:
        choice.problems.append(f"At most {most} can stand beside each other: leave some out.")


def is_other_address(request: HttpRequest, choice: Choice) -> bool:
    """Whether the address is not the lasting one: a name was written, or a field left empty."""
    return asked_of(request) != choice.params()


def address(request: HttpRequest, choice: Choice) -> str:
    """The address of a choice that can be shared."""
    return lasting_address(request, choice.params())


def fields(chosen: list, what: str, least: int = 2) -> list[tuple[str, object]]:
    """The fields to choose from, each with its label: what was chosen, then empty ones."""
    padded = chosen + [None] * (least - len(chosen))
    return [(f"{order} {what}", one) for order, one in zip(ORDER, padded, strict=False)]


def options() -> dict:
    """What the fields offer; nothing where there is too much to choose from."""
    quoted = Quote.objects.shown().filter(speaker=OuterRef("pk"))
    printed = Article.objects.filter(outlet=OuterRef("pk"))
    offered = {
        "person_options": Person.objects.current().filter(Exists(quoted)),
        "outlet_options": Outlet.objects.filter(Exists(printed)),
        "topic_options": Topic.objects.all(),
    }
    return {name: list(rows) if is_short(rows) else [] for name, rows in offered.items()}


def is_short(rows: QuerySet) -> bool:
    """Whether so many can be read as a list. In no order, as to sort many takes long."""
    return rows.order_by()[: LONGEST_LIST + 1].count() <= LONGEST_LIST


def suggestions() -> list[dict]:
    """Comparisons that are ready, of the first topics that have one."""
    made = (suggest(topic) for topic in Topic.objects.all()[:MOST_SUGGESTED])
    return [one for one in made if one]


def suggest(topic: Topic) -> dict | None:
    """The two who say most on a topic, and the two outlets that print most of it."""
    most = profiles.tallies({"topic": [topic]}, people="person", outlets="outlet")
    said, printed = most["people"][:2], most["outlets"][:2]
    if len(said) < 2 and len(printed) < 2:
        return None
    return {"topic": topic, "people": said, "outlets": printed}
