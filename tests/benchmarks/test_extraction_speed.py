"""How fast the engine is, and how its time grows. Prints; asserts no times."""

import json
import re
import time
from bisect import bisect_left
from pathlib import Path

import pytest

from quotes.extraction import extract

from .families import FAMILIES

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "fixtures" / "seeds").glob("*.txt"))
MORE = ROOT.parent / "shared" / "eval" / "open" / "polnear.jsonl"
SIZE = 60_000

pytestmark = pytest.mark.benchmark

QUOTED = re.compile(r"[“\"]([^“”\"\n]*)[”\"]")
NAMED = re.compile(r"\b[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*")
SAID = re.compile(r"\b(?:said|says|told|added|wrote|asked|according to|saying)\b")


def naive(text: str) -> list:
    """Text between marks, the nearest said-verb, the capitalised words nearest to that."""
    names = [(found.start(), found.group()) for found in NAMED.finditer(text)]
    cues = [found.start() for found in SAID.finditer(text)]
    found = []
    for quoted in QUOTED.finditer(text):
        cue = nearest(cues, quoted.end())
        name = nearest(names, (cue, "")) if cue is not None else None
        found.append((quoted.span(1), name))
    return found


def nearest(places: list, place):
    """The entry next to `place` in a sorted list, None in an empty one."""
    index = min(bisect_left(places, place), len(places) - 1)
    return places[index] if places else None


def seconds(work, times: int = 3) -> float:
    """The least processor time of a few runs."""
    least = float("inf")
    for _ in range(times):
        begin = time.process_time()
        work()
        least = min(least, time.process_time() - begin)
    return least


def articles() -> list[str]:
    """Articles of an ordinary length: annotated ones where they are, else the seeds."""
    if MORE.is_file():
        with MORE.open(encoding="utf-8") as file:
            return [json.loads(line)["text"] for line in file]
    return [path.read_bytes().decode("utf-8") for path in SEEDS] * 40


def test_articles_a_second_and_against_a_naive_pass(capsys):
    texts = articles()
    ours = seconds(lambda: [extract(text) for text in texts])
    theirs = seconds(lambda: [naive(text) for text in texts])
    assert ours > 0
    with capsys.disabled():
        rate = len(texts) / ours
        print(f"\n{len(texts)} articles: {rate:.0f} a second, {ours / theirs:.1f} x a naive pass")


@pytest.mark.parametrize("name", FAMILIES)
def test_time_grows_with_the_text(name, capsys):
    make = FAMILIES[name]
    one, two = make(SIZE), make(2 * SIZE)
    extract(one)
    short, long = seconds(lambda: extract(one)), seconds(lambda: extract(two))
    assert short >= 0
    with capsys.disabled():
        print(f"\n{name}: {long / max(short, 1e-9):.2f} x for twice the text ({short:.2f} s)")
