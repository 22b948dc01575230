"""Reads articles from files: plain text, HTML, and JSON lines. No Django, no database.

The text is cleaned once, here: NUL and lone surrogates become U+FFFD one for one, so the length
never changes and every offset holds. Line ends stay as they are in the file.
"""

import codecs
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import trafilatura

from quotes.cleaning import clean
from quotes.exceptions import UnreadableSource

LONGEST_ID = 500  # characters
HTML = frozenset({".html", ".htm"})
LARGEST = 64 * 1024 * 1024  # bytes of one file that is read whole


@dataclass(frozen=True, slots=True)
class Source:
    """One article as read: `id` is the file's name with its ending, or the id on its line."""

    id: str
    text: str


OnProblem = Callable[[UnreadableSource], None]


def stop(problem: UnreadableSource) -> None:
    """What becomes of a line that cannot be read, unless the caller goes on without it."""
    raise problem


def read(path: Path, on_problem: OnProblem = stop) -> Iterator[Source]:
    """The articles of one file, by its ending.

    A line of JSONL that cannot be read goes to `on_problem`; if that does not raise it, the lines
    after it are read.

    Raises:
        UnreadableSource: the file is missing, not UTF-8, empty, too large, or of another kind.
    """
    ending = path.suffix.lower()
    if ending == ".jsonl":
        yield from _lines_of(path, on_problem)
    elif ending == ".txt":
        yield Source(path.name, _whole(path))
    elif ending in HTML:
        yield Source(path.name, html_text(_whole(path), path.name))
    else:
        raise UnreadableSource(f"{path.name}: use a .txt, .html or .jsonl file")


def _whole(path: Path) -> str:
    """The decoded text of a file."""
    try:
        with opened(path) as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableSource(f"{path.name}: {error.strerror or error}") from error
    if len(raw) > LARGEST:
        raise UnreadableSource(f"{path.name}: larger than 64 MB; split it")
    text = _decoded(raw, path.name)
    if not text.strip():
        raise UnreadableSource(f"{path.name}: the file is empty")
    return text


def opened(path: Path) -> BinaryIO:
    """The file, if it is one: a device or a pipe may never end."""
    if path.exists() and not path.is_file():
        raise UnreadableSource(f"{path.name}: no file; name a file or a folder")
    return path.open("rb")


def _decoded(raw: bytes, name: str) -> str:
    try:
        return clean(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        place = f"byte {error.start}"
        raise UnreadableSource(f"{name}: not UTF-8 at {place}; save it as UTF-8") from error


def html_text(html: str, name: str) -> str:
    """The article inside a web page, a paragraph a line, without menus and forms.

    Raises:
        UnreadableSource: no article could be found in the page.
    """
    found = trafilatura.extract(html, include_comments=False, include_tables=False)
    if not found or not found.strip():
        raise UnreadableSource(f"{name}: no article found in the page")
    return clean(found)


def _lines_of(path: Path, on_problem: OnProblem) -> Iterator[Source]:
    try:
        with opened(path) as file:
            yield from json_lines(file, path.name, on_problem)
    except OSError as error:
        raise UnreadableSource(f"{path.name}: {error.strerror or error}") from error


def json_lines(lines: Iterable[bytes], name: str, on_problem: OnProblem = stop) -> Iterator[Source]:
    """The articles of JSON lines, objects with `id` and `text`; blank lines are passed over.

    Raises:
        UnreadableSource: a line is no such object; the message gives its number.
    """
    for number, line in enumerate(lines, start=1):
        # A byte order mark belongs to the file, not to the first object.
        line = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        if not line.strip():
            continue
        try:
            source = _source(line, f"{name}, line {number}")
        except UnreadableSource as problem:
            on_problem(problem)
        else:
            yield source


def _source(line: bytes, place: str) -> Source:
    try:
        found = json.loads(_decoded(line, place))
    except (ValueError, RecursionError) as error:
        raise UnreadableSource(f"{place}: not a JSON object ({error})") from error
    if not isinstance(found, dict):
        raise UnreadableSource(f"{place}: write an object with id and text")
    given, text = found.get("id"), found.get("text")
    if not isinstance(given, str | int) or isinstance(given, bool) or not str(given).strip():
        raise UnreadableSource(f"{place}: the id is missing; write a string")
    if len(str(given)) > LONGEST_ID:
        raise UnreadableSource(f"{place}: the id is longer than {LONGEST_ID} characters")
    if not isinstance(text, str):
        raise UnreadableSource(f"{place}: the text is missing; write a string")
    return Source(clean(str(given)), clean(text))
