"""Whose name the typed words are."""

import pytest

from quotes.models import OutletName, PersonName
from quotes.pointing import signposts
from quotes.presenting import holdings
from quotes.search import parse
from tests.factories import make_outlet, make_person, make_quote, make_topic

pytestmark = pytest.mark.django_db


def offered(raw: str) -> list[tuple[str, str]]:
    return [(post.name, post.holds) for post in signposts(parse(raw))]


@pytest.mark.parametrize("raw", ["Quill", "ada quill", '"A. Plume"', "plume", "Quill bridge"])
def test_a_person_is_offered_by_every_form_of_the_name(raw):
    ada = make_person("Ada Quill")
    PersonName.objects.create(person=ada, name="A. Plume")
    make_quote(speaker=ada)
    make_quote(speaker=ada, kind="indirect")
    assert offered(raw) == [("Ada Quill", "1 quotation")]


@pytest.mark.parametrize("raw", ["bridge", "Qui", "Ada bridge", "-Quill bridge", "person:Quill"])
def test_nobody_is_offered_whose_name_the_words_are_not(raw):
    make_person("Ada Quill")
    assert offered(raw) == []


def test_who_was_merged_is_offered_as_the_heir():
    heir = make_person("Ada Quill")
    make_person("Ida Quill", merged_into=heir)
    assert offered("Quill") == [("Ada Quill", "0 quotations")]


def test_an_agency_says_how_much_came_through_it():
    agency = make_outlet("Fars News Agency", kind="agency")
    OutletName.objects.create(outlet=agency, name="FNA")
    make_quote(sources=[agency])
    expected = [("Fars News Agency", "1 quotation came through it")]
    assert offered("Fars") == offered("FNA") == offered("fna bridge") == expected


def test_an_outlet_says_how_much_it_printed():
    paper = make_outlet("EA WorldView")
    make_quote(outlet=paper)
    make_quote(outlet=paper, sources=[paper])
    make_outlet("Al-Ahed")
    assert offered("EA WorldView") == [
        ("EA WorldView", "2 quotations, 1 quotation came through it")
    ]
    assert offered("al ahed") == offered("Al-Ahed") == [("Al-Ahed", "no quotation")]


def test_a_topic_is_offered_by_words_of_its_name():
    topic = make_topic("The fight against ISIS")
    make_quote(topic_list=[topic])
    assert offered("ISIS") == [("The fight against ISIS", "1 quotation")]


def test_so_many_are_offered_and_no_more_in_so_many_queries(django_assert_max_num_queries):
    for number in range(8):
        make_person(f"Ada{number} Quill")
        make_outlet(f"Quill Post {number}")
        make_topic(f"Quill {number}")
    with django_assert_max_num_queries(7):
        assert len(offered("quill")) == 15


def test_a_signpost_counts_no_further_than_the_cap(monkeypatch):
    monkeypatch.setattr(holdings, "CAP", 2)
    topic, ada, paper = make_topic("Bridge"), make_person("Ada Bridge"), make_outlet("The Bridge")
    for _ in range(3):
        make_quote(topic_list=[topic], speaker=ada, outlet=paper, sources=[paper])
    assert [holds for _, holds in offered("bridge")] == [
        "2+ quotations",
        "2+ quotations, 2+ quotations came through it",
        "2+ quotations",
    ]
