"""What the shallow grammar sees in one article, worked out once and shared by every rule."""

from bisect import bisect_left, bisect_right
from functools import cached_property

from .cues import Cue, CueFinder
from .document import Document, Paragraph
from .layout import headlines
from .lexicon.en.cues import RELAY
from .marks import find_marked
from .mentions import Mention, find_mentions
from .noise import is_label
from .verbs import THOUGHT

TOLD = frozenset({"tell", "inform", "assure", "remind", "brief"})
TAIL = 4  # cues at the end of a line that a quotation below it may take up


class Line:
    """A paragraph with its mentions and cues, found when they are first needed.

    Whatever asks for "the mentions around a token" asks by bisection: a line may be as long as a
    book, and nothing may go over all of it once for each of its quotations.
    """

    def __init__(self, paragraph: Paragraph):
        self.paragraph = paragraph
        self.by_source: dict[int, list[Cue]] = {}
        self._firsts: list[int] = []
        self._places: list[int] = []
        self.spoken_tail: list[Cue] = []  # the last cues that have a source
        self.tells = False  # whether a cue has a listener ("told HNA")
        self.relays = False  # whether a cue quotes, cites or reports
        self.speaks = False  # whether any cue of speech has a source
        self.has_quotes = bool(paragraph.quotes)

    @cached_property
    def mentions(self) -> list[Mention]:
        """The mentions of the paragraph, in order."""
        found = find_mentions(self.paragraph)
        self._firsts = [mention.first for mention in found]
        return found

    @cached_property
    def cues(self) -> list[Cue]:
        """The cues of the paragraph, in order; `by_source` has them by their source's number."""
        found = CueFinder(self.paragraph, self.mentions).find()
        if not found:
            return found
        self._places = [cue.at for cue in found]
        self.tells = any(cue.base in TOLD for cue in found)
        spoken = [cue for cue in found if cue.source is not None]
        for cue in spoken:
            self.by_source.setdefault(cue.source.number, []).append(cue)
        self.spoken_tail = spoken[-TAIL:]
        self.relays = any(cue.base in RELAY for cue in spoken)
        self.speaks = any(cue.strength != THOUGHT for cue in spoken)
        return found

    def mention_index(self, token: int) -> int:
        """The number of the first mention that begins at `token` or after it."""
        return bisect_left(self._firsts, token) if self.mentions else 0

    def mention_at(self, token: int) -> Mention | None:
        """The mention that begins at `token`."""
        index = self.mention_index(token)
        mentions = self.mentions
        if index < len(mentions) and mentions[index].first == token:
            return mentions[index]
        return None

    def cue_index(self, token: int) -> int:
        """The number of the first cue at `token` or after it."""
        return bisect_left(self._places, token) if self.cues else 0

    def own_cue(self, mention: Mention, token: int) -> Cue | None:
        """Of the cues whose source a mention is, the one nearest to `token`."""
        own = self.by_source.get(mention.number)
        if not own:
            return None
        if len(own) == 1:
            return own[0]
        index = bisect_left(own, token, key=lambda cue: cue.at)
        return min(own[max(index - 1, 0) : index + 1], key=lambda cue: abs(cue.at - token))

    def boundaries(self, first: int, last: int) -> int:
        """How many sentences begin at the tokens from `first` to `last`, both counted."""
        initials = self.paragraph.initials
        return bisect_right(initials, last) - bisect_left(initials, first)

    def sentence(self, token: int) -> tuple[int, int]:
        """The tokens of the sentence that `token` stands in."""
        initials = self.paragraph.initials
        index = bisect_right(initials, token)
        low = initials[index - 1] if index else 0
        high = initials[index] if index < len(initials) else len(self.paragraph.tags)
        return low, high


def read(text: str) -> "Reading":
    """What the grammar sees in a text, its labels and nicknames taken out of their marks."""
    found = find_marked(text)
    labels = [marked for marked in found if is_label(text, marked)]
    if labels:
        left_out = {label.outer for label in labels}
        found = [marked for marked in found if marked.outer not in left_out]
    return Reading(Document(text, found, labels))


class Reading:
    """The document and its lines."""

    def __init__(self, document: Document):
        self.document = document
        self.headlines = headlines(document.paragraphs)
        self.lines = [Line(paragraph) for paragraph in document.paragraphs]
        # Where each quotation stands: (line, token) of every one of its pieces.
        self.places: list[list[tuple[int, int]]] = [[] for _ in document.marked]
        for number, line in enumerate(self.lines):
            for token, quotation in line.paragraph.quotes.items():
                self.places[quotation].append((number, token))
