"""Quotations and names of one person go to another, exactly as far as said, and come back."""

import json

import pytest

from quotes.deriving import refresh
from quotes.editing.erasure import suppress
from quotes.editing.naming import names_changed
from quotes.editing.people import merge
from quotes.editing.recompute import recompute
from quotes.editing.splitting import Newcomer, give
from quotes.editing.takedown import hold
from quotes.editing.telling_apart import tell_apart
from quotes.editing.undo import undo
from quotes.exceptions import DecisionError, StaleDecision
from quotes.models import ChangeSet, Person, PersonDecision, PersonName, Quote
from tests.editing.test_merging import BACK, bring, dump, maren, maryn, said_by
from tests.factories import make_person, make_quote, make_reading

__all__ = ["maren", "maryn"]
pytestmark = pytest.mark.django_db

WHY = BACK | {"reason": "The minister and her sister."}


def without(person: Person, rows: list[str]) -> list[str]:
    """A dump without the row of a person, which stays as every row does."""
    found = [json.loads(row) for row in rows]
    return [one for one in found if one["fields"].get("slug") != person.slug]


def also_called(person: Person, name: str) -> None:
    PersonName.objects.create(person=person, name=name)
    names_changed(person)


def test_a_name_that_goes_takes_what_prints_it_now_and_later(maren):
    also_called(maren, "Mara Oduya")
    bring("b.txt", said_by("Mara Oduya", "No ferry will sail"))
    assert maren.quotes.count() == 2
    give(maren, Newcomer("Mara Oduya"), names=maren.names.filter(name="Mara Oduya"), **WHY)
    mara = Person.objects.get(name="Mara Oduya")
    bring("c.txt", said_by("Mara Oduya", "Every train will run"))
    assert mara.quotes.count() == 2
    assert maren.quotes.count() == 1


def test_a_split_that_is_taken_back_leaves_only_an_address_that_leads_back(maren):
    also_called(maren, "Mara Oduya")
    bring("b.txt", said_by("Mara Oduya", "No ferry will sail"))
    before = dump()
    split = give(
        maren,
        Newcomer("Dr Mara Oduya"),
        quotes=maren.quotes.filter(text__startswith="We will"),
        names=maren.names.filter(name="Mara Oduya"),
        **WHY,
    )
    mara = Person.objects.get(name="Dr Mara Oduya")
    assert mara.quotes.count() == 2
    undo(split, **BACK)
    mara.refresh_from_db()
    assert mara.merged_into == maren
    assert without(mara, dump()) == without(mara, before)


def test_a_split_that_was_taken_back_can_be_done_again(maren):
    split = give(maren, Newcomer("Mara Oduya"), quotes=maren.quotes.all(), **WHY)
    apart = dump()
    undo(undo(split, **BACK), **WHY)
    assert dump() == apart


def test_a_split_is_taken_back_whole_although_a_quote_of_it_was_suppressed_since(maren):
    gone, stays = maren.quotes.get(), make_quote("No ferry will sail.", speaker=maren)
    make_reading(stays)
    split = give(maren, Newcomer("Mara Oduya"), quotes=[gone, stays], **WHY)
    suppress(gone, author=WHY["author"], code="court")
    undo(split, **BACK)
    stays.refresh_from_db()
    assert stays.speaker == maren
    assert Person.objects.get(name="Mara Oduya").merged_into == maren


def test_what_is_held_is_named_when_it_would_be_given(maren, maryn):
    quote = maren.quotes.get()
    hold(quote, **WHY)
    with pytest.raises(DecisionError, match=f"{quote.public_id} is held back"):
        give(maren, maryn, quotes=[quote], **WHY)


def test_who_was_split_off_stays_a_person_where_an_editor_decided_so_since(maren, maryn):
    split = give(maren, Newcomer("Mara Oduya"), quotes=maren.quotes.all(), **WHY)
    mara = Person.objects.get(name="Mara Oduya")
    give(maryn, mara, quotes=maryn.quotes.all(), **WHY)
    undo(split, **BACK)
    mara.refresh_from_db()
    assert (mara.merged_into, mara.quotes.count()) == (None, 1)


def test_moving_all_quotes_is_undone_exactly(maren, maryn):
    before = dump()
    moved = give(maren, maryn, quotes=maren.quotes.all(), **WHY)
    assert maryn.quotes.count() == 2
    undo(moved, **BACK)
    assert dump() == before


