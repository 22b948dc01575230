"""What a speaker said near some days, asked of the database in its own words.

An import asks so for almost every quotation that it brings: to have Django put the question
together took several times as long as the answer.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection

from quotes.matching.days import reach
from quotes.matching.signatures import ALWAYS, Days, periods_near

AT_ONCE = 2_000  # rows that are fetched at a time


@dataclass(frozen=True, slots=True)
class Nearby:
    """The gists of what a speaker said between two days, the nearest to their middle first.

    Without days of all that the speaker said, the last first. Of two that are equally near the one
    that was stored first.
    """

    where: str
    order: str
    held: tuple[Any, ...]
    middle: tuple[int, ...] = ()

    @classmethod
    def to(cls, speaker: int, days: Days | None) -> "Nearby":
        """What this speaker said near these days."""
        periods = periods_near(days)
        if periods is None:
            return cls("speaker_id = %s", "period DESC", (speaker,))
        wanted = (ALWAYS, *periods)
        first, last = map(connection.ops.adapt_datefield_value, reach(days))
        among = ", ".join(["%s"] * len(wanted))
        return cls(
            f'speaker_id = %s AND period IN ({among}) AND ("first" IS NULL OR '
            '("first" <= %s AND "last" >= %s))',
            "ABS(period - %s)",
            (speaker, *wanted, last, first),
            (wanted[len(wanted) // 2],),
        )

    def rows(self, most: int) -> Iterator[tuple[int, bytes]]:
        """The numbers of the quotes and their ideas, so many at most."""
        # Put together from constants of this module; what was asked goes into the parameters.
        asked = (
            f"SELECT quote_id, ideas FROM quotes_gist WHERE {self.where} "  # noqa: S608
            f"ORDER BY {self.order}, quote_id LIMIT %s"
        )
        with connection.cursor() as cursor:
            cursor.execute(asked, [*self.held, *self.middle, most])
            while some := cursor.fetchmany(AT_ONCE):
                yield from some

    def count(self) -> int:
        """How many there are."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT COUNT(*) FROM quotes_gist WHERE {self.where}", self.held)  # noqa: S608
            return cursor.fetchone()[0]
