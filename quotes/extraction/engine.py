"""From the text of one article to its quotations: the steps in their order."""

from collections.abc import Iterator
from dataclasses import replace

from .assembly import SPOKEN, Assembler
from .attribution import Attribution, attribute
from .blocks import find_blocks
from .indirect import as_candidates, stretches
from .mentions import PRONOUN
from .people import Person
from .ranking import WEIGHTS, probabilities
from .reading import Reading, read
from .types import Quotation

REPORTED = 0.4  # the least likelihood with which indirect speech is given
HEADLINE = 12  # words in marks that a headline may hold


def extract(text: str) -> list[Quotation]:
    """Every quotation of `text`, in the order in which they begin. Never raises on any string."""
    return _Extraction(read(text)).run()


class _Extraction:
    """One article on its way through the steps."""

    def __init__(self, reading: Reading):
        self.reading = reading
        self.assembler = Assembler(reading)

    def run(self) -> list[Quotation]:
        """All quotations, in order."""
        quotations = self._marked()
        quotations += [self.assembler.block(*found) for found in find_blocks(self.reading)]
        quotations += self._indirect()
        return sorted(quotations, key=lambda quotation: quotation.start)

    def _marked(self) -> list[Quotation]:
        """What stands between marks, pieces around one attribution joined."""
        quotations: list[Quotation] = []
        previous: Person | None = None
        last: tuple[Attribution, Person | None] | None = None
        for attribution in attribute(self.reading):
            if not self._is_spoken(attribution):
                continue
            quotation, person = self.assembler.marked(attribution, previous)
            if last is not None and self._goes_on(*last, attribution, person):
                quotations[-1] = _joined(quotations[-1], quotation)
            else:
                quotations.append(quotation)
                last = (attribution, person)
            previous = person or previous
        return quotations

    def _is_spoken(self, attribution: Attribution) -> bool:
        """Whether the marks hold somebody's words; in a headline, in doubt, they do."""
        if attribution.spoken >= SPOKEN:
            return True
        marked = self.reading.document.marked[attribution.number]
        line = self.reading.places[attribution.number][0][0]
        spaces = self.reading.document.text.count(" ", marked.start, marked.end)
        return self.reading.headlines[line] and spaces < HEADLINE

    def _goes_on(
        self, last: Attribution, said: Person | None, this: Attribution, says: Person | None
    ) -> bool:
        """Whether two stretches are one quotation around its attribution.

        “We won,” said Quill, the mayor. “It took years.” A sentence of the reporter's own between
        them, or a second speaker, makes two of it.
        """
        (line, token) = self.reading.places[last.number][-1]
        (other, at) = self.reading.places[this.number][0]
        if line != other or last.cue is None or last.cue.at < token or this.mention is None:
            return False
        same = this.mention is last.mention or (
            said is not None and said is says and this.mention.kind == PRONOUN
        )
        if not same or last.mention.paragraph.index != line:
            return False
        document = self.reading.document
        closing = document.text[document.marked[last.number].end - 1]
        between = document.paragraphs[line].tags[token + 1 : at]
        whole = "Q" not in between and "E" not in between and between.count(".") <= 1
        return whole and closing in ",.!?—-…"

    def _indirect(self) -> Iterator[Quotation]:
        """What is given in the reporter's words."""
        for line, headline in zip(self.reading.lines, self.reading.headlines, strict=True):
            for found in () if headline else stretches(line):
                chances = probabilities(as_candidates(found), WEIGHTS)
                best = max(range(1, len(chances)), key=chances.__getitem__)
                if chances[best] >= REPORTED:
                    yield self.assembler.reported(line, found[best - 1], chances[best])


def _joined(first: Quotation, second: Quotation) -> Quotation:
    """Two stretches as the pieces of one quotation, with the first one's attribution."""
    return replace(
        first,
        end=second.end,
        fragments=first.fragments + second.fragments,
        text=f"{first.text} {second.text}",
        confidence=min(first.confidence, second.confidence),
    )
