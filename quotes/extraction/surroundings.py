"""The candidates around one quotation: in its line and in those above."""

from .candidates import Candidate, Previous, bucket, kind_of
from .cues import Cue
from .features import Place
from .lexicon.en import words
from .lexicon.en.titles import TELLING
from .mentions import NAME, PRONOUN, THING, Mention
from .outlets import is_outlet
from .reading import Line, Reading

NEAR = 6  # mentions without a cue that are considered on either side
WINDOW = 24  # mentions that are looked at on either side
ABOVE = 2  # paragraphs above that are looked at
DATELINE = 12  # tokens within which a place in capitals is followed by a dash
# Links of a cue with all that stands between it and its source hanging on the source.
ATTACHED = frozenset({"subject", "apposition", "relative", "near"})
# "who" and "another" are candidates only with a cue.
SUBJECTS = frozenset("he she they it we i".split())


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
        self.place = Place(self.line, self.at)

    def candidates(self) -> list[Candidate]:
        """Nobody first, then the mentions, nearest lines first."""
        found = [Candidate(None, self._nobody())]
        if self.headline:
            return found + self._in_headline()
        found += self._within(self.place)
        if self.last_line != self.at_line:
            found += self._within(Place(self.reading.lines[self.last_line], self.last, later=True))
        if not self.place.governed() or len(found) == 1:
            found += self._above()
        return found

    # The same paragraph

    def _within(self, place: Place) -> list[Candidate]:
        line = place.line
        mentions, split = line.mentions, line.mention_index(place.at)
        found = []
        line.cues  # noqa: B018  (fills by_source)
        for index in range(max(split - WINDOW, 0), min(split + WINDOW, len(mentions))):
            mention = mentions[index]
            between = split - 1 - index if index < split else index - split
            cue = line.own_cue(mention, place.at)
            if cue is None:
                if between >= NEAR or not _may_speak(mention) or _hangs(mention, line):
                    continue
            elif cue.link == "according" and _relays(mention, line, place.at):
                continue
            here, features = place.describe(mention, cue, between)
            features += place.carry(mention, here, self.previous, self.at_line)
            found.append(Candidate(mention, features, cue))
        return found

    def _in_headline(self) -> list[Candidate]:
        """In a headline only what is tied to the words: “...,” says Quill; Quill: ... “...”."""
        return [
            candidate
            for candidate in self._within(self.place)
            if candidate.cue is not None or self._heads(candidate.mention)
        ]

    def _heads(self, mention: Mention) -> bool:
        if mention.last == self.at:
            return True
        leads = mention.first == 0 or self.tags[mention.first - 1] == ":"
        shouted = mention.kind == NAME and mention.head.isupper()  # "LATEST: ..."
        return leads and self.tags[mention.last : mention.last + 1] == ":" and not shouted

    # Other paragraphs

    def _above(self) -> list[Candidate]:
        """Mentions of the paragraphs above, where the quotation's own has no clear source."""
        found: list[Candidate] = []
        seen: set[int] = set()

        def add(number: int, mention: Mention, cue: Cue | None, order: int, last: int) -> None:
            if id(mention) not in seen:
                seen.add(id(mention))
                found.append(self._higher(number, mention, cue, order, last))

        for number in range(self.at_line - 1, max(self.at_line - ABOVE, 0) - 1, -1):
            line = self.reading.lines[number]
            line.cues  # noqa: B018  (fills spoken_tail)
            last = len(line.paragraph.tags)
            for order, cue in enumerate(reversed(line.spoken_tail)):
                add(number, cue.source, cue, order, last)
            for mention in line.mentions[:1]:
                if _may_speak(mention):
                    add(number, mention, None, 9, last)
        known = self.previous.mention if self.previous else None
        if known is not None and known.paragraph is not self.line.paragraph:
            add(self.previous.line, known, None, 8, 0)
        return found

    def _higher(
        self, number: int, mention: Mention, cue: Cue | None, order: int, last: int
    ) -> Candidate:
        line = self.reading.lines[number]
        ending = line.paragraph.tags[-1:]
        here = f"U{min(self.at_line - number, 4)}"
        alone = "alone" if len(self.tags) <= 2 else "text"
        kind = kind_of(mention)
        place = self.place
        features = [
            f"here {here}",
            f"here {here} {alone} {'first' if self.at == 0 else 'inside'}",
            f"above {here} {order} {ending}",
            f"kind {kind}",
            f"kind {here} {kind}",
            f"above {here} {alone} {ending} {place.before[1]} {place.after[0]}",
            f"above quote {here} {line.has_quotes} {alone}",
        ]
        if cue is not None:
            features += [
                f"above cue {here} {cue.link} {cue.strength}",
                f"above end {here} {ending} {bucket(last - cue.at)}",
                f"verb {cue.base} U",
            ]
        features += place.carry(mention, here, self.previous, self.at_line)
        return Candidate(mention, features, cue)

    # Nobody

    def _nobody(self) -> list[str]:
        """The shape of the words themselves: does anybody say such a thing?"""
        marked = self.reading.document.marked[self.number]
        text = self.reading.document.text
        inner = text[marked.start : marked.parts[0][1]].strip()
        spoken = inner.split()
        count = bucket(len(spoken))
        first = inner[:1]
        shape = "upper" if first.isupper() else "lower" if first.islower() else "sign"
        titled = sum(w[0].isupper() for w in spoken) >= max(len(spoken) * 0.6, 1)
        ends = inner[-1:] if inner[-1:] in ".,!?" else "-"
        personal = any(w.lower() in words.FIRST_PERSON for w in spoken[:40])
        before = self.line.paragraph.words[self.at - 1].lower() if self.at else "^"
        place = self.place
        left, right = place.before[1], place.after[0]
        return [
            "nobody",
            f"nobody count {count}",
            f"nobody count {count} {shape} {titled}",
            f"nobody ends {ends} {shape}",
            f"nobody ends {ends} {count}",
            f"nobody context {left}",
            f"nobody context {left} {right} {titled}",
            f"nobody after {right} {shape}",
            f"nobody personal {personal}",
            f"nobody single {marked.single}",
            f"nobody before {before if before in TELLING else '-'} {titled}",
            f"nobody sources {self.line.speaks} {count}",
            f"nobody governed {place.governed()} {min(len(spoken), 4)}",
            f"nobody first {self.previous is None}",
            f"nobody line {min(self.at_line, 2)} {self.tags[-1:] in '.QE'}",
        ]


def _relays(mention: Mention, line: Line, at: int) -> bool:
    """Whether an agency only carries the words: “...,” Quill said, according to HNA."""
    between = line.cues[line.cue_index(at) : line.cue_index(mention.first)][:4]
    spoken = any(c.source is not None and c.link != "according" for c in between)
    return spoken and is_outlet(mention)


def _hangs(mention: Mention, line: Line) -> bool:
    """Whether a mention is part of another source: "the board" of "a friend of the board said"."""
    number = line.cue_index(mention.last)
    cue = line.cues[number] if number < len(line.cues) else None
    if cue is None or cue.source is None or cue.link not in ATTACHED:
        return False
    return cue.source.last <= mention.first and cue.source is not mention


def _may_speak(mention: Mention) -> bool:
    tags = mention.paragraph.tags
    if mention.kind == THING or tags[mention.last : mention.last + 1] == "'":
        return False
    if mention.first == 0 and "-" in tags[:DATELINE] and mention.head.isupper():
        return False
    return mention.kind != PRONOUN or mention.head.lower() in SUBJECTS
