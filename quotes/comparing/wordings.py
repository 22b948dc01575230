"""A statement's wordings, each read word by word against one of them."""

import string
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef, Q

from quotes.comparing.runs import only_here
from quotes.comparing.stretches import Stretch, stretches
from quotes.comparing.telling import contrasts, differences, reading
from quotes.matching import Piece, diff
from quotes.models import Outlet, Quote, WordingDecision, WordingPair
from quotes.models.quote import Lifecycle
from quotes.presenting import Shown, present, ready
from quotes.presenting.dates import span
from quotes.presenting.notes import printed_notes

LETTERS = string.ascii_uppercase
NUMBERS = ("no", *"one two three four five six seven eight nine ten".split())


@dataclass(frozen=True)
class Bond:
    """Why a wording belongs beside another, which `letter` names.

    `url` is that of the editor's decision; empty where it was matched by machine.
    """

    letter: str
    reason: str
    url: str = ""


@dataclass(frozen=True)
class Wording:
    """One outlet's wording, and what sets it apart from the base.

    Attributes:
        letter: what the words about differences call it: the base is A.
        stretches: the words in their sentence, differences marked.
        differences: the same in words; none where only typography differs.
        notes: what the print of this wording shows, and what differs around the words.
        verbatim: whether it is the base to the letter.
        trivial: how many differences of mere typography or spelling there are.
        bond: why it is a wording of this statement, where that was asked for.
    """

    shown: Shown
    letter: str
    stretches: list[Stretch]
    differences: tuple[str, ...]
    notes: list[str]
    verbatim: bool
    trivial: int = 0
    bond: Bond | None = None

    @property
    def quote(self) -> Quote:
        return self.shown.quote

    @property
    def is_base(self) -> bool:
        return self.letter == LETTERS[0]


@dataclass(frozen=True)
class Comparison:
    """The wordings of one statement, the base first, the others in the order of publication."""

    wordings: list[Wording]

    @property
    def base(self) -> Wording:
        return self.wordings[0]

    @property
    def others(self) -> list[Wording]:
        return self.wordings[1:]

    @property
    def number(self) -> str:
        """How many wordings, in words where that is short: "two wordings"."""
        count = len(self.wordings)
        number = NUMBERS[count] if count < len(NUMBERS) else f"{count}"
        return f"{number} wording{'' if count == 1 else 's'}"

    @property
    def period(self) -> str:
        """From when to when they were published; empty where no date is known."""
        days = [wording.quote.published for wording in self.wordings if wording.quote.published]
        return span(min(days), max(days)) if days else ""

    @property
    def trivial(self) -> int:
        """How many differences of mere typography or spelling there are in all."""
        return sum(wording.trivial for wording in self.wordings)

    @property
    def long(self) -> bool:
        """Whether one of them is so long that all are set smaller."""
        return any(wording.shown.long for wording in self.wordings)

    @property
    def outlets(self) -> list[Outlet]:
        """Those who printed them, each once, in the order of the columns."""
        return list({wording.quote.outlet: None for wording in self.wordings})

    def of_outlet(self, outlet: Outlet) -> list[Wording]:
        return [wording for wording in self.wordings if wording.quote.outlet_id == outlet.pk]


@dataclass(frozen=True)
class Proposal:
    """Two quotes that may make the same point: for an editor to judge, joined by nobody.

    The first is of the statement that was asked about.
    """

    quotes: tuple[Shown, Shown]
    reason: str


def fullest(quotes: Iterable[Quote]) -> Quote:
    """The wording that stands for its statement: the one that an editor chose, else the one with
    the most words; among equals the one that was published first."""
    return min(
        quotes,
        key=lambda quote: (not quote.stands_first, -len(quote.text.split()), _published(quote)),
    )


def compare_wordings(
    quotes: Iterable[Quote], base_id: str = "", *, unfold: bool = False
) -> Comparison | None:
    """All wordings against the one with that public id, or against the fullest.

    Differences of mere typography are folded, unless `unfold` asks for every one.
    """
    ordered = sorted(quotes, key=_published)
    if not ordered:
        return None
    chosen = [quote for quote in ordered if quote.public_id == base_id]
    base = chosen[0] if chosen else fullest(ordered)
    others = [quote for quote in ordered if quote is not base]
    beside = (against(base, other, number, unfold) for number, other in enumerate(others, 1))
    return Comparison([_as_base(base, others, unfold), *beside])


def _as_base(base: Quote, others: list[Quote], unfold: bool) -> Wording:
    """The wording that the others are read against.

    Beside a single other one, the words that only the base has are marked in it too.
    """
    shown = present(base)
    pieces = _pieces(others[0], base, unfold) if len(others) == 1 else None
    marked = stretches(shown, pieces, only_here)
    return Wording(shown, LETTERS[0], marked, (), printed_notes(base), verbatim=True)


def _pieces(base: Quote, other: Quote, unfold: bool) -> list[Piece]:
    """The difference; `unfold` takes what is trivial for a difference like any other."""
    pieces = diff(base.text, other.text)
    return [replace(piece, trivial=False) for piece in pieces] if unfold else pieces


def against(base: Quote, other: Quote, number: int = 1, unfold: bool = False) -> Wording:
    """One wording, the `number`th beside the base, read against it."""
    letter = LETTERS[number] if number < len(LETTERS) else f"no. {number + 1}"
    shown = present(other)
    pieces = diff(base.text, other.text)
    return Wording(
        shown=shown,
        letter=letter,
        stretches=stretches(shown, _pieces(base, other, unfold)),
        differences=differences(base.text, other.text, letter),
        notes=[*printed_notes(other), *contrasts(base, other), *reading(pieces)],
        verbatim=base.text == other.text,
        trivial=sum(piece.trivial for piece in pieces),
    )


def proposals(quotes: Iterable[Quote]) -> list[Proposal]:
    """The pairs that were proposed as the same point, and of which one quote is among these.

    What an editor decided is proposed no more.
    """
    ours = {quote.pk for quote in quotes}
    decided = WordingDecision.objects.binding().filter(
        first=OuterRef("first"), second=OuterRef("second")
    )
    pairs = WordingPair.objects.filter(
        Q(first__in=ours) | Q(second__in=ours),
        level=WordingPair.Level.POINT,
        first__lifecycle=Lifecycle.LIVE,
        second__lifecycle=Lifecycle.LIVE,
    ).exclude(Exists(decided))
    sides = [
        (pair.first_id, pair.second_id, pair.reason)
        for pair in pairs
        if not {pair.first_id, pair.second_id} <= ours
    ]
    found = ready(Quote.objects.all()).in_bulk(
        {pk for first, second, _ in sides for pk in (first, second)}
    )
    return [
        Proposal(
            tuple(present(found[pk]) for pk in sorted(pair, key=lambda pk: pk not in ours)), reason
        )
        for *pair, reason in sides
    ]


def _published(quote: Quote) -> tuple:
    """A key that sorts by publication; without a date comes last."""
    return (quote.published is None, quote.published, quote.pk)
