"""The quotations of the seed articles, as marked by hand, ready for matching."""

import json
import re
import tomllib
from datetime import date
from pathlib import Path

from quotes.matching import Utterance

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "fixtures" / "seeds"
GOLD = json.loads((ROOT / "tests" / "data" / "seeds_gold.json").read_text(encoding="utf-8"))


def utterances() -> list[Utterance]:
    """Every quotation of the gold, with the speaker that editors settled on."""
    published = _published()
    texts = {name: (SEEDS / name).read_text(encoding="utf-8") for name in published}
    return [
        _utterance(quote, texts[quote["file"]], published[quote["file"]])
        for quote in GOLD["quotes"]
    ]


def _published() -> dict[str, date]:
    manifest = tomllib.loads((SEEDS / "manifest.toml").read_text(encoding="utf-8"))
    return {entry["file"]: entry["published"] for entry in manifest["article"]}


def _utterance(quote: dict, text: str, published: date) -> Utterance:
    said = date.fromisoformat(quote["said"]) if "said" in quote else None
    return Utterance(
        key=quote["id"],
        text=quote["text"],
        speaker=None if quote["speaker_kind"] == "anonymous" else quote["speaker"],
        said_from=said,
        said_to=said,
        published=published,
        sentence=_sentence(text, quote["spans"][0][0], quote["spans"][-1][1]),
        headline=quote["headline"],
        article=quote["file"],
        fragments=len(quote["spans"]),
        kind=quote["kind"],
        speaker_kind=quote["speaker_kind"],
    )


def _sentence(text: str, start: int, end: int) -> str:
    """The sentences that hold a span: a plain rule, good enough for five articles."""
    bounds = [0]
    bounds += [m.end() for m in re.finditer(r"(?<![A-Z])[.!?][”\"“’]?\s+(?=[A-Z“\"])|\n+", text)]
    bounds.append(len(text))
    first = max(bound for bound in bounds if bound <= start)
    last = min(bound for bound in bounds if bound >= end)
    return text[first:last].strip()
