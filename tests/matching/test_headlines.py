"""A headline is linked to the quotation that it repeats, where the article settles which."""

from quotes.matching.headlines import repeated_in


def test_the_words_of_a_headline_are_found_in_the_longer_quotation():
    bodies = ["We will not pay a penny more for that bridge", "It is a good bridge"]
    assert repeated_in("not pay a penny more", bodies) == 0


def test_case_and_marks_do_not_matter():
    assert repeated_in("Not pay, a penny", ["We will NOT pay a penny"]) == 0


def test_a_headline_that_two_quotations_hold_is_linked_to_neither():
    assert repeated_in("a good bridge", ["It is a good bridge", "A good bridge, yes"]) is None


def test_one_word_is_no_evidence():
    assert repeated_in("Unfair", ["That is unfair to us all"]) is None


def test_words_out_of_order_are_no_repetition():
    assert repeated_in("bridge good", ["It is a good bridge"]) is None
