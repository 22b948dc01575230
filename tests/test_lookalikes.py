"""Which names may be one person's, in whatever script and spelling; and which may not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.lookalikes import alike, skeleton

ALIKE = [
    ("Marzieh Afkham", "Marziyeh Afkham", "another spelling of the same sounds"),
    ("Ali Shamkhani", "Aly Shamkhany", "another spelling of the same sounds"),
    ("Javad Zarif", "Javad Zareef", "another spelling of the same sounds"),
    ("Mohammad Zarif", "Muhammad Zarif", "another spelling of the same sounds"),
    ("Nouri al-Maliki", "Nuri Al-Maliki", "another spelling of the same sounds"),
    ("Nouri al-Maliki", "Nouri Maliki", "another spelling of the same sounds"),
    ("Hassan Rouhani", "Hasan Rohani", "another spelling of the same sounds"),
    ("Vladimir Putin", "Владимир Путин", "the same name in another script"),
    ("Yuri Petrov", "Юрий Петров", "the same name in another script"),
    ("Alexis Tsipras", "Αλέξης Τσίπρας", "the same name in another script"),
    ("Maren Oduya", "Mаren Oduya", "letters of another script that look the same"),
    ("Maren Oduya", "Μaren Οduya", "letters of another script that look the same"),
    ("M. Oduya", "Maren Oduya", "the same surname and the same initial"),
    ("Ali Akbar Velayati", "Ali Velayati", "the same but for a name in between"),
    ("José Marín", "Jose Marin", "the same name"),
]


@pytest.mark.parametrize(("one", "other", "reason"), ALIKE)
def test_names_that_may_be_one_are_alike_in_a_way_that_is_told(one, other, reason):
    assert alike(one, other).reason == reason
    assert alike(other, one) == alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Smith", "Jane Smith"),
        ("Hassan Rouhani", "Hussein Rouhani"),
        ("Ali Khamenei", "Ali Khatami"),
        ("J. Smith", "Karl Smith"),
        ("Smith", "Smith"),
        ("Maren Oduya", "Maren"),
        ("", ""),
    ],
)
def test_names_of_two_people_are_not_alike(one, other):
    assert alike(one, other) is None


def test_one_word_has_nothing_by_which_others_are_found():
    assert skeleton("Smith") == skeleton("") == skeleton("’") == ""
    assert len(skeleton("M " + "bcdf" * 500)) < 80


@pytest.mark.parametrize(("one", "other", "reason"), ALIKE)
def test_what_is_alike_is_found_by_its_skeleton(one, other, reason):
    assert skeleton(one) == skeleton(other) != ""


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_strings_are_compared(one, other):
    found = alike(one, other)
    assert found is None or 0 <= found.score <= 1
    assert found is None or skeleton(one) == skeleton(other)
