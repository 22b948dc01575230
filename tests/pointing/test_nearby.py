"""Whose name the typed words nearly are."""

import pytest

from quotes.models import PersonName
from quotes.pointing import near_names, near_people, nearby
from quotes.search import parse
from tests.factories import make_outlet, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def people():
    names = ["Ali Shamkhani", "Hassan Rouhani", "Ali Khamenei", "Marzieh Afkham"]
    return [make_person(name) for name in names]


def near(raw: str) -> list[str]:
    return [one.name for one in near_names(parse(raw))]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Shamkani", "Ali Shamkhani"),
        ("Rohani", "Hassan Rouhani"),
        ("Khamanei", "Ali Khamenei"),
        ("afkhem", "Marzieh Afkham"),
        ("Hasan Rohani", "Hassan Rouhani"),
        ("Afkhem denies", "Marzieh Afkham"),
        ("person:Shamkani", "Ali Shamkhani"),
    ],
)
def test_another_spelling_of_a_name_is_asked_about(raw, name):
    assert near(raw)[0] == name


@pytest.mark.parametrize("raw", ["Iraq", "bridge", "Al", "via:Rohani", "Iran -Rohani", "x y z w"])
def test_what_is_not_near_is_not_asked_about(raw):
    assert near(raw) == []


def test_outlets_are_asked_about_too_and_in_their_own_field_alone():
    make_outlet("Tasnim News Agency")
    assert near("Tasnem") == near("via:Tasnem") == near("outlet:Tasnem") == ["Tasnim News Agency"]
    assert near("person:Tasnem") == []


def test_every_form_of_a_name_counts_and_its_bearer_is_named_once(people):
    PersonName.objects.create(person=people[0], name="Ali Shamkhany")
    assert near("Shamkani") == ["Ali Shamkhani"]


def test_who_was_merged_is_not_asked_about(people):
    make_person("Ali Shamkhaneh", merged_into=people[0])
    assert near_people(["Shamkhaneh"]) == [people[0]]


def test_no_more_names_are_looked_at_than_the_cap_allows(people, monkeypatch):
    monkeypatch.setattr(nearby, "LOOKED_AT", 1)
    assert near("Shamkani") == ["Ali Shamkhani"]
    assert near("Rohani") == []


def test_a_name_in_another_script_is_compared_and_a_long_one_is_bounded():
    make_person("Али Шамхани")
    assert near("Шамхане") == ["Али Шамхани"]
    assert near_people(["q" * 5000]) == []
