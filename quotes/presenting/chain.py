"""The way a quote came: speaker → agency → outlet → the outlet that printed it here."""

from dataclasses import dataclass

from quotes.models.outlet import Outlet
from quotes.models.quote import Quote
from quotes.models.quotesource import QuoteSource
from quotes.presenting.marks import without_loose_marks
from quotes.presenting.speaker import Speaker, speaker_of

NOT_STATED = "origin not stated"
LONGEST_ABBREVIATION = 6


@dataclass(frozen=True, slots=True)
class Link:
    """One station. `basis` says what in the article it rests on; `stated` is False for a gap."""

    name: str
    url: str = ""
    full: str = ""
    as_printed: str = ""
    basis: str = ""
    stated: bool = True


def chain_of(quote: Quote, speaker: Speaker | None = None) -> tuple[Link, ...]:
    """The stations from the speaker to the printed page.

    An article that names nobody in between does not thereby say that it heard the words itself.
    """
    speaker = speaker or speaker_of(quote)
    sources = list(quote.sources.all())
    between = tuple(_source(source) for source in reversed(sources)) or (
        Link(NOT_STATED, stated=False),
    )
    # A dispatch on the agency's own page names the agency, which is the outlet itself.
    if sources and sources[0].outlet_id == quote.outlet_id:
        between = between[:-1]
    known = (Link(speaker.name, speaker.url, speaker.name),) if speaker.state != "unknown" else ()
    return (*known, *between, _outlet(quote.outlet))


def in_words(chain: tuple[Link, ...]) -> str:
    """The chain as a line of text."""
    return " → ".join(link.full or link.name for link in chain)


def _source(source: QuoteSource) -> Link:
    basis, printed = source.get_basis_display(), without_loose_marks(source.as_printed)
    if source.outlet is None:
        return Link(printed, "", printed, printed, basis)
    link = _outlet(source.outlet)
    return Link(link.name, link.url, link.full, printed, basis)


def _outlet(outlet: Outlet) -> Link:
    return Link(_short(outlet), outlet.get_absolute_url(), outlet.name)


def _short(outlet: Outlet) -> str:
    """The abbreviation by which an agency is known (IRNA), else its name."""
    if outlet.kind != Outlet.Kind.AGENCY:
        return outlet.name
    short = [
        other.name
        for other in outlet.names.all()
        if other.name.isupper() and len(other.name) <= LONGEST_ABBREVIATION
    ]
    return min(short, key=len, default=outlet.name)
