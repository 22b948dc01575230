"""A quotation keeps its quote when the text around it moves."""

from hypothesis import given
from hypothesis import strategies as st

from quotes.importing.remap import Place, remap


def places(text: str, *words: str) -> list[Place]:
    return [Place(text.index(word), text.index(word) + len(word), word) for word in words]


def test_the_same_text_maps_each_quotation_to_itself():
    text = "She said “we sail at dawn” and “we rest at noon”."
    found = places(text, "we sail at dawn", "we rest at noon")
    assert remap(found, found, text, text) == {0: 0, 1: 1}


def test_a_paragraph_put_in_above_moves_everything_below():
    before = "She said “we sail at dawn”."
    after = "A storm is near.\n\n" + before
    old, new = places(before, "we sail at dawn"), places(after, "we sail at dawn")
    assert remap(old, new, before, after) == {0: 0}


def test_a_quotation_that_moved_to_another_paragraph_is_found_by_its_words():
    before = "“We sail at dawn,” she said.\n\nThe harbour was quiet for most of the day."
    after = "The harbour was quiet for most of the day.\n\n“We sail at dawn,” she said."
    old, new = places(before, "We sail at dawn"), places(after, "We sail at dawn")
    assert remap(old, new, before, after) == {0: 0}


def test_two_alike_candidates_are_left_to_an_editor():
    before = "“No comment,” he said."
    after = "Nothing of the earlier text is left. “No comment” or “No comment”?"
    first = after.index("No comment")
    second = after.index("No comment", first + 1)
    new = [Place(first, first + 10, "No comment"), Place(second, second + 10, "No comment")]
    assert len(remap(places(before, "No comment"), new, before, after)) <= 1


def test_another_quotation_in_the_same_article_is_not_the_same_one():
    before, after = "He said “we will go home”.", "He said nothing. “Bread is dear here”, she did."
    old, new = places(before, "we will go home"), places(after, "Bread is dear here")
    assert remap(old, new, before, after) == {}


@given(st.text(max_size=80), st.text(max_size=80), st.lists(st.integers(0, 79), max_size=8))
def test_the_mapping_is_one_to_one_whatever_the_texts(before, after, cuts):
    old = [Place(cut, cut + 5, before[cut : cut + 5]) for cut in cuts]
    new = [Place(cut, cut + 4, after[cut : cut + 4]) for cut in cuts[::-1]]
    pairs = remap(old, new, before, after)
    assert len(set(pairs.values())) == len(pairs)
