"""Quotation marks: which stretches of a text stand between them.

Marks come straight, curly, mixed, doubled (``...''), low („…“), pointed («…»), nested, crossed
over (“…“), and with the closing one missing over several paragraphs. The pairing is one pass over
the marks of each paragraph, so its time grows with the length of the text alone.
"""

import re
from dataclasses import dataclass

from .types import Span

# Doubled single marks and backticks count as one double mark.
# One set of signs comes first, so that the search leaps from mark to mark; then what was met is
# looked at: a row of one double sign is one mark, ``, '', ‘‘ and ’’ are double marks, and an
# apostrophe between two letters is passed over.
MARK = re.compile(
    r"""["“”„‟«»＂‘‚‛`'’]
    (?: (?<=["“”]) (?: (?<=") "{2,} | (?<=“) “{2,} | (?<=”) ”{2,} | )
      | (?<=`) `?
      | (?<=‘) ‘?
      | (?<=[„‟«»＂‚‛])
      | (?<=['’]) (?: (?<=') ' | (?<=’) ’ | (?!\w) | (?<!\w['’]) )
    )""",
    re.VERBOSE,
)
DOUBLE = frozenset('"“”„‟«»＂') | {"``", "''", "’’", "‘‘"}
OPENS_ONLY = frozenset({"„", "``", "‘‘"})
CLOSES_ONLY = frozenset({"”", "’’"})
BEFORE_OPENING = frozenset("([{<—–-/‑…:;,=*_|>.") | DOUBLE | {"‘", "'"}
AFTER_CLOSING = frozenset(")]}>—–-/…:;,.!?*_|<") | DOUBLE | {"’", "'"}
# A word that drops its first letters begins with a single mark: ’em, ’til, ’90s.
ELISION = re.compile(r"['’‘](?:em|til|tis|twas|cause|bout|n|round|\d\ds?)\b", re.IGNORECASE)
WITHOUT_WIDTH = frozenset("\u200b\u200e\u200f\u2060\ufeff")
FAR = 40  # marks that a single opening mark may look ahead


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between quotation marks: inner offsets, and where the marks themselves stand.

    `parts` has one span for each paragraph of the stretch; `outer` includes the marks; `closed`
    is False when the last paragraph ended without a closing mark.
    """

    parts: tuple[Span, ...]
    outer: tuple[Span, ...]
    single: bool = False
    closed: bool = True

    @property
    def start(self) -> int:
        """Offset of the first character inside the marks."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """Offset after the last character inside the marks."""
        return self.parts[-1][1]


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    sign: str
    opens: bool
    closes: bool

    @property
    def double(self) -> bool:
        return self.sign in DOUBLE


def _read_mark(text: str, found: re.Match, low: int, high: int) -> _Mark:
    """One mark with what its neighbours allow it to do, within the paragraph [low, high)."""
    start, end, sign = found.start(), found.end(), found.group()
    sign = sign[0] if sign[0] in '"“”' else sign
    before = text[start - 1] if start > low else " "
    after = text[end] if end < high else " "
    before, after = (" " if c in WITHOUT_WIDTH else c for c in (before, after))
    if sign in DOUBLE:
        opens, closes = _double_mark(sign, before, after)
    else:
        opens, closes = _single_mark(text, start, sign, before, after)
    return _Mark(start, end, sign, opens, closes)


def _double_mark(sign: str, before: str, after: str) -> tuple[bool, bool]:
    """Whether a double mark may open, and whether it may close."""
    opens = not (after.isspace() or after in ",;:)") and (
        before.isspace() or before in BEFORE_OPENING
    )
    closes = not before.isspace() and (not after.isalnum() or before in ".,!?…")
    if sign in OPENS_ONLY:
        return not after.isspace(), False
    if sign in CLOSES_ONLY and closes:
        return False, True
    if sign in "“«" and opens and (before.isspace() or before in "([—–-"):
        return True, False
    if not opens and not closes:
        if sign in "«»":  # French marks keep a blank inside
            return sign == "«", sign == "»"
        blank = before.isspace() and after.isspace()
        return blank, blank or sign != "“"
    return opens, closes


def _single_mark(text: str, start: int, sign: str, before: str, after: str) -> tuple[bool, bool]:
    """Whether a single mark may open or close; an apostrophe may do neither."""
    opens = sign != "’" or not before.isalnum()
    opens = opens and after.isalnum() and (before.isspace() or before in '([{—–-"“')
    opens = opens and not ELISION.match(text, start)
    closes = sign != "‘" and not before.isspace() and not after.isalnum() and not opens
    return opens, closes


def paragraphs(text: str) -> list[Span]:
    """The spans of the lines of `text` that hold more than blanks, without the blanks around."""
    spans = []
    position = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = position + len(line) - len(line.lstrip())
            spans.append((start, start + len(stripped)))
        position += len(line) + 1
    return spans


class _Pairing:
    """The pairing of marks over the paragraphs of one text."""

    def __init__(self, text: str):
        self.text = text
        self.found: list[Marked] = []
        self.parts: list[Span] = []  # of a quotation that runs over paragraphs
        self.outer: list[Span] = []

    def paragraph(self, low: int, high: int) -> None:
        """Pair the marks of one paragraph."""
        marks = [_read_mark(self.text, m, low, high) for m in MARK.finditer(self.text, low, high)]
        doubles = [mark for mark in marks if mark.double]
        begins_open = bool(marks) and marks[0].start == low and marks[0].opens
        if self.parts and not begins_open:
            first = doubles[0] if doubles else None
            if first is not None and first.closes and not first.opens:
                # The printer forgot the mark that should open every further paragraph.
                self._add(low, first.start, low, first.end)
                self._finish(closed=True)
                marks = [mark for mark in marks if mark.start > first.start]
            else:
                self._finish(closed=False)
        self._pair(marks, high)

    def _pair(self, marks: list[_Mark], high: int) -> None:
        index, balance = 0, _remaining_closers(marks)
        while index < len(marks):
            mark = marks[index]
            if not mark.opens:
                index += 1
            elif mark.double:
                index = self._double(marks, index, balance, high)
            else:
                index = self._single(marks, index)

    def _double(self, marks: list[_Mark], index: int, balance: list[int], high: int) -> int:
        """Close the double mark at `index`; return the index from which to go on."""
        opening, depth = marks[index], 0
        at = index + 1
        while at < len(marks):
            mark = marks[at]
            if mark.double and mark.closes:
                if depth == 0:
                    self._add(opening.end, mark.start, opening.start, mark.end)
                    self._finish(closed=True)
                    return at + 1
                depth -= 1
            elif mark.double and mark.opens:
                if balance[at] < depth + 2:  # its closing mark is lost: begin again here
                    self._lost(opening, mark.start)
                    return at
                depth += 1
            at += 1
        self._add(opening.end, high, opening.start, high)
        return len(marks)

    def _lost(self, opening: _Mark, until: int) -> None:
        """Drop what was opened: nothing says where in the line it ends."""
        self._finish(closed=False)

    def _single(self, marks: list[_Mark], index: int) -> int:
        """Close the single mark at `index`, if anything in reach closes it.

        A mark after "s" may be a possessive ("the fighters’ engagement"): it closes only when no
        better one follows before the next opening.
        """
        opening, second = marks[index], None
        for at in range(index + 1, min(len(marks), index + FAR)):
            mark = marks[at]
            if mark.double:
                continue
            if mark.opens:
                break
            if mark.closes:
                if self.text[mark.start - 1] not in "sS":
                    second = at
                    break
                second = at if second is None else second
        if second is None:
            return index + 1
        closing = marks[second]
        inner = (opening.end, closing.start)
        outer = (opening.start, closing.end)
        self._finish(closed=False)
        self.found.append(Marked((inner,), (outer,), single=True))
        return second + 1

    def _add(self, start: int, end: int, outer_start: int, outer_end: int) -> None:
        self.parts.append((start, end))
        self.outer.append((outer_start, outer_end))

    def _finish(self, closed: bool) -> None:
        if self.parts:
            self.found.append(Marked(tuple(self.parts), tuple(self.outer), closed=closed))
            self.parts, self.outer = [], []


def _remaining_closers(marks: list[_Mark]) -> list[int]:
    """For each mark: closing less opening double marks, from the one after it to the last."""
    balance, total = [0] * len(marks), 0
    for index in range(len(marks) - 1, -1, -1):
        balance[index] = total
        if marks[index].double:
            total += 1 if marks[index].closes else -1 if marks[index].opens else 0
    return balance


def find_marked(text: str) -> list[Marked]:
    """Every stretch of `text` between outermost quotation marks, in order. Never raises."""
    pairing = _Pairing(text)
    for low, high in paragraphs(text):
        pairing.paragraph(low, high)
    pairing._finish(closed=False)
    return [marked for marked in pairing.found if any(a < b for a, b in marked.parts)]
