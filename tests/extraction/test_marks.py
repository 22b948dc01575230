"""What stands between quotation marks, however they are printed."""

import pytest

from quotes.extraction.marks import find_marked


def between(text: str) -> list[list[str]]:
    return [[text[a:b] for a, b in marked.parts] for marked in find_marked(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"It rained," she said.', ["It rained,"]),
        ("“It rained,” she said. “All day.”", ["It rained,", "All day."]),
        ('“It rained," she said.', ["It rained,"]),
        ("“It rained,“ she said.", ["It rained,"]),
        ("``It rained,'' she said.", ["It rained,"]),
        ("''It rained,'' she said.", ["It rained,"]),
        ("„Es regnet“, sagte sie.", ["Es regnet"]),
        ("« Il pleut », dit-elle.", [" Il pleut "]),
        ("«Il pleut», dit-elle.", ["Il pleut"]),
        ("‘It rained,’ she said.", ["It rained,"]),
        ("the ‘long rain' of May", ["long rain"]),
        ("‘The farmers’ own idea,’ she said.", ["The farmers’ own idea,"]),
        ("“He said ‘no’ twice,” she said.", ["He said ‘no’ twice,"]),
        ("‘He said “no” twice,’ she said.", ["He said “no” twice,"]),
        ("“Rain (“the enemy”) came,” she said.", ["Rain (“the enemy”) came,"]),
        ('("It rained.")', ["It rained."]),
        ("“It rained, “ she said, “all day.”", ["It rained, ", "all day."]),
    ],
)
def test_it_finds_the_words_between(text, words):
    assert between(text) == [[piece] for piece in words]


@pytest.mark.parametrize(
    "text",
    [
        "The farmers' barn and the dogs’ kennel",
        "Don't say it isn’t so",
        "rock 'n' roll in the '90s, ’twas fine",
        "a plank of 6' 2\" by 3'",
        "no marks at all",
        "",
        "“”",
    ],
)
def test_it_leaves_apostrophes_and_measures_alone(text):
    assert between(text) == []


def test_a_quotation_goes_on_while_each_paragraph_opens_again():
    text = "“One.\n\n“Two.\n\n“Three,” she said."
    assert between(text) == [["One.", "Two.", "Three,"]]


def test_a_forgotten_mark_at_the_head_of_a_paragraph_is_supplied():
    assert between("“One.\n\nTwo,” she said.") == [["One.", "Two,"]]


def test_a_lost_closing_mark_does_not_swallow_the_next_quotation():
    found = find_marked("“One, she said. “Two,” he said.")
    assert found[-1].parts[0][1] - found[-1].parts[0][0] == len("Two,")


def test_an_unclosed_quotation_says_so():
    (marked,) = find_marked("“One of the last\n\nThe rest is narration.")
    assert not marked.closed
