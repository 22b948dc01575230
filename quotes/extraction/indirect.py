"""Indirect speech: what somebody said in the reporter's words.

Each cue with a source proposes stretches of its sentence: what follows it ("said that the roof
leaks") up to one of the places where it may end, or what stands before it ("The roof leaks, Quill
said"). The linear model takes the likeliest, or none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .candidates import Candidate, kind_of
from .cues import ACCORDING, NOUN, Cue
from .lexicon.en.cues import LISTENER_VERBS
from .reading import Line
from .verbs import STRONG, THOUGHT

# Where a clause that follows a cue may end before its sentence does.
CUT = re.compile(r",(?=rG|G|A|C|Z|W|w|P[SU]|r?,)|[;-]|C(?=r?S)|(?=\()|,")
# Between a cue and its "that": on Monday, in a statement, to reporters.
ASIDE = re.compile(r"(?:[Idrt#][DaNxdLgR#'OTM]{0,7}){1,3}(?=H)|d(?=[^.,])|r(?=[^.,])")
VERB = re.compile("[UVSB]")
BEGINS = frozenset("HDNPRaxOLTZW#trVgUBGIwM")
LONGEST = 120  # tokens between a cue and the end of a stretch
FEWEST = 3  # tokens in a stretch
CUTS = 3
TAIL = 14  # tokens that may follow "..., Quill said" in its sentence


@dataclass(slots=True)
class Stretch:
    """Tokens [first, last) of a line that may be indirect speech, with the cue they hang on."""

    first: int
    last: int
    cue: Cue
    features: list[str]


def stretches(line: Line) -> Iterator[list[Stretch]]:
    """For each cue of speech in a line: the stretches that it may introduce."""
    for cue in line.cues:
        if cue.source is None or cue.strength in (THOUGHT, NOUN) or _is_idle(cue):
            continue
        low, high = _sentence(line, cue.at)
        found = [*_behind(line, cue, high), *_before(line, cue, low, high)]
        if found:
            yield found


def _is_idle(cue: Cue) -> bool:
    """Whether cues of this form hardly ever introduce words ("to describe the board")."""
    return (cue.tag == "B" and cue.strength != STRONG) or (
        cue.tag in "BG" and cue.link in ("near", "fronted")
    )


def _sentence(line: Line, at: int) -> tuple[int, int]:
    """The tokens of the sentence of a cue that may count, without the stop that ends it."""
    low, high = line.sentence(at)
    low, high = max(low, at - LONGEST), min(high, at + LONGEST)
    while high > low and line.paragraph.tags[high - 1] in ".)'":
        high -= 1
    return low, high


def _fits(tags: str, first: int, last: int) -> bool:
    """Whether a stretch is long enough and has no marks: words in marks are read elsewhere."""
    plain = tags.find("Q", first, last) < 0 and tags.find("E", first, last) < 0
    return plain and last - first >= FEWEST


def _behind(line: Line, cue: Cue, high: int) -> Iterator[Stretch]:
    """What follows the cue: "Quill told reporters on Monday that", "according to Quill, "."""
    tags = line.paragraph.tags
    first, told = _start(line, cue, high)
    if first is None or first >= high or tags[first] not in BEGINS:
        return
    if not _fits(tags, first, first + FEWEST):  # no stretch is shorter, so none would fit
        return
    opening = tags[first : first + 2]
    common = [*_common(cue, "behind"), f"indirect start {tags[first]} {cue.strength} {told}"]
    common += [f"indirect start {opening}", f"indirect start {tags[first]} {cue.base}"]
    ends = [(high, "stop")]
    for found in CUT.finditer(tags, first + FEWEST, high):
        ends.append((found.start(), tags[found.start() : found.start() + 2]))
        if len(ends) > CUTS:
            break
    for order, (last, kind) in enumerate(ends):
        if not _fits(tags, first, last):
            continue
        yield Stretch(
            first,
            last,
            cue,
            [
                *common,
                f"indirect end {kind}",
                f"indirect end {kind} {min(order, 2)} {len(ends) > 1}",
                f"indirect end {kind} {cue.strength}",
                *_shape(tags, first, last),
            ],
        )


def _start(line: Line, cue: Cue, high: int) -> tuple[int | None, str]:
    """Where the words after a cue begin, and what was passed over on the way."""
    tags, at = line.paragraph.tags, cue.at + cue.length
    told = ""
    if cue.link == "inverted":
        return None, ""
    if cue.strength == ACCORDING:
        at = cue.source.last
        while at < high and tags[at] != ",":
            at += 1
        return at + 1, "according"
    if cue.base in LISTENER_VERBS:
        listener = line.mention_at(at)
        if listener is not None and listener.last < high:
            at, told = listener.last, "told"
    aside = ASIDE.match(tags, at, high)
    if aside:
        at, told = aside.end(), told + "aside"
    if tags[at : at + 1] == "," and tags[at + 1 : at + 2] == "H":
        at += 1
    return at, told


def _before(line: Line, cue: Cue, low: int, high: int) -> Iterator[Stretch]:
    """What stands before the cue: "The roof leaks, Quill said on Monday"."""
    tags = line.paragraph.tags
    begins = cue.at if cue.link in ("inverted", "according") else cue.source.first
    begins = min(begins, cue.at)
    while begins > low and tags[begins - 1] in "RTNaxDO'" and tags[begins - 1] != ",":
        begins -= 1
    if begins <= low or tags[begins - 1] != ",":
        return
    if not VERB.search(tags, low, begins - 1):  # "After the match, Quill said" says nothing yet
        return
    first = low
    while first < begins and tags[first] in "C":
        first += 1
    if not _fits(tags, first, begins - 1):
        return
    rest = tags[cue.at + cue.length : high]
    yield Stretch(
        first,
        begins - 1,
        cue,
        [
            *_common(cue, "before"),
            f"indirect rest {min(len(rest) // 3, 5)}",
            f"indirect rest {rest[:1]} {'H' in rest}",
            f"indirect commas {min(tags.count(',', first, begins - 1), 3)}",
            f"indirect rest long {len(rest) > TAIL}",
            *_shape(tags, first, begins - 1),
        ],
    )


def _common(cue: Cue, side: str) -> list[str]:
    return [
        f"indirect {side}",
        f"indirect {side} {cue.link} {cue.strength} {cue.tag}",
        f"indirect verb {cue.base}",
        f"indirect verb {side} {cue.base}",
        f"indirect source {kind_of(cue.source)} {cue.strength}",
    ]


def _shape(tags: str, first: int, last: int) -> list[str]:
    inner = tags[first:last]
    verb = VERB.search(inner) is not None
    return [
        f"indirect length {min((last - first) // 3, 8)}",
        f"indirect verb inside {verb} {inner[:1]}",
        f"indirect last {inner[-1:]}",
    ]


def as_candidates(found: list[Stretch]) -> list[Candidate]:
    """ "None of them" first, then a candidate for each stretch."""
    none = Candidate(None, ["indirect none", f"indirect none {found[0].cue.strength}"])
    return [none, *(Candidate(s.cue.source, s.features, s.cue) for s in found)]
