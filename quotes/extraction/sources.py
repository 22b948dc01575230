"""The way words came: agencies and outlets between article and speaker, and the audience."""

import re
from bisect import bisect_left
from operator import attrgetter

from .cues import Cue
from .mentions import Mention
from .outlets import is_outlet, printed_outlet
from .reading import TOLD, Line, Reading

READ_ON = re.compile(r"[\[(]\s*(?:continue|read|keep) (?:reading|more|on)", re.IGNORECASE)
DATELINE = re.compile(r"N{1,4}(?:,N{1,2})?\(N{1,6}\)[-:]")
REACH = 120  # tokens on either side of the words in which an outlet is looked for
WINDOW = 8  # outlets that are looked at on either side
RELAYS = frozenset({"quote", "cite", "report"})


class Ways:
    """The ways of one article: its dateline, and the dispatches of a digest."""

    def __init__(self, reading: Reading):
        self.reading = reading
        self._named: dict[int, list[Mention]] = {}
        self.dateline = self._dateline()
        self.sections = self._sections()

    def way(self, line: int, token: int, speaker: Mention | None) -> dict[str, tuple[str, ...]]:
        """The outlets that words at a token of a line came through, outermost first.

        As the fields `via` and `via_basis` of a quotation.
        """
        found: dict[str, str] = {}
        for name, basis in (
            (self.sections[line], "section"),
            (self.dateline, "dateline"),
            (self._clause(line, token, speaker), "clause"),
        ):
            if name:
                found.setdefault(name, basis)
        return {"via": tuple(found), "via_basis": tuple(found.values())}

    def _dateline(self) -> str | None:
        """ "HARBOUR CITY (HNA) - ": the agency in brackets after the place, near the top."""
        for line in self.reading.lines[:6]:
            paragraph = line.paragraph
            found = DATELINE.match(paragraph.tags)
            if found and paragraph.words[0].isupper():
                opening = paragraph.tags.index("(")
                closing = paragraph.tags.index(")")
                return " ".join(paragraph.words[opening + 1 : closing])
        return None

    def _sections(self) -> list[str | None]:
        """For each line, the outlet whose dispatch it belongs to.

        "The Harbour Post reports: ..." opens a dispatch; "[Continue reading]" closes it after its
        line, and so does the next opening.
        """
        sections: list[str | None] = []
        current = None
        for line in self.reading.lines:
            opened = self._opening(line)
            if opened:
                current = opened
            sections.append(current)
            text = self.reading.document.text[line.paragraph.start : line.paragraph.end]
            if READ_ON.search(text[-60:]):
                current = None
        return sections

    @staticmethod
    def _opening(line: Line) -> str | None:
        tags = line.paragraph.tags
        if not re.match(r"D?N{1,5}[SB]:.", tags):
            return None
        mention = line.mentions[0] if line.mentions else None
        if mention is None or mention.first != 0 or not is_outlet(mention):
            return None
        return printed_outlet(mention)

    def _clause(self, number: int, token: int, speaker: Mention | None) -> str | None:
        """ "quoted by", "according to", "X quoted Y as saying", "told HNA", in the sentence."""
        line = self.reading.lines[number]
        tags, words = line.paragraph.tags, line.paragraph.words
        low, high = line.sentence(token)
        _, high = line.sentence(token + 2) if tags[token : token + 1] == "E" else (low, high)
        low, high = max(low, token - REACH), min(high, token + REACH)
        reported = line.cues and (line.tells or line.relays)
        if not reported and tags.find("A", low, high) < 0 and tags.find("b", low, high) < 0:
            return None
        outlets = self._outlets(number)
        index = bisect_left(outlets, token, key=attrgetter("first"))
        for mention in outlets[max(index - WINDOW, 0) : index + WINDOW]:
            if mention is speaker or not low <= mention.first < high:
                continue
            before = [w.lower() for w in words[max(mention.first - 3, 0) : mention.first]]
            if (
                before[-2:] == ["according", "to"]
                or before[-1:] == ["by"]
                or "citing" in before[-1:]
                or before[-1:] == ["told"]
            ):
                return printed_outlet(mention)
            relays = line.by_source.get(mention.number, ())
            relayed = any(c.base in RELAYS and c.at > mention.first for c in relays)
            if relayed and speaker is not None and tags[mention.last : mention.last + 1] != ",":
                return printed_outlet(mention)
        return None

    def _outlets(self, number: int) -> list[Mention]:
        """The outlets that a line names."""
        known = self._named.get(number)
        if known is None:
            known = [m for m in self.reading.lines[number].mentions if is_outlet(m)]
            self._named[number] = known
        return known

    def audience(self, cue: Cue | None, paragraph) -> str | None:
        """Whom the words were told: "told reporters", "told HNA"."""
        if cue is None or cue.base not in TOLD:
            return None
        after = self.reading.lines[paragraph.index].mention_at(cue.at + 1)
        if after is None:
            return None
        start, end = after.span
        return " ".join(paragraph.blanked[start:end].split())
