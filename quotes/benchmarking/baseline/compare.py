"""Two people on one topic, side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from quotes.benchmarking.baseline.rows import fetched, quotes_at
from quotes.choosing import Choice
from quotes.comparing.people import MOST, Day, PeopleCompared, Side, _in_order, days_of
from quotes.models import Person, Topic
from quotes.presenting import present
from quotes.presenting.holdings import Total

ON = "FROM quotes_quotetopic WHERE topic_id = %s AND person_id = %s AND listed"


def people(request: HttpRequest) -> HttpResponse:
    """What each said, by day; the rows have no statements of several wordings."""
    held = Person.objects.in_bulk(request.GET.getlist("person"), field_name="slug")
    persons = [held[slug] for slug in request.GET.getlist("person")]
    topic = Topic.objects.get(slug=request.GET["topic"])
    sides, days = [], {}
    for column, person in enumerate(persons):
        asked = [topic.pk, person.pk]
        keys = fetched(f"SELECT date_key {ON} ORDER BY date_key DESC LIMIT %s", [*asked, MOST + 1])
        cut = len(keys) > MOST
        number = fetched(f"SELECT COUNT(*) {ON}", asked)[0][0] if cut else len(keys)
        quotes = quotes_at([key for (key,) in keys[:MOST]])
        sides.append(Side(person, Total(number), cut, len(quotes)))
        for quote in quotes:
            day = days_of(quote)
            row = days.setdefault(day, Day(*day, persons, [[] for _ in persons]))
            row.columns[column].append(present(quote))
    compared = PeopleCompared(sides, sorted(days.values(), key=_in_order))
    context = {
        "compared": compared,
        "most": MOST,
        "choice": Choice(people=persons, topic=topic),
        "asked": True,
        "csv": "",
        "address": request.build_absolute_uri(),
        "person_fields": [("First person", persons[0]), ("Second person", persons[1])],
    }
    return render(request, "quotes/compare_people.html", context)
