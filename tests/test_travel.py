"""How a statement travelled: only what articles print, and never more sources than are known."""

import pytest

from quotes.comparing.travel import MOST, travel
from quotes.models import Quote
from quotes.presenting import present_all, ready
from tests.factories import make_outlet, make_person, make_quote

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return make_person("Ada Quill")


def routes():
    return travel(present_all(ready(Quote.objects.order_by("pk"))))


def test_copies_of_one_dispatch_are_counted_once(ada):
    wire = make_outlet("The Wire", kind="agency")
    for name in ("The Herald", "The Post"):
        make_quote("We go.", speaker=ada, outlet=make_outlet(name), sources=[wire])
    told = routes()
    assert told.summary == "2 outlets; origin named by all."
    assert told.sources == "1 source named: The Wire (2 outlets, counted once)."
    assert len([one for one in told.stations if one.name == "The Wire"]) == 1
    assert len(told.lines) == 3


def test_where_nobody_names_an_origin_no_number_is_claimed(ada):
    for name in ("The Herald", "The Post"):
        make_quote("We go.", speaker=ada, outlet=make_outlet(name))
    told = routes()
    assert told.summary == "2 outlets; origin stated by none."
    assert told.sources == "At least one source: how many, no article says."
    assert told.lines == []
    assert [one.kind for one in told.stations].count("gap") == 2


def test_a_way_over_two_stations_is_drawn_in_the_order_of_the_words(ada):
    wire, paper = make_outlet("The Wire", kind="agency"), make_outlet("The Paper")
    # The outermost comes first in what is stored: the outlet has it from the paper.
    make_quote("We go.", speaker=ada, outlet=make_outlet("The Blog"), sources=[paper, wire])
    told = routes()
    ordered = sorted(told.stations, key=lambda one: one.x)
    assert [one.name for one in ordered] == ["Ada Quill", "The Wire", "The Paper", "The Blog"]
    assert told.sources == "1 source named: The Wire."


def test_an_outlet_that_names_an_origin_only_once_is_counted_as_silent(ada):
    herald, wire = make_outlet("The Herald"), make_outlet("The Wire")
    make_quote("We go.", speaker=ada, outlet=herald, sources=[wire])
    make_quote("We are going.", speaker=ada, outlet=herald)
    told = routes()
    assert told.summary == "1 outlet; origin not stated."
    assert told.sources.startswith("At least 1 source: ")


def test_an_unknown_speaker_is_no_station():
    make_quote("We go.", outlet=make_outlet("The Herald"), speaker_kind="unknown")
    assert [one.name for one in routes().stations] == ["origin not stated", "The Herald"]


def test_no_two_stations_of_a_column_stand_on_one_place(ada):
    wires = [make_outlet(f"Wire {number}") for number in range(3)]
    for number in range(6):
        sources = [wires[number % 3]] if number % 2 else []
        make_quote("We go.", speaker=ada, outlet=make_outlet(f"Paper {number}"), sources=sources)
    places = [(one.x, one.y) for one in routes().stations]
    assert len(places) == len(set(places))


def test_more_outlets_than_can_be_drawn_are_listed(ada):
    for number in range(MOST + 2):
        make_quote("We go.", speaker=ada, outlet=make_outlet(f"Paper {number}"))
    told = routes()
    assert told.cut
    assert len(told.routes) == MOST + 2
    assert len([one for one in told.stations if one.name.startswith("Paper")]) == MOST
