"""The index finds what is worth comparing, in bounded lists and bounded time."""

from datetime import date, timedelta

import pytest

from quotes.matching import Utterance, pairs_among
from quotes.matching.candidates import cap_cost, stream, window
from quotes.matching.index import Index

DAY = date(2021, 3, 1)
WORDS = "The harbour at Northmole will be dredged before the winter storms arrive"


def said(key, text=WORDS, speaker="ana-duarte", day=DAY, **more):
    return Utterance(key, text, speaker, None, None, day, **more)


def keys(utterances):
    return [utterance.key for utterance in utterances]


@pytest.fixture
def index():
    return Index()


def test_a_quotation_is_found_by_what_it_says(index):
    index.add(said("a"))
    index.add(said("b", "Taxes on bread were never discussed by this committee"))
    assert keys(index.candidates(said("c", "They will dredge the Northmole harbour"))) == ["a"]


def test_the_words_of_another_person_are_not_looked_at(index):
    index.add(said("a", speaker="someone-else"))
    assert index.candidates(said("b")) == []


def test_an_unknown_speaker_is_found_and_finds_by_neighbouring_words(index):
    index.add(said("a", speaker=None))
    index.add(said("b", speaker="ana-duarte"))
    assert keys(index.candidates(said("c", speaker="someone-else"))) == ["a"]
    assert set(keys(index.candidates(said("d", speaker=None)))) == {"a", "b"}


def test_a_quotation_is_no_candidate_of_itself(index):
    index.add(said("a"))
    assert index.candidates(said("a")) == []


def test_what_was_said_a_year_before_is_not_looked_at(index):
    index.add(said("a", day=DAY - timedelta(days=365)))
    assert index.candidates(said("b")) == []


def test_forgetting_drops_old_months_and_keeps_what_may_still_be_near(index):
    index.add(said("old", day=DAY - timedelta(days=200)))
    index.add(said("near", day=DAY - timedelta(days=20)))
    index.forget(before=DAY)
    assert len(index) == 1
    assert keys(index.candidates(said("new"))) == ["near"]


def test_a_quotation_without_a_day_is_kept_and_found(index):
    index.add(said("a", day=None))
    index.forget(before=DAY)
    assert keys(index.candidates(said("b"))) == ["a"]


def test_a_full_list_takes_no_more_and_says_so():
    index = Index(cap=3)
    for number in range(5):
        index.add(said(f"q{number}"))
    assert len(index.candidates(said("new"))) == 3
    assert index.left_out > 0


def test_the_cost_of_the_cap_is_measured():
    same = [said(f"q{number}") for number in range(6)]
    cost = cap_cost(same, cap=2)
    assert cost.joining == 15
    assert cost.lost == 15 - 9
    assert cost.recall == pytest.approx(0.6)
    assert cap_cost(same, cap=100).recall == 1.0


def test_streaming_finds_the_pairs_and_holds_only_months():
    def months():
        for number in range(40):
            day = DAY + timedelta(days=30 * number)
            yield said(f"{number:02}a", day=day)
            yield said(f"{number:02}b", day=day)

    pairs = [(pair.a, pair.b) for pair in stream(months()) if pair.level == "words"]
    assert pairs == [(f"{number:02}a", f"{number:02}b") for number in range(40)]


def test_old_ones_outside_the_window_cannot_matter():
    first, last = window(said("a"))
    before = said("b", day=first - timedelta(days=1))
    after = said("c", day=last + timedelta(days=1))
    assert pairs_among([said("a")], [before, after]) == []
    assert window(said("a", day=None)) is None


def test_pairs_among_the_old_are_not_given_again():
    assert pairs_among([], [said("a"), said("b")]) == []
    assert len(pairs_among([said("c")], [said("a"), said("b")])) == 2
