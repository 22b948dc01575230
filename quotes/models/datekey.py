"""One number by which quotes stand in the order of their dates, newest last, each at its place."""

import datetime

from django.db.models import BigIntegerField, Func

# Room for 134 million quotes within a day number; the day stands in the high bits.
QUOTE_BITS = 27
EPOCH = datetime.date(1, 1, 1)
A_DAY = 1 << QUOTE_BITS
# Below it stand the quotes whose date nobody knows.
DATED = A_DAY


def date_key(published: datetime.date | None, quote_id: int) -> int:
    """The key of a quote: newest first is the descending order of keys; no date comes last."""
    days = (published - EPOCH).days + 1 if published else 0
    return days << QUOTE_BITS | quote_id


class DateKey(Func):
    """`date_key` as the database works it out from a date and a number."""

    output_field = BigIntegerField()
    arity = 2

    def as_sqlite(self, compiler, connection, **context):
        days = "CAST(julianday(%(date)s) - 1721424.5 AS integer)"
        return self._shifted(compiler, days, f"<< {QUOTE_BITS} | %(id)s")

    def as_postgresql(self, compiler, connection, **context):
        days = "(%(date)s - DATE '0001-01-01' + 1)::bigint"
        return self._shifted(compiler, days, f"<< {QUOTE_BITS} | %(id)s")

    def _shifted(self, compiler, days: str, shift: str):
        (date, first), (number, second) = map(compiler.compile, self.get_source_expressions())
        sql = f"(COALESCE({days}, 0) {shift})" % {"date": date, "id": number}
        return sql, [*first, *second]
