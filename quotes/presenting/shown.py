"""One quote with everything that any surface shows of it."""

from collections.abc import Iterable
from functools import cached_property

from quotes.models.quote import Kind, Lifecycle, Quote, QuoteQuerySet
from quotes.presenting import chain, dates, notes, speaker, states, titles, words
from quotes.presenting.found import Found, found_in
from quotes.search import Query

LONG = 260  # characters from which the words are set smaller


class Shown:
    """A quote as it is shown. Nothing is worked out before a surface asks for it.

    `query` is the search that found it, whose hits are then marked; `found` says where it hit.
    """

    def __init__(
        self, quote: Quote, query: Query | None = None, found: Found | None = None
    ) -> None:
        self.quote, self.query, self.found = quote, query, found

    @cached_property
    def url(self) -> str:
        """The page with the evidence."""
        return self.quote.get_absolute_url()

    @property
    def language(self) -> str:
        """The language in which the words are printed."""
        return self.quote.article.language

    @cached_property
    def parts(self) -> tuple[words.Part, ...]:
        """The words in type: see `words.Part`."""
        return words.set_words(self.quote)

    @cached_property
    def plain(self) -> str:
        """The words in one line, a fragment within its sentence."""
        return words.plain(self.parts)

    @cached_property
    def title(self) -> str:
        """The beginning of what was said, for a title or the name of a link."""
        return titles.title(self.quote)

    @property
    def marked(self) -> bool:
        """Whether the words stand in quotation marks."""
        return self.quote.kind in words.MARKED

    @property
    def long(self) -> bool:
        """Whether there are so many words that a list sets them smaller."""
        return sum(len(str(part)) for part in self.parts) > LONG

    @property
    def kind(self) -> str:
        """How they were printed, in words."""
        return states.kind_in_words(self.quote)

    @property
    def says_kind(self) -> bool:
        """Whether a list must say the kind: where the marks do not already show it."""
        return not self.marked

    @cached_property
    def speaker(self) -> speaker.Speaker:
        """Who said it."""
        return speaker.speaker_of(self.quote)

    @cached_property
    def chain(self) -> tuple[chain.Link, ...]:
        """The way it came."""
        return chain.chain_of(self.quote, self.speaker)

    @cached_property
    def said(self) -> dates.Day:
        """When it was said."""
        return dates.said(self.quote)

    @cached_property
    def published(self) -> dates.Day:
        """When it was published."""
        return dates.published(self.quote)

    @cached_property
    def state(self) -> str:
        """The key of its state: machine, checked, corrected or unknown."""
        return states.state(self.quote)

    @property
    def state_in_words(self) -> str:
        """Who stands behind it."""
        return states.STATES[self.state]

    @property
    def notice(self) -> str:
        """What a reader must know before the words, or nothing."""
        return states.notice(self.quote)

    @property
    def notes(self) -> list[str]:
        """What printed brackets and ellipses say of the words."""
        return notes.sign_notes(self.quote)

    @cached_property
    def other_wordings(self) -> int:
        """How many other wordings of the same statement a reader can see."""
        if self.quote.statement is None:
            return 0
        return sum(
            other.pk != self.quote.pk and is_wording(other)
            for other in self.quote.statement.quotes.all()
        )


def is_wording(quote: Quote) -> bool:
    """Whether a quote counts as a wording; a headline repeats one and is none."""
    return quote.lifecycle == Lifecycle.LIVE and not quote.headline and quote.kind != Kind.INDIRECT


def ready(quotes: QuoteQuerySet) -> QuoteQuerySet:
    """With all that `present` reads, in a number of queries that does not grow with the rows."""
    return (
        quotes.for_lists()
        .select_related("version")
        .prefetch_related("sources__outlet__names", "outlet__names")
    )


def ready_at(keys: Iterable[int], quotes: QuoteQuerySet | None = None) -> list[Quote]:
    """The quotes at these date keys, in the order of the keys; of `quotes`, where given."""
    keys = list(keys)
    among = Quote.objects.all() if quotes is None else quotes
    found = {quote.date_key: quote for quote in ready(among.filter(date_key__in=keys))}
    return [found[key] for key in keys if key in found]


def present(quote: Quote) -> Shown:
    """One quote as it is shown."""
    return Shown(quote)


def present_all(quotes: Iterable[Quote], query: Query | None = None) -> list[Shown]:
    """Quotes as they are shown; fetch them through `ready` first."""
    quotes = list(quotes)
    found = found_in(quotes, query) if query else {}
    return [Shown(quote, query, found.get(quote.pk)) for quote in quotes]
