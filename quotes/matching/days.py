"""Whether two quotations can have been said on one occasion."""

from datetime import date, timedelta

from quotes.matching.types import Utterance

# What is printed today was mostly said within these days before; two more days for slow reprints.
REPORTED_WITHIN = timedelta(days=3)
# Where an outlet gives the day, a day more or less is a time zone or a night desk.
SLACK = timedelta(days=1)
# Beyond, not even a point in common is proposed.
FAR = timedelta(days=45)


def span(utterance: Utterance) -> tuple[date, date] | None:
    """The first and last day on which it may have been said; None when nothing is known."""
    first, last = utterance.said_from, utterance.said_to
    if first or last:
        return min(first or last, last or first), max(first or last, last or first)
    if utterance.published:
        return _earlier(utterance.published, REPORTED_WITHIN), utterance.published
    return None


def gap(a: Utterance, b: Utterance) -> timedelta | None:
    """The time between the nearest days of two utterances; zero where they overlap.

    None when one of them has no day at all.
    """
    one, two = span(a), span(b)
    return None if one is None or two is None else apart(one, two)


def apart(one: tuple[date, date] | None, two: tuple[date, date] | None) -> timedelta:
    """The time between two spans of days; none where they overlap or nothing is known of one."""
    if one is None or two is None:
        return timedelta(0)
    return max(one[0] - two[1], two[0] - one[1], timedelta(0))


def reach(days: tuple[date, date]) -> tuple[date, date]:
    """The first and the last day on which something can have been said that is not far from it."""
    return _earlier(days[0], FAR), days[1] + min(FAR, date.max - days[1])


def _earlier(day: date, by: timedelta) -> date:
    return day - by if day - date.min > by else date.min
