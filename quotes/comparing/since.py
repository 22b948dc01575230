"""What changed on a page since the day on which somebody shared it."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from quotes import corrections
from quotes.models import Quote
from quotes.presenting.dates import day
from quotes.presenting.holdings import counted


@dataclass(frozen=True)
class Since:
    """What editors changed after a day, and how many quotations came in."""

    day: datetime.date
    entries: list[corrections.Entry]
    added: int

    @property
    def words(self) -> str:
        """The same in a sentence."""
        edited = (
            f"editors made {counted(len(self.entries), 'decision')} about what stands here"
            if self.entries
            else "no editor changed what stands here"
        )
        came = f"{counted(self.added, 'quotation')} of it came in" if self.added else ""
        return f"Since {day(self.day)} {' and '.join(filter(None, (edited, came)))}."


def changed_since(quotes: Iterable[Quote], when: datetime.date | None) -> Since | None:
    """What is different in these quotes since the end of that day; None without a day."""
    if when is None:
        return None
    quotes = list(quotes)
    later = corrections.about(quotes).filter(made_at__date__gt=when)
    added = sum(quote.article.captured_at.date() > when for quote in quotes)
    return Since(when, corrections.tell(later), added)
