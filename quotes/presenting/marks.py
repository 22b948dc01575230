"""The quotation marks that are printed around a stretch of words, and how they are set here."""

import re
from dataclasses import dataclass

DOUBLE = '"“”„‟«»＂'
SINGLE = "‘’‚‛'`‹›"
# Doubled single marks are one double mark.
OPENED = re.compile(rf"(?P<double>``|''|‘‘|[{DOUBLE}])\s{{0,2}}\Z|[{SINGLE}]\s{{0,2}}\Z")
# What is printed before a closing mark belongs inside it; a mark that only opens never stands
# after a blank, so that the opening mark of what follows is not taken for it.
_BEFORE = r"(?P<inside>[.,;:!?…]{0,4})(?:[^\S\n]{1,2}(?![“„‘«‹]))?"
CLOSED = {
    "“": re.compile(rf"{_BEFORE}(?:''|’’|[{DOUBLE}])"),
    "‘": re.compile(rf"{_BEFORE}[{SINGLE}]"),
}
CLOSES = {"“": "”", "‘": "’"}
PAIR = re.compile(rf"[{DOUBLE}]([^{DOUBLE}]*)[{DOUBLE}]")
LOOSE = re.compile(rf"[{DOUBLE}]|``|''")


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks around [start, end) of a text, which enclose both them and what is in them.

    Only their shape is ours: a single mark stays single, and `inside` is what is printed between
    the words and the closing mark.
    """

    start: int
    end: int
    opens: str = "“"
    inside: str = ""
    opened: bool = False
    closed: bool = False

    @property
    def closes(self) -> str:
        """The closing mark that answers the opening one."""
        return CLOSES[self.opens]


def marks_around(text: str, start: int, end: int) -> Marks:
    """The printed marks around text[start:end]; double ones where none are found."""
    opening = OPENED.search(text, max(start - 4, 0), start)
    if opening is None:
        opens, first = "“", start
    else:
        opens, first = "“" if opening["double"] else "‘", opening.start()
    closing = CLOSED[opens].match(text, end)
    return Marks(
        start=first,
        end=closing.end() if closing else end,
        opens=opens,
        inside=closing["inside"] if closing else "",
        opened=opening is not None,
        closed=closing is not None,
    )


def without_loose_marks(name: str) -> str:
    """A printed name to stand in our own marks: its pairs single, a mark without another gone.

    Where a name is cut out of “a “senior official” said”, one of two marks may be left behind.
    """
    return LOOSE.sub("", PAIR.sub(r"‘\1’", name)).strip()
