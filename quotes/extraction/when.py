"""The day on which words were said, as a range, from what the text beside them says.

"On Saturday" in an article of Sunday 15 June is the 14th; "last Saturday" may be the Saturday
before that, so it gives a range. Where the text says nothing, the answer is None.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from .lexicon.en import words
from .sentences import WIDEST, sentence_around, sentence_before
from .types import Quotation, Span

_DAYS = "|".join(words.WEEKDAYS)
_MONTHS = "|".join(
    [month.capitalize() for month in words.MONTHS]
    + [rf"{month.capitalize()}\.?" for month in words.MONTHS_SHORT]
)
WEEKDAY = re.compile(
    rf"\b(?:(?P<last>last|this past|previous)\s+)?(?P<day>{_DAYS})\b", re.IGNORECASE
)
RELATIVE = re.compile(r"\b(?P<word>yesterday|today|tonight|this morning)\b", re.IGNORECASE)
MONTH_DAY = re.compile(rf"\b(?P<month>{_MONTHS})\s+(?P<day>[0-3]?\d)(?:,\s*(?P<year>\d{{4}}))?\b")
DAY_MONTH = re.compile(rf"\b(?P<day>[0-3]?\d)\s+(?P<month>{_MONTHS})(?:\s+(?P<year>\d{{4}}))?\b")
# A day that something else has: "the 2013 vote", "before Saturday's match", "by next Friday".
FUTURE = re.compile(
    r"\b(?:next|coming|until|by|before|after|since|every|each)\s+(?:\w+\s+)?$", re.I
)
SPEECH = re.compile(
    r"\b(?:said|told|says|remarks?|speech|interview|statement|(?:press|news) conference|stated|"
    r"announced|wrote|insisted|added|warned|declared|briefing|address)\b"
)
# Of each expression a piece that stands in it: "day" ends all weekdays, a month needs its name.
# Letter by letter in either case, as these are searched several times as fast as without case.
NAMED = re.compile(
    r"[dD][aA][yY]"
    r"|[tT](?:[oO][nN][iIİı][gG][hH][tT]|[hH][iIİı][sSſ] [mM][oO][rR][nN][iIİı][nN][gG])"
)
_NAMES_OF_MONTHS = "|".join(map(str.capitalize, (*words.MONTHS, *words.MONTHS_SHORT)))
MONTH = re.compile(rf"(?:{_NAMES_OF_MONTHS})\b")
CLAUSE = re.compile(r"[^.!?\"“”]*,")
OPENING = 3  # words before a day that opens a sentence: "Late on Friday, ..."
BEFORE = 24  # characters that are looked at before a day's name


@dataclass(frozen=True, slots=True)
class Said:
    """The first and the last day on which the words may have been said, both counted.

    `words` are the words that it rests on, `start` and `end` their offsets in the article.
    """

    earliest: date
    latest: date
    words: str
    start: int
    end: int


def said(text: str, quotation: Quotation, published: date) -> Said | None:
    """When a quotation of `text` was said, given the date of the article; None where unsaid.

    Looks outside the quotation's own words: in its sentence, in that of its cue, and then in a
    sentence of the paragraph before that tells of the same speaker's words.
    """
    if not _named(text):
        return None
    looked_at: set[Span] = set()
    for start, end in _places(text, quotation):
        if (start, end) in looked_at:
            continue
        looked_at.add((start, end))
        found = _expressions(text, start, end, quotation, published)
        if found:
            return min(found, key=lambda day: _distance(day, quotation))
    return None


def _places(text: str, quotation: Quotation) -> Iterator[Span]:
    """Where to look, nearest first."""
    around = sentence_around(text, quotation.start, quotation.end)
    yield around
    if quotation.cue_start is not None and quotation.cue_end is not None:
        yield sentence_around(text, quotation.cue_start, quotation.cue_end)
    yield from _spoken_above(text, quotation, around[0])


def _spoken_above(text: str, quotation: Quotation, before: int) -> Iterator[Span]:
    """Sentences up to the paragraph above that name the speaker and tell of a speech of theirs.

    “...,” she repeated, below a paragraph in which "Quill told reporters on Monday": Monday. A
    paragraph about what Quill did on Monday says nothing of when she spoke.
    """
    surname = (quotation.speaker_text or "").split()[-1:]
    if not surname or quotation.speaker_kind != "person":
        return
    line = text.rfind("\n", 0, before) + 1
    above = text[:line].rstrip()
    low = max(above.rfind("\n") + 1, len(above) - WIDEST)
    position = before
    while (found := sentence_before(text, position)) or position > low:
        start, end = found or sentence_around(text, len(above) - 1, len(above))
        sentence = text[start:end]
        if surname[0] in sentence and SPEECH.search(sentence):
            yield start, end
        if start >= position or start <= low:
            return
        position = start


def _distance(day: Said, quotation: Quotation) -> int:
    anchor = quotation.start if quotation.cue_start is None else quotation.cue_start
    return abs(day.start - anchor)


def _expressions(
    text: str, start: int, end: int, quotation: Quotation, published: date
) -> list[Said]:
    """Every date expression in [start, end) outside the quotation's words."""
    found: list[Said] = []
    named = _named(text)
    if bisect_left(named, start) == bisect_left(named, end):
        return found
    for pattern, read in _READERS:
        for match in pattern.finditer(text, start, end):
            inside = any(a <= match.start() < b for a, b in quotation.fragments)
            if inside or FUTURE.search(text, max(start, match.start() - BEFORE), match.start()):
                continue
            days = read(match, published)
            if _of_another_clause(text, (start, end), match.start(), quotation):
                continue
            if days is not None and days[0] <= published:
                found.append(Said(*days, match.group(), match.start(), match.end()))
    return found


