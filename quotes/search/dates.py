"""Days, months and years as a search writes them. Pure."""

import datetime
import re

DATE = re.compile(r"([0-9]{4})(?:-([0-9]{1,2}))?(?:-([0-9]{1,2}))?")


def first_day(written: str) -> datetime.date | None:
    """The first day of a year, a month or a day; None where it is no date.

    `after:` counts from that day on and `before:` up to the day before it, so that
    `after:2014 before:2015` is the year 2014 and no day falls between two such ranges.

    >>> first_day("2014-06")
    datetime.date(2014, 6, 1)
    """
    found = DATE.fullmatch(written)
    if found is None:
        return None
    try:
        return datetime.date(*(int(part) if part else 1 for part in found.groups()))
    except ValueError:
        return None
