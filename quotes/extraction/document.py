"""One article as the rules see it: paragraphs, tokens and tags, with the quotations blanked.

Blanking keeps the length, so every offset stays an offset into the text as given.
"""

import re
from collections.abc import Iterator, Sequence, Set

from .marks import Marked, find_marked, paragraphs
from .tagging import BLANK, BLANKED, INITIAL, TAG, TOKEN, is_abbreviation
from .types import Span

FOREIGN_BLANKS = re.compile(f"[{BLANK}{BLANKED}]")
SENTENCE_FINAL = re.compile(r"[.!?…][\"'’”)\]]?\s?$")
TITLED = re.compile(r"TT(?![NT])")
# A noun in a verb's place: "will campaign", "to release the letter".
VERB_LIKE = re.compile(r"Ur{0,2}[OL](?=[DNPMaRIt])|t(?<!At)[OL](?=[DNPM])")
MONTH_NAMES = frozenset({"May", "April", "June", "August", "Jan"})
AHEAD = 16
# Where the next sentence begins: after a stop (and what closes behind it).
SENTENCE_START = re.compile(r"[.E][)\']*(?=[^.)\'/,])")
OPENERS = (":", "(")  # at the head of a line: the next token begins a sentence, too


class Paragraph:
    """A line of the article: its words, and a tag for each.

    `quotes` maps the index of a quotation's token to its number among the document's quotations;
    `initials` are the indices of the tokens that begin a sentence. Offsets of tokens are worked
    out when they are first asked for: most paragraphs never need them.
    """

    __slots__ = ("_position", "_seen", "_starts", "blanked", "end", "index", "initials", "joined",
                 "printed", "quotes", "start", "tags", "words")  # fmt: skip

    def __init__(self, blanked: str, index: int, start: int, end: int):
        self.blanked, self.index, self.start, self.end = blanked, index, start, end
        self.words: list[str] = TOKEN.findall(blanked, start, end)
        # Where full stops were given back to abbreviations: the tokens before, and which are gone.
        self.printed: list[str] = []
        self.joined: Set[int] = frozenset()
        self.tags = ""
        self.quotes: dict[int, int] = {}
        self.initials: list[int] = []
        self._starts: list[int] = []
        self._seen = 0  # printed tokens whose offset is worked out
        self._position = start

    def start_of(self, token: int) -> int:
        """The offset in the text at which a token begins."""
        if token >= len(self._starts):
            self._find_starts(token + AHEAD)
        return self._starts[token]

    def _find_starts(self, last: int) -> None:
        """Work out offsets up to a token: by searching, far quicker than matching again."""
        words, find, joined = self.printed or self.words, self.blanked.find, self.joined
        starts, position, seen = self._starts, self._position, self._seen
        enough = min(seen + last - len(starts) + len(joined) + 1, len(words))
        for number, word in enumerate(words[seen:enough], seen):
            position = find(word, position)
            if number not in joined:
                starts.append(position)
            position += len(word)
        self._seen, self._position = enough, position

    def span(self, first: int, last: int) -> Span:
        """The offsets of the tokens from `first` up to, not including, `last`."""
        return self.start_of(first), self.start_of(last - 1) + len(self.words[last - 1])


