"""Two at two people at the same moment, and what is left of a merge that was taken back.

python -m pytest tests/proof/test_people.py --rounds 1000
"""

import random
from functools import partial
from typing import Any

import pytest
from django.db import transaction

from quotes.deriving import refresh
from quotes.deriving.proposals import propose
from quotes.editing.heirs import line
from quotes.editing.history import Author
from quotes.editing.people import merge
from quotes.editing.recompute import recompute
from quotes.editing.speakers import Speaker, change_speaker
from quotes.editing.splitting import give
from quotes.editing.undo import undo
from quotes.editing.verifying import breaks
from quotes.exceptions import DecisionError
from quotes.models import Override, Person, Quote
from tests.editing.test_merging import TEXTS, dump
from tests.factories import make_person, make_quote, make_reading
from tests.proof.test_races import side_by_side

WHY: dict[str, Any] = {"author": Author("The desk"), "reason": "The page shows it."}
NAMES = ("Maren Oduya", "Maryn Oduya", "Merryn Oduya", "Joss Varga")


def attempt(refused: list[str], work: Any, *what: Any, **how: Any) -> None:
    """Do something that may be refused."""
    try:
        work(*what, **WHY, **how)
    except DecisionError as refusal:
        refused.append(str(refusal))


def test_of_merges_that_would_make_a_circle_one_is_refused(transactional_db, request):
    rounds = request.config.getoption("rounds")
    for number in range(rounds):
        of_a_circle([make_person(f"{name} {number}") for name in NAMES[: 2 + number % 2]])
    assert list(breaks()) == []


def of_a_circle(people: list[Person]) -> None:
    """One round: each is to become another spelling of the next, the last of the first."""
    refused: list[str] = []
    circle = list(zip(people, [*people[1:], people[0]], strict=True))
    side_by_side(*(partial(attempt, refused, merge, one, other) for one, other in circle))
    assert len(refused) >= 1
    stored = Person.objects.select_related("merged_into").in_bulk([one.pk for one in people])
    assert all(one not in line(one) for one in stored.values())
    assert any(one.merged_into is None for one in stored.values())


def test_an_edit_and_a_merge_at_one_moment_are_both_there_afterwards(transactional_db, request):
    rounds = request.config.getoption("rounds")
    for number in range(rounds):
        of_an_edit_and_a_merge(number)
    assert list(breaks()) == []


def of_an_edit_and_a_merge(number: int) -> None:
    """One round: a quotation is given to who is merged, and one of theirs to the heir."""
    heir, other = (make_person(f"{first} Oduya{number}") for first in ("Maren", "Maryn"))
    quote = make_quote(f"We will build bridge {number}.", speaker=make_person())
    theirs = make_quote(f"We will close bridge {number}.", speaker=other)
    for one in (quote, theirs):
        make_reading(one)
    side_by_side(
        partial(change_speaker, quote, Speaker(person=other), **WHY),
        partial(merge, other, heir, **WHY),
        partial(attempt, [], give, other, heir, quotes=[theirs]),
    )
    both = Quote.objects.filter(pk__in=[quote.pk, theirs.pk])
    assert {one.speaker for one in both} == {heir}
    assert Override.objects.active().filter(quote=quote).count() == 1


def newsroom(dice: random.Random) -> list[Person]:
    """People with likely names, and what they said, some of it decided by editors."""
    people, quotes = [make_person(name) for name in NAMES], []
    for _ in range(7):
        name = dice.choice([*NAMES, "Maren Oduya", "Oduya", "Oduya", "Varga"])
        role = dice.choice(["", "Transport Minister", "ferry captain"])
        quote = make_quote(dice.choice(TEXTS), speaker_name=name, speaker_kind="person", role=role)
        make_reading(quote)
        quotes.append(quote)
    for quote in sorted(quotes, key=lambda quote: " " not in quote.speaker_name):
        recompute(quote)
    refresh(quote.pk for quote in quotes)
    propose(people)
    for quote in dice.sample(quotes, 2):
        change_speaker(quote, Speaker(person=dice.choice(people)), **WHY)
    return people


@pytest.mark.django_db
def test_nothing_is_left_of_a_merge_or_a_move_that_was_taken_back(request):
    for seed in range(request.config.getoption("rounds")):
        with transaction.atomic():
            dice = random.Random(seed)
            one, other = dice.sample(newsroom(dice), 2)
            before = dump()
            if seed % 4 == 3 and one.quotes.exists():
                done = give(one, other, quotes=one.quotes.all(), **WHY)
            else:
                done = merge(one, other, **WHY)
            assert dump() != before
            undo(done, **WHY)
            assert dump() == before, f"round {seed}"
            transaction.set_rollback(True)