def test_what_rests_on_another_of_the_quotes_comes_back_whichever_was_read_first(maren, maryn):
    said = {"speaker_kind": "person", "role": "harbour master"}
    early, late = (
        make_quote(f"{name} will see.", speaker_name=name, **said)
        for name in ("Oduya", "Maren Oduya")
    )
    for one in (early, late):
        make_reading(one)
    for one in (late, early):
        assert recompute(one).speaker == maren
    refresh([early.pk, late.pk])
    before = dump()
    undo(give(maren, maryn, quotes=maren.quotes.all(), **WHY), **BACK)
    assert dump() == before


def test_a_name_that_the_other_had_already_stays_with_both_when_it_is_taken_back(maren, maryn):
    for person in (maren, maryn):
        also_called(person, "M. Oduya")
    before = dump()
    given = give(maren, maryn, names=maren.names.filter(name="M. Oduya"), **WHY)
    assert Person.objects.called("M. Oduya").get() == maryn
    undo(given, **BACK)
    assert dump() == before


def test_a_moved_quote_stays_moved_when_it_is_read_again(maren, maryn):
    quote = maren.quotes.get()
    give(maren, maryn, quotes=[quote], **WHY)
    bring("a.txt", said_by("Maren Oduya", role="Transport Minister") + "\nA new last line.\n")
    quote.refresh_from_db()
    assert quote.speaker == maryn


def test_a_quote_that_changed_hands_since_is_not_given(maren, maryn):
    quote = maren.quotes.get()
    joss = make_person("Joss Varga")
    give(maren, maryn, quotes=[quote], **WHY)
    with pytest.raises(DecisionError, match="Not all of these quotations"):
        give(maren, joss, quotes=[quote], **WHY)
    with pytest.raises(StaleDecision):
        give(maryn, joss, quotes=[quote], seen={quote.pk: quote.revision}, **WHY)


def test_the_name_above_the_page_is_not_given_away(maren, maryn):
    with pytest.raises(DecisionError, match="keeps the name"):
        give(maren, maryn, names=maren.names.all(), **WHY)


def test_nothing_goes_to_who_was_merged(maren, maryn):
    joss, quote = make_person("Joss Varga"), maren.quotes.get()
    give(maren, joss, quotes=[quote], **WHY)
    merge(maryn, maren, **WHY)
    with pytest.raises(DecisionError, match="was merged into"):
        give(joss, maryn, quotes=[quote], **WHY)
    assert ChangeSet.objects.count() == 2


def test_two_people_are_not_merged_until_that_is_taken_back(maren, maryn):
    apart = tell_apart(maren, maryn, **WHY)
    with pytest.raises(DecisionError, match="are two people"):
        merge(maryn, maren, **WHY)
    undo(apart, **BACK)
    merge(maryn, maren, **WHY)
    with pytest.raises(DecisionError, match="one person here"):
        undo(ChangeSet.objects.get(undoes=apart), **WHY)


def test_who_is_another_is_not_merged_by_way_of_a_third(maren, maryn):
    third = make_person("Merryn Oduya")
    tell_apart(maren, maryn, **WHY)
    merge(third, maryn, **WHY)
    with pytest.raises(DecisionError, match="are two people"):
        merge(maryn, maren, **WHY)


def test_a_merge_that_was_taken_back_is_not_done_again_once_they_are_two(maren, maryn):
    back = undo(merge(maryn, maren, **WHY), **BACK)
    tell_apart(maren, maryn, **WHY)
    with pytest.raises(DecisionError, match="are two people"):
        undo(back, **BACK)


def test_what_stands_already_is_not_decided_again(maren, maryn):
    tell_apart(maren, maryn, **WHY)
    with pytest.raises(DecisionError, match="stands already"):
        tell_apart(maryn, maren, **WHY)
    with pytest.raises(DecisionError, match="from themselves"):
        tell_apart(maryn, maryn, **WHY)
    assert PersonDecision.objects.apart().count() == 1


def test_the_log_tells_of_people_in_plain_words(client, maren, maryn):
    also_called(maren, "M. Oduya")
    tell_apart(maren, maryn, **WHY)
    give(
        maren,
        Newcomer("Mara Oduya"),
        quotes=Quote.objects.filter(speaker=maren),
        names=maren.names.filter(name="M. Oduya"),
        **WHY,
    )
    page = " ".join(client.get("/corrections/").content.decode().split())
    assert "Whether these are one person" in page
    assert "two people: Maren Oduya and Maryn Oduya" in page
    assert "Whose name “M. Oduya” is" in page
    assert "A person who was taken for another" in page
