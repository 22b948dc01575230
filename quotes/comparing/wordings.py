"""A statement's wordings, each read word by word against one of them."""

import string
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from quotes.comparing.stretches import Stretch, stretches
from quotes.matching import diff, printed_signs, summary
from quotes.models import Outlet, Quote, WordingPair
from quotes.models.naming import fold
from quotes.models.quote import Kind, Lifecycle
from quotes.presenting import Shown, present

LETTERS = string.ascii_uppercase
SIDES = ("first", "second")
SIGNS = {
    "cut": "An ellipsis is printed: the outlet left words out.",
    "altered": "Square brackets are printed: the words in them are the outlet’s own.",
    "unclear": "Round brackets are printed: whose words they hold is unclear.",
}


@dataclass(frozen=True)
class Wording:
    """One outlet's wording, and what sets it apart from the base.

    Attributes:
        letter: what the words about differences call it: the base is A.
        summary: the differences in one line of words; empty when only typography differs.
        notes: what the print of this wording shows, and what differs around the words.
    """

    shown: Shown
    letter: str
    stretches: list[Stretch]
    summary: str
    notes: list[str]

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
    def outlets(self) -> list[Outlet]:
        """Those who printed them, each once, in the order of the columns."""
        return list({wording.quote.outlet: None for wording in self.wordings})

    def of_outlet(self, outlet: Outlet) -> list[Wording]:
        return [wording for wording in self.wordings if wording.quote.outlet_id == outlet.pk]


@dataclass(frozen=True)
class Proposal:
    """Another quote that may make the same point: for an editor to judge, joined by nobody."""

    ours: Quote
    theirs: Quote
    reason: str


def fullest(quotes: Iterable[Quote]) -> Quote:
    """The wording with the most words; among equals the one that was published first."""
    return min(quotes, key=lambda quote: (-len(quote.text.split()), _published(quote)))


def compare_wordings(quotes: Iterable[Quote], base_id: str = "") -> Comparison | None:
    """All wordings against the one with that public id, or against the fullest."""
    ordered = sorted(quotes, key=_published)
    if not ordered:
        return None
    chosen = [quote for quote in ordered if quote.public_id == base_id]
    base = chosen[0] if chosen else fullest(ordered)
    others = [quote for quote in ordered if quote is not base]
    shown = present(base)
    first = Wording(shown, LETTERS[0], stretches(shown), "", printed_notes(base))
    return Comparison([first, *(against(base, other, n) for n, other in enumerate(others, 1))])


def against(base: Quote, other: Quote, number: int = 1) -> Wording:
    """One wording, the `number`th beside the base, read against it."""
    letter = LETTERS[number] if number < len(LETTERS) else f"no. {number + 1}"
    told = summary(base.text, other.text)
    shown = present(other)
    return Wording(
        shown=shown,
        letter=letter,
        stretches=stretches(shown, diff(base.text, other.text)),
        summary=told.replace("only in B: '", f"only in {letter}: '"),
        notes=[*printed_notes(other), *_contrasts(base, other)],
    )


def proposals(quotes: Iterable[Quote]) -> list[Proposal]:
    """The pairs that were proposed as the same point and touch one of these quotes."""
    ours = {quote.pk: quote for quote in quotes}
    pairs = WordingPair.objects.filter(
        Q(first__in=ours) | Q(second__in=ours),
        level=WordingPair.Level.POINT,
        first__lifecycle=Lifecycle.LIVE,
        second__lifecycle=Lifecycle.LIVE,
    ).select_related(*(f"{side}__{part}" for side in SIDES for part in ("outlet", "speaker")))
    return [
        Proposal(ours[pair.first_id], pair.second, pair.reason)
        if pair.first_id in ours
        else Proposal(ours[pair.second_id], pair.first, pair.reason)
        for pair in pairs
    ]


def printed_notes(quote: Quote) -> list[str]:
    """What the outlet's print shows of one wording by itself, in words."""
    fragment = quote.kind == Kind.PARTIAL
    found = ["A fragment: the outlet quotes only a part of the sentence."] if fragment else []
    return found + [SIGNS[sign] for sign in printed_signs(quote.text)]


def _published(quote: Quote) -> tuple:
    """A key that sorts by publication; without a date comes last."""
    return (quote.published is None, quote.published, quote.pk)


def _contrasts(base: Quote, other: Quote) -> list[str]:
    """What differs around the words: the name, the day."""
    found = []
    names = (base.speaker_name, other.speaker_name)
    if all(names) and fold(names[0]) != fold(names[1]):
        found.append(f"The speaker is named differently: “{names[1]}”, there “{names[0]}”.")
    if _days_differ(base, other):
        found.append("The day on which it was said differs.")
    return found


def _days_differ(base: Quote, other: Quote) -> bool:
    """Whether both days are known and cannot be the same."""
    if base.said_from is None or other.said_from is None:
        return False
    ends = [quote.said_to or quote.said_from for quote in (base, other)]
    return base.said_from > ends[1] or other.said_from > ends[0]
