"""The seed articles: which of their quotations are one statement, as marked by hand."""

import pytest

from quotes.matching import groups, pairs_among
from quotes.matching.types import JOINING
from tests.matching.seeds import GOLD, utterances


@pytest.fixture(scope="module")
def found():
    return {frozenset((pair.a, pair.b)): pair for pair in pairs_among(utterances())}


def keys(entry):
    return frozenset((entry["a"], entry["b"]))


@pytest.mark.parametrize("entry", GOLD["pairs"], ids=lambda entry: f"{entry['a']}-{entry['b']}")
def test_a_marked_pair_is_found_at_its_level(found, entry):
    assert found[keys(entry)].level == entry["level"]


@pytest.mark.parametrize("entry", GOLD["never_pairs"], ids=lambda entry: entry["why"])
def test_what_must_never_be_joined_is_not_even_proposed(found, entry):
    assert keys(entry) not in found


def test_nothing_else_is_joined(found):
    marked = {keys(entry) for entry in GOLD["pairs"] if entry["level"] in JOINING}
    assert {link for link, pair in found.items() if pair.level in JOINING} == marked


def test_the_statements_are_those_that_the_pairs_connect(found):
    everything = [utterance.key for utterance in utterances()]
    statements = groups(everything, found.values())
    marked = {keys(entry) for entry in GOLD["pairs"] if entry["level"] in JOINING}
    assert {statement for statement in statements if len(statement) > 1} == marked
    assert sum(len(statement) for statement in statements) == len(everything)


def test_headline_pieces_take_no_part(found):
    headlines = {quote["id"] for quote in GOLD["quotes"] if quote["headline"]}
    assert not any(link & headlines for link in found)


def test_the_order_in_which_articles_come_changes_nothing(found):
    everything = utterances()
    half = len(everything) // 2
    later = pairs_among(everything[half:], everything[:half])
    earlier = pairs_among(everything[:half])
    assert {*later, *earlier} == set(found.values())
    assert set(pairs_among(reversed(everything))) == set(found.values())
