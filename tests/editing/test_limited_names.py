"""A name that an editor limits to an outlet and a time is evidence there, and nowhere else."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from quotes.deriving import refresh
from quotes.deriving.proposals import propose
from quotes.editing.decisions import decide_field
from quotes.editing.history import Author
from quotes.editing.naming import names_changed, outlet_names_changed
from quotes.editing.people import merge
from quotes.editing.queue.candidates import candidates
from quotes.editing.recompute import recompute
from quotes.editing.splitting import Newcomer, give
from quotes.editing.undo import undo
from quotes.importing.people import Mention, introduce, resolve
from quotes.models import Outlet, OutletName, Person, PersonName, Quote, Reading
from quotes.presenting.limits import where
from tests.admin.test_life import signed_in
from tests.editing.test_merging import bring, dump, said_by
from tests.factories import DAY, make_outlet, make_person, make_quote, make_reading

pytestmark = pytest.mark.django_db
WHY = {"author": Author("The desk"), "reason": "The agency’s style book."}
FIRST, LAST = datetime.date(2024, 1, 1), datetime.date(2024, 12, 31)
LATER = datetime.date(2025, 1, 1)


@pytest.fixture
def agency() -> Outlet:
    return make_outlet("Coast Agency", kind="agency")


@pytest.fixture
def maren() -> Person:
    return make_person("Maren Quill Oduya")


@pytest.fixture
def short(maren, agency) -> PersonName:
    return limited(maren, "Quill Oduya", agency)


def limited(person: Person, name: str, outlet: Outlet | None = None) -> PersonName:
    return PersonName.objects.create(
        person=person, name=name, outlet=outlet, since=FIRST, until=LAST
    )


def printed(name: str, outlet: Outlet, day: datetime.date | None = DAY, role: str = ""):
    return resolve(Mention(name, "person", role, day), lambda: {outlet.pk})


def read(name: str, **fields) -> Quote:
    """A quote that was read, with that name beside it."""
    quote = make_quote(speaker_name=name, speaker_kind="person", **fields)
    make_reading(quote)
    return recompute(quote)


def test_it_counts_in_its_outlet_and_in_its_time(short, maren, agency):
    assert printed("Quill Oduya", agency) == maren
    assert printed("quill ODUYA", agency, LAST) == maren


@pytest.mark.parametrize("day", [LATER, FIRST - datetime.timedelta(days=1), None])
def test_it_does_not_count_at_another_time_nor_where_the_day_is_not_known(short, agency, day):
    assert printed("Quill Oduya", agency, day) is None


def test_it_does_not_count_in_another_outlet(short):
    assert printed("Quill Oduya", make_outlet("Harbour Post")) is None
    assert resolve(Mention("Quill Oduya", "person", "", DAY)) is None


def test_a_surname_alone_needs_no_role_there_and_does_elsewhere(maren, agency):
    limited(maren, "Oduya", agency)
    assert printed("Oduya", agency) == maren
    assert printed("Oduya", make_outlet("Harbour Post")) is None
    assert printed("Oduya", agency, LATER) is None


def test_the_end_of_a_limited_name_is_no_surname_elsewhere(agency):
    joss = make_person("Joss Varga")
    limited(joss, "Joss Oduya", agency)
    make_quote(speaker=joss, role="Minister")
    assert printed("Oduya", make_outlet("Harbour Post"), role="Minister") is None


def test_what_an_editor_limited_goes_before_another_who_bears_the_name_everywhere(
    short, maren, agency
):
    other = make_person("Quill Oduya")
    assert printed("Quill Oduya", agency) == maren
    assert printed("Quill Oduya", make_outlet("Harbour Post")) == other


def test_of_two_who_bear_it_in_one_outlet_and_time_the_role_decides_or_nobody(short, maren, agency):
    joss = make_person("Joss Quill Oduya")
    limited(joss, "Quill Oduya", agency)
    assert printed("Quill Oduya", agency, role="harbour master") is None
    make_quote(speaker=joss, role="Harbour Master")
    assert printed("Quill Oduya", agency, role="harbour master") == joss
    assert printed("Quill Oduya", agency) is None


def test_a_time_without_an_outlet_holds_in_all_of_them(maren):
    limited(maren, "Quill Oduya")
    assert printed("Quill Oduya", make_outlet()) == maren
    assert printed("Quill Oduya", make_outlet(), LATER) is None


def test_an_import_makes_nobody_new_of_a_limited_name(short):
    assert introduce(Mention("Quill Oduya", "person")) is None
    bring("a.txt", said_by("Quill Oduya"))
    assert Quote.objects.get().speaker is None
    assert Person.objects.count() == 1


def test_what_an_agency_passed_on_counts_as_its_own(short, maren, agency):
    quote = read("Quill Oduya", outlet=make_outlet("Harbour Post"))
    assert quote.speaker is None
    way = [{"as_printed": "Coast Agency", "outlet": agency.slug}]
    quote.sources.create(position=0, as_printed="Coast Agency")
    decided = decide_field(quote, "sources", way, **WHY)
    assert Quote.objects.get(pk=quote.pk).speaker == maren
    undo(decided.change.changeset, **WHY)
    assert Quote.objects.get(pk=quote.pk).speaker is None


def test_a_name_that_an_agency_is_given_later_settles_what_it_passed_on(short, maren, agency):
    quote = read("Quill Oduya")
    said = {"values": quote.readings.get().values | {"via": ["CA"]}}
    Reading.objects.create(quote=quote, number=2, version=quote.version, confidence=0.9, **said)
    assert recompute(quote).speaker is None
    OutletName.objects.create(outlet=agency, name="CA")
    outlet_names_changed()
    assert Quote.objects.get(pk=quote.pk).speaker == maren


def test_limiting_a_name_leaves_open_again_who_is_meant_elsewhere(maren, agency):
    name = PersonName.objects.create(person=maren, name="Quill Oduya")
    here, there = read("Quill Oduya", outlet=agency), read("Quill Oduya")
    assert here.speaker == there.speaker == maren
    name.outlet = agency
    name.save()
    names_changed(maren)
    here.refresh_from_db()
    there.refresh_from_db()
    assert (here.speaker, there.speaker) == (maren, None)


def test_the_queue_says_where_the_name_holds(short, maren, agency):
    assert where(short) == "in Coast Agency, 1 January – 31 December 2024"
    (one,) = candidates(read("Quill Oduya", outlet=agency))
    assert f"An editor: “Quill Oduya” is this person {where(short)}." in one.speaks_for
    (one,) = candidates(read("Quill Oduya"))
    assert f"An editor: “Quill Oduya” is this person only {where(short)}." in one.speaks_against


def test_a_merge_keeps_the_limits_and_its_undo_leaves_nothing(short, maren, agency):
    other, outlet = make_person("Quill Oduya"), make_outlet("Harbour Post")
    limited(other, "Q. O.", outlet)
    here, there = read("Quill Oduya", outlet=agency), read("Quill Oduya", outlet=outlet)
    assert (here.speaker, there.speaker) == (maren, other)
    refresh([here.pk, there.pk])
    propose([maren, other])
    before = dump()
    merged = merge(other, maren, **WHY)
    # The name that the other bore everywhere is the heir's, beside the limited one.
    assert {one.speaker for one in Quote.objects.all()} == {maren}
    assert sorted(maren.names.filter(folded="quill oduya").values_list("scope", flat=True)) == [
        "",
        "coast-agency 2024-01-01/2024-12-31",
    ]
    inherited = maren.names.get(name="Q. O.")
    assert (inherited.outlet, inherited.since, inherited.until) == (outlet, FIRST, LAST)
    undo(merged, **WHY)
    assert dump() == before


def test_a_name_that_is_given_keeps_its_limits_and_comes_back_with_them(short, maren, agency):
    everywhere = PersonName.objects.create(person=maren, name="Quill Oduya")
    mara, quote = make_person("Mara Oduya"), read("Quill Oduya", outlet=agency)
    refresh([quote.pk])
    propose([maren, mara])
    before = dump()
    given = give(maren, mara, names=[short], **WHY)
    assert mara.names.get(name="Quill Oduya").outlet == agency
    assert list(maren.names.filter(name="Quill Oduya")) == [everywhere]
    assert Quote.objects.get(pk=quote.pk).speaker == mara
    undo(given, **WHY)
    assert dump() == before


def test_who_is_split_off_under_a_limited_name_bears_it_everywhere_too(short, maren):
    give(maren, Newcomer("Quill Oduya"), names=[short], **WHY)
    new = Person.objects.get(name="Quill Oduya")
    assert sorted(bool(name.scope) for name in new.names.all()) == [False, True]


@pytest.mark.parametrize(
    "name", ["the minister", "Foreign Minister", "The General", "he", "a ferry captain"]
)
def test_an_office_is_nobodys_name_in_any_outlet_and_year(maren, agency, name):
    row = PersonName(person=maren, name=name, outlet=agency, since=FIRST, until=LAST)
    with pytest.raises(ValidationError, match="others hold in turn"):
        row.clean()


@pytest.mark.parametrize(
    "name", ["حسن روحانی", "Nuri al-Kasim", "d’Arc", "bell hooks", "M. Oduya", "Юрий"]
)
def test_names_of_all_kinds_are_names(maren, name):
    PersonName(person=maren, name=name).clean()


def test_the_name_above_the_page_cannot_be_limited(maren, agency):
    row = PersonName(person=maren, name="Maren QUILL Oduya", outlet=agency)
    with pytest.raises(ValidationError, match="holds everywhere"):
        row.clean()


def test_the_database_refuses_a_time_that_ends_before_it_begins(maren):
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonName.objects.create(person=maren, name="M. Oduya", since=LAST, until=FIRST)


def sent(person: Person, *rows: dict) -> dict:
    """The form of a person's page, with new names."""
    own = person.names.get()
    first = {"id": own.pk, "person": person.pk, "name": own.name}
    told = {"name": person.name, "sort_name": person.sort_name, "kind": person.kind}
    told |= {"names-TOTAL_FORMS": 1 + len(rows), "names-INITIAL_FORMS": 1}
    for number, row in enumerate([first, *rows]):
        told |= {f"names-{number}-{field}": value for field, value in row.items()}
    return told