# The quotations of an article are asked about one after another.
@lru_cache(maxsize=2)
def _named(text: str) -> tuple[int, ...]:
    """Where a text may name a day, in order: each expression holds one of these places."""
    found = [match.start() for match in NAMED.finditer(text)]
    found += [match.start() for match in MONTH.finditer(text)]
    return tuple(sorted(found))


def _of_another_clause(text: str, place: Span, day: int, quotation: Quotation) -> bool:
    """Whether a day stands in a clause of its own before the speaker: it is that clause's day.

    Echoing what the mayor told the council on Friday, Quill added that ...: Friday is the mayor's.
    But: On Friday, Quill said ...; late on Friday Quill said ...
    """
    speaker = quotation.speaker_start
    if speaker is None or not place[0] <= speaker < place[1]:
        surname = (quotation.speaker_text or "").split()[-1:]
        speaker = text.find(surname[0], *place) if surname else -1
    if day >= speaker:
        return False
    clause = CLAUSE.match(text, day, speaker)
    return clause is not None and len(text[place[0] : day].split()) > OPENING


def _weekday(match: re.Match, published: date) -> tuple[date, date]:
    """The last such day on or before publication; "last Saturday" may be a week earlier."""
    wanted = words.WEEKDAYS.index(match["day"].lower())
    day = published - timedelta(days=(published.weekday() - wanted) % 7)
    if match["last"]:
        if day == published:
            day -= timedelta(days=7)
        return day - timedelta(days=7), day
    return day, day


def _relative(match: re.Match, published: date) -> tuple[date, date]:
    if match["word"].lower() == "yesterday":
        published -= timedelta(days=1)
    return published, published


def _calendar(match: re.Match, published: date) -> tuple[date, date] | None:
    """A day of a month; without a year, the last one on or before publication."""
    name = match["month"].lower().strip(".")
    short = words.MONTHS_SHORT.get(name)
    month = short if short else words.MONTHS.index(name) + 1
    try:
        if match["year"]:
            day = date(int(match["year"]), month, int(match["day"]))
        else:
            day = date(published.year, month, int(match["day"]))
            if day > published:
                day = date(published.year - 1, month, int(match["day"]))
    except ValueError:  # "February 31"
        return None
    return day, day


_READERS = (
    (WEEKDAY, _weekday),
    (RELATIVE, _relative),
    (MONTH_DAY, _calendar),
    (DAY_MONTH, _calendar),
)
