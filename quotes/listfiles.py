"""A list of quotes as a file: CSV, JSON or an Atom feed, with the same rows as its page.

CSV and JSON are written while they are sent, up to `MOST` rows; a file that stops there says so.
"""

import datetime
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import quote as quoted

from django.http import HttpResponse, QueryDict, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.feedgenerator import Atom1Feed

from quotes.exports import COLUMNS, columns, neutral, respond
from quotes.filters.fields import printable
from quotes.filters.walk import Walk
from quotes.models import Quote
from quotes.models.quote import QuoteQuerySet
from quotes.paging import after, gathered, without_place
from quotes.presenting import Shown, present_all, ready_at
from quotes.presenting.record import record, with_topics

MOST = 10_000
AT_ONCE = 500
NEWEST = 50  # entries of a feed
CUT = f"Only the first {MOST} are in this file: ask for less, for instance with from and to."


@dataclass(frozen=True)
class ListFile:
    """A list to be written: what answers its question, its name, and the address of its page."""

    walk: Walk
    name: str
    site: str
    page: str
    own: str

    def rows(self, keys: list[int], among: QuoteQuerySet) -> Iterator[Shown]:
        """The quotes with these keys, in this order, fetched in parts."""
        left = iter(keys)
        while part := list(islice(left, AT_ONCE)):
            # What an editor took away meanwhile is left out.
            yield from present_all(ready_at(part, among.live()))

    def keys(self, most: int) -> list[int]:
        """The keys of the first rows, walked no further than asked."""
        asked = self.walk.asked
        if asked.ranked_newest:
            return self.walk.best(asked.ranked_newest, 0, most)
        oldest_first = asked.values.get("sort") == "oldest"
        return gathered(self.walk, after(None, oldest_first), most)


def as_csv(listed: ListFile) -> HttpResponseBase:
    """One row a quote. The last column names those before whose text an apostrophe was put."""
    keys = listed.keys(MOST + 1)
    response = respond(_csv_rows(listed, keys), listed.name)
    return _told(response, keys)


def _csv_rows(listed: ListFile, keys: list[int]) -> Iterator[Iterable[object]]:
    yield (*COLUMNS, "apostrophe put before")
    for shown in listed.rows(keys[:MOST], Quote.objects.all()):
        cells = columns(listed.site, shown)
        changed = [
            name
            for name, cell in zip(COLUMNS, cells, strict=True)
            if neutral(cell) != ("" if cell is None else str(cell))
        ]
        yield (*cells, ", ".join(changed))
    if len(keys) > MOST:
        yield (CUT,)


def as_json(listed: ListFile) -> HttpResponseBase:
    """An object with the quotes, and whether these are all."""
    keys = listed.keys(MOST + 1)
    response = StreamingHttpResponse(_json_parts(listed, keys), content_type="application/json")
    response["Content-Disposition"] = f"inline; filename*=UTF-8''{quoted(listed.name)}.json"
    return _told(response, keys)


def _json_parts(listed: ListFile, keys: list[int]) -> Iterator[str]:
    head = {"page": listed.page, "complete": len(keys) <= MOST}
    if len(keys) > MOST:
        head["note"] = CUT
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "quotes": ['
    for number, shown in enumerate(listed.rows(keys[:MOST], with_topics(Quote.objects.all()))):
        yield (",\n" if number else "\n") + json.dumps(record(shown, listed.site))
    yield "\n]}\n"


def as_atom(listed: ListFile) -> HttpResponseBase:
    """The newest quotes of the list as a feed."""
    feed = Atom1Feed(
        title=printable(f"On the Record: {listed.name}"),
        link=listed.page,
        description="The newest quotations of this list.",
        feed_url=listed.own,
        language="en-GB",
    )
    for shown in listed.rows(listed.keys(NEWEST), with_topics(Quote.objects.all())):
        add_entry(feed, shown, listed.site)
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml")


def add_entry(feed: Atom1Feed, shown: Shown, site: str) -> None:
    """One quote: who said it as the title, the words and the way they came as the summary."""
    told = record(shown, site)
    published = shown.quote.published
    feed.add_item(
        title=printable(f"{told['speaker']['name']}: {shown.title}"),
        link=told["address"],
        unique_id=told["address"],
        description=printable(
            f"{told['in_its_sentence']} ({told['way_it_came']}; {told['state_in_words']})"
        ),
        author_name=printable(told["speaker"]["name"]),
        pubdate=_moment(published),
        updateddate=_moment(published),
    )


def _moment(day: datetime.date | None) -> datetime.datetime:
    """Midnight of a day; a feed must have a moment, so that what has no date is of long ago."""
    day = day if day and day.year > 1 else datetime.date(1970, 1, 1)
    return datetime.datetime.combine(day, datetime.time(), tzinfo=datetime.UTC)


def _told(response: HttpResponseBase, keys: list[int]) -> HttpResponseBase:
    response["X-Complete"] = "no" if len(keys) > MOST else "yes"
    return response


@dataclass(frozen=True, slots=True)
class Alternate:
    """Where a page's list stands as a file."""

    label: str
    type: str
    address: str


def alternates(path: str, question: QueryDict) -> list[Alternate]:
    """The files of the list on a page, for the same question."""
    query = without_place(question)
    asked = f"?{query.urlencode()}" if query else ""
    return [
        Alternate(label, kind, f"{path.rstrip('/')}.{ending}{asked}")
        for ending, label, kind in (
            ("csv", "CSV", "text/csv"),
            ("json", "JSON", "application/json"),
            ("atom", "Atom feed", "application/atom+xml"),
        )
    ]


WRITERS = {"csv": as_csv, "json": as_json, "atom": as_atom}


def refused(ending: str, faults: list[str]) -> HttpResponse:
    """400 with what to ask instead."""
    if ending == "json":
        return HttpResponse(
            json.dumps({"errors": faults}), status=400, content_type="application/json"
        )
    return HttpResponse("\n".join(faults), status=400, content_type="text/plain; charset=utf-8")
