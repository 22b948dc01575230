"""Who may have said a quotation: the mentions around it, each described by features.

A feature is a short string that says one thing of the candidate ("apposition to said, before").
The weights of the features are data (`weights.json`); what they mean is here.
"""

from dataclasses import dataclass, field

from .cues import Cue
from .lexicon.en import roles, words
from .mentions import NAME, PRONOUN, THING, Mention
from .outlets import is_outlet
from .reading import Line, Reading

NEAR = 6  # mentions without a cue that are considered on either side
ABOVE = 2  # paragraphs above that are looked at
SUBJECTS = frozenset("he she they it we i".split())


@dataclass(slots=True)
class Candidate:
    """A mention that may be the speaker. `mention` is None for "nobody": not a quotation, or no
    speaker in sight. `cue` is the cue that ties it to the quotation, if one does."""

    mention: Mention | None
    features: list[str] = field(default_factory=list)
    cue: Cue | None = None


@dataclass(slots=True)
class Previous:
    """The quotation before: its place and the mention that was taken for its speaker."""

    line: int
    token: int
    mention: Mention | None


def _bucket(count: int) -> str:
    for limit in (0, 1, 2, 3, 5, 8, 12, 20, 35):
        if count <= limit:
            return str(limit)
    return "far"


class Surroundings:
    """One quotation in its paragraph, and the candidates around it."""

    def __init__(self, reading: Reading, number: int, previous: Previous | None):
        self.reading, self.number, self.previous = reading, number, previous
        places = reading.places[number]
        self.at_line, self.at = places[0]
        self.last_line, self.last = places[-1]
        self.line = reading.lines[self.at_line]
        self.tags = self.line.paragraph.tags
        self.headline = reading.headlines[self.at_line]
        self.before = self._before()
        self.after = self._after()

    def _before(self) -> str:
        """The tags of the two tokens before the quotation."""
        return self.tags[max(self.at - 2, 0) : self.at].rjust(2, "^")

    def _after(self) -> str:
        tags = self.reading.lines[self.last_line].paragraph.tags
        return tags[self.last + 1 : self.last + 3].ljust(2, "$")

    def candidates(self) -> list[Candidate]:
        """ "Nobody" first, then the mentions, nearest lines first."""
        found = [Candidate(None, self._nobody())]
        if self.headline:
            return found + self._in_headline()
        found += self._within(self.line, self.at_line)
        if self.last_line != self.at_line:
            found += self._within(self.reading.lines[self.last_line], self.last_line)
        found += self._above()
        found += self._signature()
        return found

    # The same paragraph

    def _within(self, line: Line, number: int) -> list[Candidate]:
        at = self.at if number == self.at_line else self.last
        cues = line.cues  # also fills by_source
        mentions = line.mentions
        split = next((i for i, m in enumerate(mentions) if m.first > at), len(mentions))
        found = []
        for index, mention in enumerate(mentions):
            between = split - 1 - index if index < split else index - split
            own = line.by_source.get(mention.number)
            if not own and (between >= NEAR or not _may_speak(mention)):
                continue
            if own and own[0].link == "according" and _relays(mention, line, at):
                continue
            found.append(self._describe(line, mention, own or [], at, between, cues))
        return found

    def _in_headline(self) -> list[Candidate]:
        """In a headline only what is tied to the words: “...,” says Quill; Quill: ... “...”."""
        return [
            candidate
            for candidate in self._within(self.line, self.at_line)
            if candidate.cue is not None or self._heads(candidate.mention)
        ]

    def _heads(self, mention: Mention) -> bool:
        if mention.last == self.at:
            return True
        leads = mention.first == 0 or self.tags[mention.first - 1] == ":"
        shouted = mention.kind == NAME and mention.head.isupper()  # "LATEST: ..."
        return leads and self.tags[mention.last : mention.last + 1] == ":" and not shouted

    def _describe(
        self, line: Line, mention: Mention, own: list[Cue], at: int, between: int, cues: list[Cue]
    ) -> Candidate:
        before = mention.last <= at
        tags = line.paragraph.tags
        side = "B" if before else "A"
        if before:
            gap, sentences = at - mention.last, line.boundaries(mention.last, at)
        else:
            gap, sentences = mention.first - at - 1, line.boundaries(at + 2, mention.first)
        cue = min(own, key=lambda c: abs(c.at - at)) if own else None
        here = f"{side}{min(sentences, 3)}"
        features = [
            f"here {here}",
            f"gap {here} {_bucket(gap)}",
            f"between {here} {min(between, 4)}",
            f"kind {_kind(mention)}",
            f"kind {here} {_kind(mention)}",
            f"next {side} {tags[mention.last : mention.last + 1] or '$'}",
            f"prev {side} {tags[mention.first - 1] if mention.first else '^'}",
            f"context {here} {self.before if before else self.after}",
            f"quotes between {here} {min(_quotes(tags, mention, at), 3)}",
        ]
        features += self._cue_features(line, cue, at, here, cues)
        features += self._carry_features(mention, here)
        return Candidate(mention, features, cue)

    def _cue_features(
        self, line: Line, cue: Cue | None, at: int, here: str, cues: list[Cue]
    ) -> list[str]:
        """How the candidate's cue stands to the quotation."""
        if cue is None:
            return [f"no cue {here}", f"no cue {here} {self.before} {self.after[0]}"]
        tags = line.paragraph.tags
        after = tags[cue.source.last : cue.source.last + 1] if cue.source else ""
        if cue.at < at:
            between = tags[cue.at + cue.length : at]
            where = f"<{min(line.boundaries(cue.at, at), 2)}"
            others = sum(cue.at < other.at < at for other in cues)
        else:
            between = tags[at + 1 : cue.at]
            where = f">{min(line.boundaries(at + 2, cue.at), 2)}"
            others = sum(at < other.at < cue.at for other in cues)
        joint = f"{here} {cue.link} {where}"
        return [
            f"cue {cue.link} {cue.strength} {where}",
            f"cue {joint} {cue.strength}",
            f"cue {joint} {_joint(between)}",
            f"cue others {where} {min(others, 3)}",
            f"cue others {joint} {min(others, 1)}",
            f"cue form {cue.tag} {where} {self.before[1] if cue.at < at else self.after[0]}",
            f"verb {cue.base}",
            f"verb {cue.base} {where}",
            f"cue gap {where} {_bucket(len(between))}",
            f"cue next {cue.link} {where} {after}",
        ]

    # Other paragraphs

    def _carry_features(self, mention: Mention, here: str) -> list[str]:
        """Whether the candidate spoke the quotation before this one."""
        previous = self.previous
        if previous is None or previous.mention is None:
            return []
        same_line = previous.line == self.at_line
        if previous.mention is mention:
            distance = "same" if same_line else str(min(self.at_line - previous.line, 4))
            gap = self.tags[previous.token + 1 : self.at] if same_line else ""
            return [
                f"carry {distance}",
                f"carry {distance} {here} {self.before[1]} {self.after[0]}",
                f"carry {distance} cues {min(sum(t in 'SG' for t in gap), 2)}",
            ]
        if _same(previous.mention, mention):
            return [f"again {'same' if same_line else 'other'} {here}"]
        return [f"other speaker {'same' if same_line else 'other'} {here}"]

    def _above(self) -> list[Candidate]:
        """Mentions of the paragraphs above, where the quotation's own has no clear source."""
        found: list[Candidate] = []
        seen = set()
        low = max(self.at_line - ABOVE, 0)
        for number in range(self.at_line - 1, low - 1, -1):
            line = self.reading.lines[number]
            cues = line.cues
            last = len(line.paragraph.tags)
            spoken = [c for c in cues if c.source is not None]
            for order, cue in enumerate(reversed(spoken[-4:])):
                if id(cue.source) not in seen and cue.source is not None:
                    seen.add(id(cue.source))
                    found.append(self._higher(number, cue.source, cue, order, last))
            for mention in line.mentions[:1]:
                if id(mention) not in seen and _may_speak(mention):
                    seen.add(id(mention))
                    found.append(self._higher(number, mention, None, 9, last))
        previous = self.previous
        if previous is not None and previous.mention is not None:
            mention = previous.mention
            if id(mention) not in seen and mention.paragraph is not self.line.paragraph:
                found.append(self._higher(previous.line, mention, None, 8, 0))
        return found

    def _higher(
        self, number: int, mention: Mention, cue: Cue | None, order: int, last: int
    ) -> Candidate:
        distance = min(self.at_line - number, 4)
        tags = self.reading.lines[number].paragraph.tags
        here = f"U{distance}"
        alone = "alone" if len(self.tags) <= 2 else "text"
        starts = "first" if self.at == 0 else "inside"
        features = [
            f"here {here}",
            f"here {here} {alone} {starts}",
            f"above {here} {order} {tags[-1:]}",
            f"kind {_kind(mention)}",
            f"kind {here} {_kind(mention)}",
            f"above {here} {alone} {tags[-1:]} {self.before[1]} {self.after[0]}",
            f"above quote {here} {'Q' in tags or 'E' in tags} {alone}",
        ]
        if cue is not None:
            features += [
                f"above cue {here} {cue.link} {cue.strength}",
                f"above end {here} {tags[-1:]} {_bucket(last - cue.at)}",
                f"verb {cue.base} U",
            ]
        features += self._carry_features(mention, here)
        return Candidate(mention, features, cue)

    def _signature(self) -> list[Candidate]:
        """A dash and a name on the line after, as under a motto."""
        number = self.last_line + 1
        if number >= len(self.reading.lines):
            return []
        line = self.reading.lines[number]
        if not line.paragraph.tags.startswith("-") or not line.mentions:
            return []
        mention = line.mentions[0]
        if mention.first != 1 or mention.kind == PRONOUN:
            return []
        return [Candidate(mention, ["signature", f"kind {_kind(mention)}"])]

    # Nobody

    def _governed(self) -> str:
        """Whether a verb of speech with a source stands in the quotation's own sentence."""
        strengths = ""
        for cue in self.line.cues:
            if cue.source is None or cue.strength == "noun":
                continue
            low, high = sorted((cue.at, self.at))
            if not self.line.boundaries(low + 1, high) and cue.at < self.at:
                strengths = max(strengths, "<" + cue.strength)
            elif cue.at > self.at and not self.line.boundaries(self.at + 2, cue.at):
                strengths = max(strengths, ">" + cue.strength)
        return strengths

    def _nobody(self) -> list[str]:
        """The shape of the words themselves: does anybody say such a thing?"""
        marked = self.reading.document.marked[self.number]
        text = self.reading.document.text
        inner = text[marked.start : marked.parts[0][1]].strip()
        spoken = inner.split()
        count = _bucket(len(spoken))
        first = inner[:1]
        shape = "upper" if first.isupper() else "lower" if first.islower() else "sign"
        titled = sum(w[0].isupper() for w in spoken) >= max(len(spoken) * 0.6, 1)
        ends = inner[-1:] if inner[-1:] in ".,!?" else "-"
        personal = any(w.lower() in words.FIRST_PERSON for w in spoken[:40])
        before = self.line.paragraph.words[self.at - 1].lower() if self.at else "^"
        sources = any(c.source is not None and c.strength != "thought" for c in self.line.cues)
        return [
            "nobody",
            f"nobody count {count}",
            f"nobody count {count} {shape} {titled}",
            f"nobody ends {ends} {shape}",
            f"nobody ends {ends} {count}",
            f"nobody context {self.before[1]}",
            f"nobody context {self.before[1]} {self.after[0]} {titled}",
            f"nobody after {self.after[0]} {shape}",
            f"nobody personal {personal}",
            f"nobody single {marked.single}",
            f"nobody before {before if before in TELLING else '-'} {titled}",
            f"nobody sources {sources} {count}",
            f"nobody governed {self._governed()} {min(len(spoken), 4)}",
            f"nobody first {self.previous is None}",
            f"nobody line {min(self.at_line, 2)} {self.tags[-1:] in '.QE'}",
        ]


