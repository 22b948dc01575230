"""Why wordings stand beside each other: what matching found alike, or what an editor decided."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from heapq import heappop, heappush

from django.urls import reverse

from quotes.comparing.wordings import Bond, Comparison
from quotes.models import WordingDecision, WordingPair


@dataclass(frozen=True, slots=True)
class Link:
    """Two quotes that are one statement, and who says why; `url` is that of an editor's decision.

    An editor's word counts for more than any likeness.
    """

    first: int
    second: int
    score: float
    reason: str
    url: str = ""

    def order(self, base: int) -> tuple:
        """Sorts what explains most first: decisions, then what is said of the base itself."""
        ends = (self.first, self.second)
        return (not self.url, base not in ends, -self.score, *ends)

    def other(self, quote: int) -> int:
        """The other end."""
        return self.second if quote == self.first else self.first


def with_bonds(compared: Comparison) -> Comparison:
    """The comparison, each wording with what joins it to one that was explained before it.

    From the base on, so that nothing is explained by itself. In two queries.
    """
    letters = {wording.quote.pk: wording.letter for wording in compared.wordings}
    links: dict[int, list[Link]] = defaultdict(list)
    for link in (*decided(letters), *matched(letters)):
        links[link.first].append(link)
        links[link.second].append(link)
    base = compared.base.quote.pk
    bonds: dict[int, Bond] = {}
    waiting: list[tuple] = []
    here = base
    while here is not None:
        for link in links[here]:
            heappush(waiting, (link.order(base), here, link))
        here = None
        while waiting and here is None:
            _, known, link = heappop(waiting)
            reached = link.other(known)
            if reached != base and reached not in bonds:
                bonds[reached] = Bond(letters[known], link.reason, link.url)
                here = reached
    joined = [replace(one, bond=bonds.get(one.quote.pk)) for one in compared.wordings]
    return replace(compared, wordings=joined)


def decided(quotes: Collection[int]) -> Iterator[Link]:
    """What editors joined among these quotes."""
    standing = WordingDecision.objects.binding().filter(
        verdict=WordingDecision.Verdict.SAME, first__in=quotes, second__in=quotes
    )
    for one in standing.select_related("change__changeset", "restores__change__changeset"):
        made = (one.restores or one).change.changeset
        address = reverse("quotes:correction", args=[made.public_id])
        yield Link(one.first_id, one.second_id, 1, made.reason, address)


def matched(quotes: Collection[int]) -> Iterator[Link]:
    """What matching found alike among these quotes."""
    pairs = WordingPair.objects.joining().filter(first__in=quotes, second__in=quotes)
    for pair in pairs.exclude(reason=""):
        yield Link(pair.first_id, pair.second_id, pair.score, pair.reason)
