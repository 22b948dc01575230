"""What stands on a page, as CSV: one row a quotation, or the table that the page shows."""

import csv
from collections.abc import Iterable, Iterator
from urllib.parse import quote as quoted

from django.http import StreamingHttpResponse

from quotes.comparing import Comparison, OutletsCompared, PeopleCompared, Wording
from quotes.comparing.coverage import ABSENT, Coverage
from quotes.presenting import Shown
from quotes.presenting.chain import in_words

# A cell that begins with one of these is a formula to a spreadsheet.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
BOM = "\ufeff"  # by which spreadsheets know that it is UTF-8
COLUMNS = (
    "words",
    "in its sentence",
    "kind",
    "speaker",
    "role as printed",
    "speaker as printed",
    "the way it came",
    "outlet",
    "said",
    "published",
    "basis of the date",
    "state",
    "address",
)

Cells = Iterable[object]


class Echo:
    """A file that hands back what is written, so that rows go out one by one."""

    def write(self, value: str) -> str:
        return value


def respond(rows: Iterable[Cells], name: str) -> StreamingHttpResponse:
    """The rows as a download, written while it is sent."""
    response = StreamingHttpResponse(written(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quoted(name)}.csv"
    return response


def written(rows: Iterable[Cells]) -> Iterator[str]:
    """The text of a CSV file, row by row; no cell of it can be a formula."""
    writer = csv.writer(Echo())
    yield BOM
    for row in rows:
        yield writer.writerow([neutral(cell) for cell in row])


def neutral(value: object) -> str:
    """A cell that a spreadsheet takes as text: an apostrophe stands before what it would work out.

    >>> neutral("=1+1")
    "'=1+1"
    """
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) or text.startswith(FORMULA) else text


def columns(site: str, shown: Shown) -> list[object]:
    """One quotation in the columns of `COLUMNS`; `site` makes its address whole."""
    return [
        shown.quote.text,
        shown.plain,
        shown.kind,
        shown.speaker.name,
        shown.speaker.role,
        shown.speaker.as_printed,
        in_words(shown.chain),
        shown.quote.outlet.name,
        shown.said.words,
        shown.published.iso or shown.published.words,
        shown.published.certainty,
        shown.state_in_words,
        f"{site}{shown.url}",
    ]


def statement_rows(compared: Comparison, site: str) -> Iterator[Cells]:
    """The wordings of a statement, the base first."""
    yield ("wording", "differs from A", "notes", "joined", *COLUMNS)
    for wording in compared.wordings:
        told = "; ".join(wording.differences) or ("" if wording.is_base else "the same words")
        notes = " ".join(wording.notes)
        yield (wording.letter, told, notes, joined(wording), *columns(site, wording.shown))


def joined(wording: Wording) -> str:
    """Why it is a wording of the statement; empty for the base."""
    if wording.bond is None:
        return ""
    by = "an editor’s decision" if wording.bond.url else "machine"
    return f"with {wording.bond.letter} by {by}: {wording.bond.reason}"


def people_rows(compared: PeopleCompared, site: str) -> Iterator[Cells]:
    """What people said, day by day."""
    yield ("person", "day", *COLUMNS)
    for day in compared.days:
        for person, quotes in day.cells:
            for shown in quotes:
                yield (person.name, day.words, *columns(site, shown))


def outlet_rows(compared: OutletsCompared, site: str) -> Iterator[Cells]:
    """The statements that both carry, then what one does."""
    yield ("carried by", "statement", "wording", "differs from A", *COLUMNS)
    for row in compared.both:
        for wording in (*row.left, *row.right):
            told = "; ".join(wording.differences)
            cells = columns(site, wording.shown)
            yield ("both", row.statement.public_id, wording.letter, told, *cells)
    for side in compared.alone:
        for shown in side.quotes:
            yield (f"only {side.outlet}, in this database", "", "", "", *columns(site, shown))


def coverage_rows(table: Coverage, site: str) -> Iterator[Cells]:
    """The table of outlets and statements as it stands on the page."""
    yield ("speaker", "statement", "address", *(outlet.name for outlet in table.outlets))
    for row in table.rows:
        cells = (
            " / ".join(shown.quote.text for shown in cell.wordings) or ABSENT for cell in row.cells
        )
        yield (row.lead.speaker.name, row.lead.quote.text, f"{site}{row.url}", *cells)
