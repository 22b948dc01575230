"""Every quotation of the five seed articles, as people marked them."""

import datetime
import json
import tomllib
import unicodedata
from pathlib import Path

import pytest

from quotes.extraction import Quotation, extract, said

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "fixtures" / "seeds"
GOLD = json.loads((ROOT / "tests" / "data" / "seeds_gold.json").read_text(encoding="utf-8"))
MANIFEST = tomllib.loads((SEEDS / "manifest.toml").read_text(encoding="utf-8"))
PUBLISHED = {article["file"]: article["published"] for article in MANIFEST["article"]}
FILES = sorted(PUBLISHED)
# What the page around the articles says, which is nobody's words.
FURNITURE = ("Leave a Reply", "Get email updates", "</strong>", "Continue reading", "Required")


def text_of(file: str) -> str:
    return (SEEDS / file).read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def read() -> dict[str, list[Quotation]]:
    return {file: extract(text_of(file)) for file in FILES}


def words(text: str | None) -> set[str]:
    plain = unicodedata.normalize("NFKD", text or "").encode("ascii", "ignore").decode().lower()
    return set("".join(c if c.isalnum() else " " for c in plain).split())


def share(one: tuple[int, int], other: list[int]) -> float:
    """Characters in common over characters in either."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (max(one[1], other[1]) - min(one[0], other[0])) if common > 0 else 0.0


def found_for(gold: dict, quotations: list[Quotation]) -> Quotation | None:
    for quotation in quotations:
        if all(any(share(f, s) >= 0.8 for f in quotation.fragments) for s in gold["spans"]):
            return quotation
    return None


@pytest.mark.parametrize("gold", GOLD["quotes"], ids=lambda gold: gold["id"])
class TestEveryQuotation:
    def test_it_is_found_with_its_words(self, gold, read):
        quotation = found_for(gold, read[gold["file"]])
        assert quotation is not None
        assert [list(span) for span in quotation.fragments] == gold["spans"]
        assert quotation.text == gold["text"]
        assert quotation.headline == gold["headline"]

    def test_its_speaker_is_right_or_left_to_the_editor(self, gold, read):
        quotation = found_for(gold, read[gold["file"]])
        speaker = words(quotation.speaker_text)
        right = [gold["speaker"], gold["speaker_in_article"], gold["speaker_as_printed"]]
        if gold.get("left_to_editor"):
            assert not speaker or "official" in speaker
        else:
            assert speaker
            assert any(words(name) <= speaker for name in right)

    def test_it_came_the_way_that_the_article_states(self, gold, read):
        quotation = found_for(gold, read[gold["file"]])
        allowed = [gold["via"], gold.get("via_also_right", gold["via"])]
        assert any(
            len(way) == len(quotation.via)
            and all(words(a) & words(b) for a, b in zip(way, quotation.via, strict=True))
            for way in allowed
        )

    def test_the_day_it_was_said_is_not_wrong(self, gold, read):
        quotation = found_for(gold, read[gold["file"]])
        text, published = text_of(gold["file"]), PUBLISHED[gold["file"]]
        day = said(text, quotation, published)
        if day is not None:
            assert day.words == text[day.start : day.end]
            if "said" in gold:
                wanted = datetime.date.fromisoformat(gold["said"])
                assert day.earliest <= wanted <= day.latest

    def test_its_kind_and_printed_role_agree(self, gold, read):
        quotation = found_for(gold, read[gold["file"]])
        assert quotation.type == gold["kind"]
        if gold["role_as_printed"]:
            assert quotation.role == gold["role_as_printed"]


def test_nothing_else_is_a_quotation(read):
    for file, quotations in read.items():
        gold = [g for g in GOLD["quotes"] if g["file"] == file]
        known = [found_for(g, quotations) for g in gold]
        extra = [q.text for q in quotations if q.type != "indirect" and q not in known]
        assert extra == []


@pytest.mark.parametrize("label", GOLD["not_quotes"], ids=lambda label: label["text"])
def test_a_description_in_marks_is_not_a_quotation(label, read):
    for quotation in read[label["file"]]:
        if quotation.type != "indirect":
            assert all(share(span, label["span"]) < 0.5 for span in quotation.fragments)


def test_the_page_around_the_article_is_nobodys_words(read):
    texts = [q.text for quotations in read.values() for q in quotations]
    assert not [t for t in texts if any(piece in t for piece in FURNITURE)]


@pytest.mark.parametrize("file", FILES)
def test_offsets_slice_to_the_printed_words(file, read):
    text = text_of(file)
    for quotation in read[file]:
        pieces = " ".join(text[a:b] for a, b in quotation.fragments)
        assert quotation.text == pieces
        assert quotation.start == quotation.fragments[0][0]
        assert quotation.end == quotation.fragments[-1][1]
        if quotation.speaker_start is not None:
            printed = text[quotation.speaker_start : quotation.speaker_end]
            assert quotation.speaker_as_printed == printed
        if quotation.cue_start is not None:
            assert quotation.cue == text[quotation.cue_start : quotation.cue_end]


def test_the_days_that_the_seeds_settle_are_mostly_found(read):
    settled = [g for g in GOLD["quotes"] if "said" in g]
    days = [
        said(text_of(g["file"]), found_for(g, read[g["file"]]), PUBLISHED[g["file"]])
        for g in settled
    ]
    assert sum(day is not None for day in days) >= 11


def test_last_saturday_is_a_range(read):
    file = next(f for f in FILES if f.startswith("004"))
    quotation = next(q for q in read[file] if q.start == 965)
    day = said(text_of(file), quotation, PUBLISHED[file])
    assert (day.earliest, day.latest) == (datetime.date(2014, 6, 14), datetime.date(2014, 6, 21))
    assert day.words == "last Saturday"
