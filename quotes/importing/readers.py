"""Reads articles from files: plain text, HTML, and JSON lines. No Django, no database.

The text is cleaned once, here: NUL and lone surrogates become U+FFFD one for one, so the length
never changes and every offset holds. Line ends stay as they are in the file.
"""

import codecs
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import trafilatura

from quotes.cleaning import clean
from quotes.exceptions import UnreadableSource

LONGEST_ID = 500  # characters
HTML = frozenset({".html", ".htm"})
# What the web still has beside UTF-8; whoever declares Latin 1 means Windows 1252.
DECLARED = re.compile(
    rb"""<meta[^<>]{0,200}?charset\s*=\s*["']?(windows-125[0-8]|iso-8859-(?:1[03-6]|[1-9])|latin1|"""
    rb"""koi8-[ru]|gb2312|gbk|gb18030|big5|euc-(?:jp|kr)|shift_jis)["'\s/>;]""",
    re.IGNORECASE,
)
LATIN = {"iso-8859-1": "windows-1252", "latin1": "windows-1252"}
LARGEST = 64 * 1024 * 1024  # bytes of one file that is read whole


@dataclass(frozen=True, slots=True)
class Source:
    """One article as read: `id` is the file's name with its ending, or the id on its line.

    `quotes` is what its line holds under that name, as it stands there, if it is a line.
    """

    id: str
    text: str
    quotes: Any = None


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
    elif ending == ".txt" or ending in HTML:
        yield read_bytes(_whole(path), path.name)
    else:
        raise UnreadableSource(f"{path.name}: use a .txt, .html or .jsonl file")


def read_bytes(raw: bytes, name: str) -> Source:
    """The article in the bytes of a file; a name that does not end in .html is one of plain text.

    Raises:
        UnreadableSource: the bytes are not UTF-8 (nor, in HTML, what the page declares), or empty.
    """
    is_page = Path(name).suffix.lower() in HTML
    text = _decoded(raw, name, declared_encoding(raw) if is_page else "utf-8")
    if not text.strip():
        raise UnreadableSource(f"{name}: the file is empty")
    return Source(name, html_text(text, name) if is_page else text)


def declared_encoding(raw: bytes) -> str:
    """The encoding that a web page says it has, if it is one of the web; else UTF-8."""
    found = DECLARED.search(raw[:2048])
    name = found[1].decode("ascii").lower() if found else "utf-8"
    return LATIN.get(name, name)


def _whole(path: Path) -> bytes:
    """The bytes of a file."""
    try:
        with opened(path) as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableSource(f"{path.name}: {error.strerror or error}") from error
    if len(raw) > LARGEST:
        raise UnreadableSource(f"{path.name}: larger than 64 MB; split it")
    return raw


def opened(path: Path) -> BinaryIO:
    """The file, if it is one: a device or a pipe may never end."""
    if path.exists() and not path.is_file():
        raise UnreadableSource(f"{path.name}: no file; name a file or a folder")
    return path.open("rb")


def _decoded(raw: bytes, name: str, encoding: str = "utf-8") -> str:
    try:
        return clean(raw.decode(encoding))
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            return _decoded(raw, name)
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
    return Source(clean(str(given)), clean(text), found.get("quotes"))
