"""The word lists hold what the code relies on."""

from collections import defaultdict

import pytest

from quotes.matching.concepts import concept, same_name, stem, weight
from quotes.matching.lexicon import CONCEPT_LINES, FUNCTION, OPPOSED


def test_a_word_stands_on_one_line_of_the_concepts_only():
    lines = defaultdict(set)
    for number, line in enumerate(CONCEPT_LINES):
        for side in line:
            for word in side:
                lines[stem(word)].add(number)
    assert {root: found for root, found in lines.items() if len(found) > 1} == {}


def test_no_word_of_matter_is_listed_as_one_of_grammar():
    listed = {word for line in CONCEPT_LINES for side in line for word in side}
    assert listed & FUNCTION == set()


@pytest.mark.parametrize(
    "forms",
    [
        ("make", "makes", "making", "made"),
        ("close", "closed", "closing", "closes"),
        ("run", "running", "runs"),
        ("party", "parties", "party's"),
        ("organize", "organized", "organizing"),
        ("cooperate", "cooperation", "cooperating"),
        ("move", "moved", "moving"),
        ("use", "used", "using"),
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms):
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("plan", "plane"),
        ("car", "care"),
        ("nation", "nature"),
        ("new", "news"),
        ("police", "polite"),
    ],
)
def test_two_words_have_two_stems(one, other):
    assert concept(one) != concept(other)


def test_an_opposite_is_one_idea_with_the_other_polarity():
    assert concept("support")[0] == concept("opposed")[0]
    assert concept("support")[1] != concept("opposed")[1]


def test_weights():
    assert [weight(word) for word in ("the", "completely", "people", "lighthouse")] == [
        0,
        0.25,
        0.5,
        1,
    ]


def test_words_of_one_person_do_not_exclude_each_other():
    assert OPPOSED["he"] == OPPOSED["him"]
    assert OPPOSED["he"] != OPPOSED["they"]


@pytest.mark.parametrize(
    ("one", "other"), [("austria", "australia"), ("niger", "nigeria"), ("mali", "malawi")]
)
def test_two_countries_are_not_two_spellings(one, other):
    assert not same_name(one, other)