# Words before a quotation that say what it is.
TELLING = frozenset(
    "so-called called titled entitled named dubbed nicknamed the a an of on in his her their as "
    "for and or to with song book film movie show series episode album article column headlined "
    "known word phrase term words".split()
)


def _relays(mention: Mention, line: Line, at: int) -> bool:
    """Whether an agency only carries the words: “...,” Quill said, according to HNA."""
    closer = (c for c in line.cues if at < c.at < mention.first and c.source is not None)
    return any(c.link != "according" for c in closer) and is_outlet(mention)


def _may_speak(mention: Mention) -> bool:
    if mention.kind == THING or mention.paragraph.tags[mention.last : mention.last + 1] == "'":
        return False
    return mention.kind != PRONOUN or mention.head.lower() in SUBJECTS


def _kind(mention: Mention) -> str:
    if mention.kind == PRONOUN:
        return mention.head.lower()
    if mention.kind == NAME and mention.last - mention.first == 1:
        lower = mention.head.lower()
        if lower in roles.STATES or lower in roles.BODY_NAMES:
            return "state"
        return "name1"
    if mention.kind == NAME and mention.head.lower() in roles.BODY_NAMES:
        return "body name"
    return mention.kind


def _joint(between: str) -> str:
    """The tags between a cue and the quotation, with what seldom matters taken together."""
    if len(between) <= 2:
        return between
    if ":" in between[-1:]:
        return "…:"
    if "H" in between:
        return "…H…" + between[-1]
    if "," in between:
        return "…,…" + between[-1]
    return "…" + between[-1]


def _quotes(tags: str, mention: Mention, at: int) -> int:
    low, high = (mention.last, at) if mention.last <= at else (at + 1, mention.first)
    return tags.count("Q", low, high) + tags.count("E", low, high)


def _same(one: Mention, other: Mention) -> bool:
    """Whether two mentions share their last word: "Ada Quill" and "Quill"."""
    return one.kind == other.kind and one.head.lower() == other.head.lower()