class Document:
    """The text of one article, its quotations and its tagged paragraphs.

    `labels` are stretches between marks that belong to the sentence around them: only their marks
    are blanked.
    """

    def __init__(
        self, text: str, marked: list[Marked] | None = None, labels: Sequence[Marked] = ()
    ):
        self.text = text
        self.labels = labels
        self.marked = find_marked(text) if marked is None else marked
        # Every piece between marks, in the order of the text: its quotation and its inner span.
        pieces = [(n, part) for n, quotation in enumerate(self.marked) for part in quotation.parts]
        self._pieces = iter(pieces)
        self.blanked = self._blank()
        self.paragraphs = [
            self._tagged(Paragraph(self.blanked, index, start, end))
            for index, (start, end) in enumerate(paragraphs(self.blanked))
        ]

    def _blank(self) -> str:
        # The article's own private-use characters must not look like quotations.
        text = FOREIGN_BLANKS.sub("\ufffd", self.text)
        text = _without_marks(text, self.labels)
        pieces, position = [], 0
        for quotation in self.marked:
            for start, end in quotation.outer:
                pieces += (text[position:start], BLANK, BLANKED * (end - start - 1))
                position = end
        pieces.append(text[position:])
        return "".join(pieces)

    def _tagged(self, paragraph: Paragraph) -> Paragraph:
        """Fill in the tags of one paragraph."""
        words = paragraph.words
        tags = list(map(TAG.__getitem__, words))
        _join_abbreviations(paragraph, tags)
        line = "".join(tags)
        for found in VERB_LIKE.finditer(line):
            tags[found.end() - 1] = "V"
        if "d" in line:
            _name_months(words, tags)
        for found in TITLED.finditer(line):  # "Mr. King": a title where a name must stand
            at = found.start()
            if words[at].endswith(".") and not words[at + 1].endswith("."):
                tags[at + 1] = "N"
        for index in _places(tags, "Q"):
            tags[index] = self._quote_tag(paragraph, index)
        line = "".join(tags)
        initials = [0, 1] if line.startswith(OPENERS) else [0]
        initials += [match.end() for match in SENTENCE_START.finditer(line)]
        paragraph.initials = initials
        for index in paragraph.initials:
            if index < len(tags) and words[index][0] != BLANK:
                tags[index] = INITIAL[words[index]]
        paragraph.tags = "".join(tags)
        return paragraph

    def _quote_tag(self, paragraph: Paragraph, index: int) -> str:
        """The tag of a quotation's token: does its last character end a sentence?"""
        number, part = next(self._pieces)
        paragraph.quotes[index] = number
        inner = self.text[max(part[0], part[1] - 3) : part[1]]
        return "E" if SENTENCE_FINAL.search(inner) else "Q"


def _name_months(words: list[str], tags: list[str]) -> None:
    """Tag months that are names: "Theresa May said", "April Ryan", never "May 5" or "in May"."""
    for index, tag in enumerate(tags):
        if tag != "d" or words[index] not in MONTH_NAMES:
            continue
        before = tags[index - 1] if index else "."
        after = tags[index + 1] if index + 1 < len(tags) else "."
        if after != "#" and (before == "N" or (after in "NSU" and before not in "Io")):
            tags[index] = "N"


def _without_marks(text: str, labels: Sequence[Marked]) -> str:
    """The text with a blank for each mark around the labels; the length stays."""
    pieces, position = [], 0
    for label in labels:
        ((start, end),), (low, high) = label.outer, label.parts[0]
        pieces += (text[position:start], " " * (low - start), text[low:high], " " * (end - high))
        position = end
    pieces.append(text[position:])
    return "".join(pieces)


def _join_abbreviations(paragraph: Paragraph, tags: list[str]) -> None:
    """Give the full stop of an abbreviation back to its word.

    The lists are rebuilt once, from the stops found: deleting in place would be quadratic.
    """
    words = paragraph.words
    stops = [
        index
        for index in _places(words, ".")
        if index
        and is_abbreviation(words[index - 1], words[index + 1] if index + 1 < len(words) else "")
    ]
    if not stops:
        return
    paragraph.printed = words[:]
    for index in stops:
        words[index - 1] += "."
        tags[index - 1] = TAG[words[index - 1]]
        words[index] = ""
    gone = set(stops)
    tags[:] = [tag for index, tag in enumerate(tags) if index not in gone]
    words[:] = [word for word in words if word]
    paragraph.joined = gone


def _places(words: list[str], sought: str) -> Iterator[int]:
    """The indices at which `sought` stands in `words`."""
    index = -1
    for _ in range(words.count(sought)):
        index = words.index(sought, index + 1)
        yield index


def trim(text: str, span: Span) -> Span:
    """The span without blanks at either end, and without a comma before the closing mark."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return start, end
