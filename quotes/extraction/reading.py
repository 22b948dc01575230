"""What the shallow grammar sees in one article, worked out once and shared by every rule."""

from bisect import bisect_right

from .cues import Cue, CueFinder
from .document import Document, Paragraph
from .layout import is_headline
from .mentions import Mention, find_mentions


class Line:
    """A paragraph with its mentions and cues, found when they are first needed."""

    __slots__ = ("_cues", "_mentions", "by_source", "paragraph")

    def __init__(self, paragraph: Paragraph):
        self.paragraph = paragraph
        self._mentions: list[Mention] | None = None
        self._cues: list[Cue] | None = None
        self.by_source: dict[int, list[Cue]] = {}

    @property
    def mentions(self) -> list[Mention]:
        """The mentions of the paragraph, in order."""
        if self._mentions is None:
            self._mentions = find_mentions(self.paragraph)
        return self._mentions

    @property
    def cues(self) -> list[Cue]:
        """The cues of the paragraph, in order; `by_source` has them by their source's number."""
        if self._cues is None:
            self._cues = CueFinder(self.paragraph, self.mentions).find()
            for cue in self._cues:
                if cue.source is not None:
                    self.by_source.setdefault(cue.source.number, []).append(cue)
        return self._cues

    def boundaries(self, first: int, last: int) -> int:
        """How many sentences begin at the tokens from `first` to `last`, both counted."""
        initials = self.paragraph.initials
        return bisect_right(initials, last) - bisect_right(initials, first - 1)


class Reading:
    """The document and its lines."""

    def __init__(self, document: Document):
        self.document = document
        self.headlines = [is_headline(p, document.paragraphs) for p in document.paragraphs]
        self.lines = [Line(paragraph) for paragraph in document.paragraphs]
        # Where each quotation stands: (line, token) of every one of its pieces.
        self.places: list[list[tuple[int, int]]] = [[] for _ in document.marked]
        for number, line in enumerate(self.lines):
            for token, quotation in line.paragraph.quotes.items():
                self.places[quotation].append((number, token))
