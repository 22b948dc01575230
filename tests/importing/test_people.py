"""A printed name becomes a person only where one candidate remains and something speaks for it."""

import datetime

import pytest

from quotes.importing.people import Mention, introduce, resolve, same_role
from quotes.models import Person
from tests.factories import DAY, make_article, make_person, make_quote

pytestmark = pytest.mark.django_db


def test_a_whole_name_with_one_bearer_is_that_person():
    maren = make_person("Maren Oduya")
    assert resolve(Mention("Maren Oduya", "person")) == maren


def test_accents_and_hyphens_do_not_hide_a_whole_name():
    nuri = make_person("Nuri al-Kasím")
    assert resolve(Mention("Nuri Al Kasim", "person")) == nuri


def test_the_only_bearer_of_a_surname_is_not_taken_for_that_alone():
    make_person("Maren Oduya")
    assert resolve(Mention("Oduya", "person", "", DAY)) is None


def test_a_surname_with_an_agreeing_role_and_time_is_that_person():
    maren = make_person("Maren Oduya")
    make_quote(speaker=maren, role="Coastal Affairs Minister")
    assert resolve(Mention("Oduya", "person", "Affairs Minister", DAY)) == maren


def test_a_role_of_years_ago_does_not_speak_for_anybody():
    maren = make_person("Maren Oduya")
    make_quote(speaker=maren, role="Minister")
    later = DAY + datetime.timedelta(days=1000)
    assert resolve(Mention("Oduya", "person", "Minister", later)) is None


def test_two_bearers_in_agreeing_roles_are_left_to_an_editor():
    for name in ("Maren Oduya", "Joss Oduya"):
        make_quote(speaker=make_person(name), role="Minister")
    assert resolve(Mention("Oduya", "person", "Minister", DAY)) is None


def test_the_role_decides_between_two_bearers():
    joss = make_person("Joss Oduya")
    make_quote(speaker=make_person("Maren Oduya"), role="Coastal Minister")
    make_quote(speaker=joss, role="Harbour Master")
    assert resolve(Mention("Oduya", "person", "harbour master", DAY)) == joss


def test_an_anonymous_source_is_no_person():
    make_person("A Senior Official")
    assert resolve(Mention("A Senior Official", "anonymous")) is None


def test_a_merged_person_is_not_offered():
    heir = make_person("Maren Oduya")
    make_person("Maryn Oduya", merged_into=heir)
    assert resolve(Mention("Maryn Oduya", "person")) is None


def test_a_new_whole_name_is_introduced_once():
    assert introduce(Mention("Maren Oduya", "person")).slug == "maren-oduya"
    assert introduce(Mention("Maren Oduya", "person")) is None
    assert Person.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Oduya", "person"),
        ("The General", "person"),
        ("the coast's top official", "person"),
        ("a resident", "anonymous"),
        ("fighters", "group"),
        ("they", "person"),
    ],
)
def test_what_is_no_whole_name_introduces_nobody(name, kind):
    assert introduce(Mention(name, kind)) is None


@pytest.mark.parametrize(
    "name", ["Nuri al-Kasim", "Ludwig van der Berg", "N. Oduya", "José de la Paz"]
)
def test_particles_belong_to_a_whole_name(name):
    assert introduce(Mention(name, "person")).name == name


def test_a_description_of_an_organisation_introduces_nobody():
    assert introduce(Mention("the ministry", "organisation")) is None
    assert introduce(Mention("Harbour Board", "organisation")).kind == "organisation"


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("President", "Ruritanian President", True),
        ("Foreign Ministry spokesman", "foreign ministry spokeswoman", True),
        ("President", "Prime Minister", False),
        ("Secretary of State", "Foreign Secretary", False),
        ("", "President", False),
    ],
)
def test_roles_agree_when_one_says_no_more_than_the_other(one, other, agree):
    assert same_role(one, other) is agree


def test_an_article_without_a_date_proves_no_role():
    maren = make_person("Maren Oduya")
    make_quote(speaker=maren, role="Minister")
    undated = make_article(published=None)
    assert resolve(Mention("Oduya", "person", "Minister", undated.published)) is None