def test_an_editor_limits_names_on_the_page_of_a_person(maren, agency):
    quote = read("Oduya", outlet=agency)
    here = {"name": "Oduya", "outlet": agency.pk, "since": "2024-01-01", "until": "2024-12-31"}
    address = reverse("admin:quotes_person_change", args=[maren.pk])
    rows = sent(maren, here, here | {"since": "", "until": "2022-12-31"})
    assert signed_in("editor").post(address, rows).status_code == 302
    assert maren.names.filter(name="Oduya", outlet=agency).count() == 2
    assert Quote.objects.get(pk=quote.pk).speaker == maren


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"name": "the minister"}, "is an office or a description"),
        ({"name": "Oduya", "since": "2024-12-31", "until": "2024-01-01"}, "The last day must not"),
        ({"name": "maren quill oduya", "since": "2024-01-01"}, "stands above the page"),
        ({"name": "Maren Quill-Oduya"}, "Two of these names are the same"),
        ({"name": "Oduya", "outlet": "4711"}, "Select a valid choice"),
        ({"name": "Oduya", "since": "some day"}, "Enter a valid date"),
    ],
)
def test_what_no_name_can_be_limited_to_is_refused_in_words(maren, row, told):
    address = reverse("admin:quotes_person_change", args=[maren.pk])
    answer = signed_in("editor").post(address, sent(maren, row))
    assert answer.status_code == 200
    assert told in answer.content.decode()
    assert maren.names.count() == 1


def test_readers_are_told_where_a_name_holds(client, short, maren):
    read("Maren Quill Oduya")
    page = client.get(maren.get_absolute_url()).content.decode()
    assert "“<bdi>Quill Oduya</bdi>” (only <bdi>in Coast Agency, 1 January" in page
