"""What changed on a page since the day on which somebody shared it.

A shared address shows the same tomorrow, or says what is different: every decision of an editor
with the value before and the value now, what came in, and what stood there and is gone. The page
itself is always that of today: one of yesterday would show again what was found to be wrong.
"""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from quotes import corrections
from quotes.comparing.gone import Subject, gone_since
from quotes.models import Quote
from quotes.presenting import Shown, present_all
from quotes.presenting.dates import day
from quotes.presenting.holdings import counted


@dataclass(frozen=True)
class Since:
    """What editors changed after a day, what they took away, and how many quotations came in.

    Attributes:
        entries: the decisions about what stands here, or stood, the newest first.
        gone: quotations that stood here and do not now, as their pages show them.
        perhaps: those that stand in no list now, of which nobody knows whether they stood here.
    """

    day: datetime.date
    entries: list[corrections.Entry]
    added: int
    gone: list[Shown]
    perhaps: list[Shown]

    @property
    def words(self) -> str:
        """The same in a sentence."""
        edited = (
            f"editors made {counted(len(self.entries), 'decision')} about what stands here"
            if self.entries
            else "no editor changed what stands here"
        )
        verb = "is" if len(self.gone) == 1 else "are"
        left = f"{counted(len(self.gone), 'quotation')} {verb} gone from it" if self.gone else ""
        came = f"{counted(self.added, 'quotation')} of it came in" if self.added else ""
        *others, last = (part for part in (edited, left, came) if part)
        return f"Since {day(self.day)} {' and '.join(filter(None, (', '.join(others), last)))}."


def changed_since(
    quotes: Iterable[Quote], when: datetime.date | None, subject: Subject
) -> Since | None:
    """What is different since the end of that day on a page that shows these quotes.

    None without a day.
    """
    if when is None:
        return None
    quotes = list(quotes)
    gone = gone_since(subject, when)
    left = [*gone.stood, *gone.perhaps]
    log = corrections.about([*quotes, *left], subject.people).filter(made_at__date__gt=when)
    added = sum(quote.article.captured_at.date() > when for quote in quotes)
    here = {quote.pk for quote in (*quotes, *left)}
    entries = [_about(entry, here) for entry in corrections.tell(log)]
    return Since(when, entries, added, present_all(gone.stood), present_all(gone.perhaps))


def _about(entry: corrections.Entry, here: Collection[int]) -> corrections.Entry:
    """A decision with what it changed here: it may be one about many quotes."""
    return replace(entry, changes=[told for told in entry.changes if _is_about(told, here)])


def _is_about(told: corrections.Told, here: Collection[int]) -> bool:
    sides = [side.quote.pk for side in (told.shown, told.beside) if side is not None]
    return not sides or not here.isdisjoint(sides)
