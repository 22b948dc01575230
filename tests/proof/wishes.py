"""What an editor may want to say of each field of a quote, drawn from what the article prints."""

from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from quotes.editing.speakers import Speaker
from quotes.models import Outlet, Person, Quote, Topic
from quotes.models.quote import Kind

FIELDS = (
    "speaker",
    "role",
    "kind",
    "sources",
    "topics",
    "said",
    "bounds",
    "not_a_quotation",
    "stands_first",
    "audience",
)
PLACES = ("bounds", "missed")  # what is kept of them is where the words stand
DAYS = [{"from": None}, {"from": "2024-03-04"}, {"from": "2024-02-01", "to": "2024-02-29"}]

DATES = [
    {"date": None, "basis": "unknown"},
    {"date": "2024-03-05", "basis": "given"},
    {"date": "2024-04-02", "basis": "printed"},
]


def wish(draw: Any, quote: Quote, field: str) -> Any:
    """A value of a field that an editor could send from the form."""
    return WISHES[field](draw, quote)


def words_of(draw: Any, text: str) -> list[int]:
    """Where some neighbouring words stand in a text."""
    ends = [0]
    for word in text.split():
        ends.append(text.index(word, ends[-1]) + len(word))
    starts = [end - len(word) for end, word in zip(ends[1:], text.split(), strict=True)]
    first = draw(st.integers(0, len(starts) - 1))
    last = draw(st.integers(first, min(first + 6, len(starts) - 1)))
    return [starts[first], ends[last + 1]]


def printed(draw: Any, quote: Quote) -> str:
    start, end = words_of(draw, quote.version.text)
    return draw(st.sampled_from(["", quote.version.text[start:end]]))


def speaker(draw: Any, quote: Quote) -> Speaker:
    people = list(Person.objects.order_by("pk"))
    described = draw(st.sampled_from(["", "a clerk", "the crew of the Petrel"]))
    kind = draw(st.sampled_from(["anonymous", "group"]))
    return draw(st.sampled_from([*map(Speaker, people), Speaker(described=described, kind=kind)]))


def article_facts(draw: Any) -> dict[str, dict[str, Any]]:
    """Some facts about an article, each with what it rests on."""
    outlets = list(Outlet.objects.order_by("pk").values_list("slug", flat=True))
    facts = {
        "outlet": {"outlet": draw(st.sampled_from(outlets)), "basis": "printed"},
        "published": draw(st.sampled_from(DATES)),
        "url": {"url": draw(st.sampled_from(["https://example.org/1", "https://example.org/2"]))}
        | {"basis": draw(st.sampled_from(["printed", "inferred"]))},
    }
    return {name: facts[name] for name in draw(st.sets(st.sampled_from(sorted(facts)), min_size=1))}


def sources(draw: Any, quote: Quote) -> list[dict[str, str]]:
    outlets = [None, *Outlet.objects.order_by("pk").values_list("slug", flat=True)]
    found = []
    for _ in range(draw(st.integers(0, 2))):
        start, end = words_of(draw, quote.version.text)
        link = {"as_printed": quote.version.text[start:end], "basis": "clause"}
        outlet = draw(st.sampled_from(outlets))
        found.append(link | ({"outlet": outlet} if outlet else {}))
    return found


def topics(draw: Any, quote: Quote) -> dict[str, list[str]]:
    slugs = list(Topic.objects.order_by("pk").values_list("slug", flat=True))
    put = draw(st.sets(st.sampled_from(slugs)))
    off = draw(st.sets(st.sampled_from(slugs)))
    return {"put": sorted(put), "off": sorted(off - put)}


def bounds(draw: Any, quote: Quote) -> dict[str, list[list[int]]]:
    pieces = [words_of(draw, quote.version.text) for _ in range(draw(st.integers(1, 2)))]
    pieces.sort()
    apart = all(end < start for (_, end), (start, _) in pairwise(pieces))
    return {"pieces": pieces if apart else pieces[:1]}


WISHES = {
    "speaker": speaker,
    "role": printed,
    "audience": printed,
    "kind": lambda draw, quote: draw(st.sampled_from(Kind.values)),
    "sources": sources,
    "topics": topics,
    "said": lambda draw, quote: draw(st.sampled_from(DAYS)),
    "bounds": bounds,
    "not_a_quotation": lambda draw, quote: draw(st.booleans()),
    "stands_first": lambda draw, quote: draw(st.booleans()),
}
