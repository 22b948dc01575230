"""Articles whose source texts change, and engines that read them otherwise than today's."""

from collections.abc import Callable
from dataclasses import replace
from zlib import crc32

from rapidfuzz import fuzz

from quotes.extraction import Quotation, extract
from quotes.importing.manifest import Entry
from quotes.importing.pipeline import Incoming, bring_in
from quotes.importing.readers import Source
from quotes.models import ImportRun, Reading
from tests.factories import DAY

ARTICLES = {
    "bridge.txt": (
        "Harbour bridge to be rebuilt",
        "“We will rebuild the old bridge before the winter comes,” Transport Minister Maren Oduya "
        "told reporters on Monday, according to the Coast News Agency.",
        "“It has carried this town for ninety years,” Oduya added, and called the piers “a debt to "
        "our children”.",
        "Joss Varga, a spokesman for the ferry union, said: “Nobody has asked the crews what they "
        "need on a stormy night.”",
        "“The money is not there,” a senior official at the treasury told the Coast News Agency.",
    ),
    "ferry.txt": (
        "Ferry crews threaten a strike",
        "“A strike is the last thing that we want,” Varga told the Harbour Post on Sunday.",
        "Harbour master Ilse Brandt said the timetable was “a joke without a punchline”.",
        "“Every boat sails with two hands too few,” Joss Varga said. “That cannot go on.”",
        "“We are listening to the unions,” Transport Minister Maren Oduya said in a statement "
        "carried by the Coast News Agency.",
    ),
}
OUTLETS = ("The Harbour Post", "The Hill Echo")
INSERTED = "A storm was announced for the coming Sunday."
WORDS = {"winter": "autumn", "crews": "captains", "Minister": "Secretary", "money": "budget"}
SAME_PARAGRAPH = 60  # of 100: it was changed a little, and no other one is nearly as like

Engine = Callable[[str], list[Quotation]]


def bring(name: str, paragraphs: tuple[str, ...], outlet: str) -> None:
    """Import one article as its source reads now."""
    run = ImportRun.objects.create(command="proof", engine="proof")
    entry = Entry(file=name, outlet=outlet, published=DAY)
    bring_in(Incoming(Source(name, "\n\n".join(paragraphs) + "\n"), entry), run)


def changed(paragraphs: tuple[str, ...], how: str, at: int) -> tuple[str, ...]:
    """The article as its outlet changed it."""
    at = at % len(paragraphs)
    if how == "insert":
        return (paragraphs[0], INSERTED, *paragraphs[1:])
    if how == "leave out" and len(paragraphs) > 2:
        return paragraphs[:at] + paragraphs[at + 1 :]
    if how == "move":
        return (*paragraphs[:at], *paragraphs[at + 1 :], paragraphs[at])
    if how == "reword":
        reworded = paragraphs[at]
        for old, new in WORDS.items():
            reworded = reworded.replace(old, new)
        return (*paragraphs[:at], reworded, *paragraphs[at + 1 :])
    return paragraphs


def paragraph_read(reading: Reading) -> str:
    """The paragraph, as it was first written, in which a quote was read, for all changes since."""
    text, at = reading.version.text, reading.values["start"]
    start = text.rfind("\n\n", 0, at) + 2 if "\n\n" in text[:at] else 0
    end = text.find("\n\n", at)
    here = text[start : end if end >= 0 else len(text)]
    first = [paragraph for article in ARTICLES.values() for paragraph in article]
    alike = max(first, key=lambda paragraph: fuzz.ratio(paragraph, here))
    return alike if fuzz.ratio(alike, here) >= SAME_PARAGRAPH else here


def later_engine(seed: int) -> Engine:
    """An engine that reads some quotations otherwise, and others not at all; 0 is today's."""

    def read(text: str) -> list[Quotation]:
        readings = (otherwise(found, seed) for found in extract(text))
        return [found for found in readings if found is not None]

    return read if seed else extract


def otherwise(found: Quotation, seed: int) -> Quotation | None:
    """What another engine reads of a quotation: follows from its words and the seed alone."""
    nobody = {"speaker_text": None, "speaker_kind": None, "role": None}
    match crc32(f"{seed} {found.text}".encode()) % 10:
        case 0:
            return None
        case 1:
            return replace(found, **nobody, reason="no speaker is near")
        case 2:
            return replace(found, speaker_text="Ilse Brandt", speaker_kind="person")
        case 3:
            return replace(found, role=None, audience=None)
        case 4:
            return replace(found, type="partial" if found.type == "direct" else "direct")
        case 5:
            return replace(found, via=(), via_basis=())
        case 6 if len(found.fragments) == 1 and " " in found.text:
            words = found.text.partition(" ")[2]
            start = found.end - len(words)
            return replace(found, text=words, start=start, fragments=((start, found.end),))
    return found
