"""What is said of a candidate: its place, its cue, and the quotation before.

Every feature of this module begins with a word of its own, so that a weight in `weights.json` can
be traced to the line that made it.
"""

from .candidates import Previous, bucket, kind_of
from .cues import Cue
from .mentions import Mention
from .reading import Line

SHORT = 5  # tokens in a path that is taken as a whole
SUBJECTS = 10  # mentions before the quotation that may be subjects
RANKS = 3  # subjects that are told apart
FAR = 400  # tokens beyond which nothing is counted


class Place:
    """One quotation in one line, for describing the mentions of that line.

    `at` is the quotation's token; `later` says that the quotation began in a line above; `before`
    and `after` are the two tags on either side of it.
    """

    def __init__(self, line: Line, at: int, *, later: bool = False):
        self.line, self.at, self.later = line, at, later
        self.tags = tags = line.paragraph.tags
        self.before = tags[max(at - 2, 0) : at].rjust(2, "^")
        self.after = tags[at + 1 : at + 3].ljust(2, "$")
        self.cue_number = line.cue_index(at)
        self.situation = self._situation()
        self.governors = self._governors()

    def _situation(self) -> str:
        """Whether the quotation opens its sentence, whether it ends it, what governs it so far."""
        low, _ = self.line.sentence(self.at)
        governed = "-"
        if self.cue_number:
            cue = self.line.cues[self.cue_number - 1]
            if cue.at >= low and cue.source is not None:
                governed = cue.strength
        return f"{'opens' if low == self.at else 'inside'} {self.tags[self.at]} {governed}"

    def _governors(self) -> dict[int, str]:
        """The subjects before the quotation in its sentence, nearest first, by number of mention.

        A subject has a verb behind it and no preposition before it; between it and the quotation
        may stand a relative or a "that", which is part of what is said of it.
        """
        found: dict[int, str] = {}
        line, tags = self.line, self.tags
        low, _ = line.sentence(self.at)
        index = line.mention_index(self.at)
        for mention in reversed(line.mentions[max(index - SUBJECTS, 0) : index]):
            if mention.first < low or len(found) == RANKS:
                break
            verb = tags[mention.last]
            before = tags[mention.first - 1] if mention.first else "^"
            if verb in "UVSBrw" and before not in "IotbSVG":
                between = tags[mention.last : self.at][-FAR:]
                clause = "W" if "W" in between else "H" if "H" in between else "-"
                found[mention.number] = f"{len(found)} {verb} {clause}"
        return found

    def governed(self) -> str:
        """The cue of the quotation's own sentence: its side and strength, or ""."""
        cues, low = self.line.cues, self.line.sentence(self.at)[0]
        found = ""
        for cue in cues[max(self.cue_number - 3, 0) : self.cue_number]:
            if cue.source is not None and cue.strength != "noun" and cue.at >= low:
                found = max(found, "<" + cue.strength)
        for cue in cues[self.cue_number : self.cue_number + 2]:
            if cue.source is not None and not self.line.boundaries(self.at + 2, cue.at):
                found = max(found, ">" + cue.strength)
        return found

    def describe(self, mention: Mention, cue: Cue | None, between: int) -> tuple[str, list[str]]:
        """Where a mention of the line stands, and its features.

        `between` counts the mentions between it and the quotation.
        """
        tags, at = self.tags, self.at
        before = mention.last <= at
        if before:
            gap, sentences = at - mention.last, self.line.boundaries(mention.last, at)
            path = tags[mention.last : at] if gap <= SHORT else "long"
        else:
            gap = mention.first - at - 1
            sentences = self.line.boundaries(at + 2, mention.first)
            path = tags[at + 1 : mention.first] if gap <= SHORT else "long"
        side = "B" if before else "A"
        side = f"L{side}" if self.later else side
        here = f"{side}{min(sentences, 3)}"
        kind = kind_of(mention)
        preceding = tags[mention.first - 1] if mention.first else "^"
        following = tags[mention.last : mention.last + 1] or "$"
        if cue is not None and cue.at > mention.last:
            following = cue.link  # behind all that hangs on the mention
        features = [
            f"here {here}",
            f"gap {here} {bucket(gap)}",
            f"between {here} {min(between, 4)}",
            f"kind {kind}",
            f"kind {here} {kind}",
            f"next {side} {following}",
            f"phrase {side} {preceding} {following}",
            f"prev {here} {preceding}",
            f"context {here} {self.before if before else self.after}",
            f"path {side} {path}",
            f"quotes between {here} {self._quotes(mention, before)}",
        ]
        governor = self.governors.get(mention.number) if before else None
        if governor is not None:
            features.append(f"governor {governor}")
            features.append(
                f"governor {governor[0]} {cue.link if cue else 'none'} {self.before[1]}"
            )
        elif before:
            features.append(f"governor none {here} {len(self.governors)}")
        features += self._cue(cue, here)
        return here, features

    def _quotes(self, mention: Mention, before: bool) -> int:
        low, high = (mention.last, self.at) if before else (self.at + 1, mention.first)
        high = min(high, low + FAR)
        return min(self.tags.count("Q", low, high) + self.tags.count("E", low, high), 3)

    def _cue(self, cue: Cue | None, here: str) -> list[str]:
        """How the candidate's cue stands to the quotation."""
        if cue is None:
            return [
                f"situation {here} none {self.situation}",
                f"no cue {here} {self.before} {self.after[0]}",
            ]
        tags, at = self.tags, self.at
        number = self.line.cue_index(cue.at)
        if cue.at < at:
            between = tags[max(cue.at + cue.length, at - FAR) : at]
            where = f"<{min(self.line.boundaries(cue.at, at), 2)}"
            others = self.cue_number - number - 1
        else:
            between = tags[at + 1 : min(cue.at, at + FAR)]
            where = f">{min(self.line.boundaries(at + 2, cue.at), 2)}"
            others = number - self.cue_number
        after = tags[cue.source.last : cue.source.last + 1] if cue.source else ""
        joint = f"{here} {cue.link} {where}"
        return [
            f"situation {here} {cue.link}{where[0]} {self.situation}",
            f"cue {cue.link} {cue.strength} {where}",
            f"cue {joint} {cue.strength}",
            f"cue {joint} {_joint(between)}",
            f"cue others {where} {min(others, 3)}",
            f"cue others {joint} {min(others, 1)}",
            f"cue gap {where} {bucket(len(between))}",
            f"cue next {cue.link} {where} {after}",
            f"verb {cue.base}",
            f"verb {cue.base} {where}",
        ]

    def carry(self, mention: Mention, here: str, previous: Previous | None, line: int) -> list[str]:
        """Whether the candidate spoke the quotation before this one; `line` is this one's."""
        if previous is None or previous.mention is None:
            return []
        same_line = previous.line == line
        if previous.mention is mention:
            distance = "same" if same_line else str(min(line - previous.line, 4))
            gap = self.tags[previous.token + 1 : self.at][:FAR] if same_line else ""
            return [
                f"carry {distance}",
                f"carry {distance} {here} {self.before[1]} {self.after[0]}",
                f"carry {distance} cues {min(gap.count('S') + gap.count('G'), 2)}",
            ]
        known = previous.mention
        again = known.kind == mention.kind and known.head.lower() == mention.head.lower()
        told = "again" if again else "other speaker"
        return [f"{told} {'same' if same_line else 'other'} {here}"]


def _joint(between: str) -> str:
    """The tags between a cue and the quotation, with what seldom matters taken together."""
    if len(between) <= 2:
        return between
    last = between[-1]
    if last == ":":
        return "…:"
    if "H" in between:
        return "…H…" + last
    if "," in between:
        return "…,…" + last
    return "…" + last
