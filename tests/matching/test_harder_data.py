"""The harder set is whole: what a measurement on it may rely on."""

import json
import re
from collections import Counter
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

PATH = Path(__file__).parent / "data" / "harder.jsonl"
LINES = [json.loads(line) for line in PATH.read_text(encoding="utf-8").splitlines()]
CATEGORIES = set(
    "negation number condition modal stock later question template roles anonymous speakers"
    " fragment quantifier antonym other".split()
)
FIELDS = set(
    "key text speaker speaker_kind said_from said_to published sentence outlet article fragments"
    " kind".split()
)
NAMED, UNNAMED = {"person", "organisation", "group"}, {"anonymous", "unknown"}


def wordings(line):
    return line["wordings"] if line["kind"] == "group" else [line["a"], line["b"]]


WORDINGS = [wording for line in LINES for wording in wordings(line)]


def words(text):
    return re.findall(r"\w+", text)


def stands_in_order(text, sentence):
    rest = iter(words(sentence))
    return all(word in rest for word in words(text))


def test_there_are_enough_of_each_kind():
    count = Counter(line["kind"] for line in LINES)
    assert set(count) == {"group", "never", "point"}
    assert count["group"] >= 60
    assert count["never"] >= 300
    assert count["point"] >= 40


def test_every_category_has_enough_pairs_to_tell_something():
    count = Counter(line["category"] for line in LINES if line["kind"] == "never")
    assert set(count) == CATEGORIES
    assert min(count.values()) >= 15


def test_ids_and_keys_are_unique():
    for names in ([line["id"] for line in LINES], [wording["key"] for wording in WORDINGS]):
        assert [name for name, count in Counter(names).items() if count > 1] == []


def test_every_line_is_labelled_with_what_is_known():
    for line in LINES:
        assert line["split"] in {"open", "kept"}, line["id"]
        assert line.get("about") or line.get("why"), line["id"]


def test_every_group_has_levels_for_its_own_pairs():
    for line in LINES:
        if line["kind"] == "group":
            levels = line.get("levels", {})
            pairs = combinations([wording["key"] for wording in line["wordings"]], 2)
            assert 2 <= len(line["wordings"]) <= 5, line["id"]
            assert {line["level"], *levels.values()} <= {"words", "statement"}, line["id"]
            assert set(levels) <= {"|".join(pair) for pair in pairs}, line["id"]


def test_every_wording_is_complete():
    for wording in WORDINGS:
        key = wording["key"]
        assert set(wording) == FIELDS, key
        assert wording["kind"] in {"direct", "partial", "block"}, key
        assert wording["speaker_kind"] in (UNNAMED if wording["speaker"] is None else NAMED), key
        assert 1 <= len(wording["text"].split()) <= 60, key
        assert wording["outlet"], key
        assert wording["article"], key


def test_every_text_stands_in_its_sentence():
    for wording in WORDINGS:
        key, text, sentence = wording["key"], wording["text"], wording["sentence"]
        if wording["fragments"] == 1:
            assert text in sentence, key
        else:
            assert stands_in_order(text, sentence), key
            assert len(re.findall(r"[“‘\"]\w", sentence)) >= wording["fragments"] > 1, key


def test_the_dates_of_every_wording_agree():
    for wording in WORDINGS:
        known = [wording[name] for name in ("said_from", "said_to", "published") if wording[name]]
        days = [date.fromisoformat(day) for day in known]
        assert days, wording["key"]
        assert days == sorted(days), wording["key"]
        assert all(2019 <= day.year <= 2025 for day in days), wording["key"]
        assert (wording["said_from"] is None) == (wording["said_to"] is None), wording["key"]


def test_the_wordings_of_a_group_have_one_speaker():
    for line in LINES:
        if line["kind"] == "group":
            assert len({wording["speaker"] for wording in line["wordings"]}) == 1, line["id"]


def test_a_named_speaker_stands_on_one_line_only():
    lines = {}
    for line in LINES:
        for wording in wordings(line):
            if wording["speaker"]:
                lines.setdefault(wording["speaker"], set()).add(line["id"])
    assert {who: found for who, found in lines.items() if len(found) > 1} == {}


@pytest.mark.parametrize("kind", ["group", "never", "point"])
def test_three_lines_in_five_are_open(kind):
    split = [line["split"] for line in LINES if line["kind"] == kind]
    assert 0.55 <= split.count("open") / len(split) <= 0.65
