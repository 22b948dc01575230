"""The manifest: what is known about the articles of a folder that their texts do not say."""

import datetime
import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from quotes.exceptions import ManifestError
from quotes.importing.manifestvalues import one_of, typed, unknown
from quotes.naming import outlet_fold

BASES = ("printed", "given", "inferred", "unknown")
KINDS = ("newspaper", "agency", "broadcaster", "site", "aggregator")


@dataclass(frozen=True, slots=True)
class Entry:
    """One article. A `*_basis` says what outlet, address and date rest on; `basis` says how."""

    file: str = ""
    id: str = ""
    outlet: str = ""
    headline: str = ""
    published: datetime.date | None = None
    url: str = ""
    archived_url: str = ""
    byline: str = ""
    dateline: str = ""
    language: str = "en"
    excerpt: bool = False
    basis: str = ""
    outlet_basis: str = ""
    url_basis: str = ""
    published_basis: str = ""


@dataclass(frozen=True, slots=True)
class OutletEntry:
    """One outlet, with the other forms in which articles print its name."""

    name: str
    kind: str = "site"
    names: list[str] = field(default_factory=list)
    country: str = ""
    homepage: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Entries by file name, outlets by name, and what could not be understood, by file name.

    `topics` is the path of a file of topics that come with these articles, if any.
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    outlets: dict[str, OutletEntry] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
    topics: Path | None = None


def read_manifest(path: Path) -> Manifest:
    """Read a manifest. An entry that we do not understand becomes a problem of its own file.

    Raises ManifestError where the file as a whole cannot be read.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ManifestError(f"{path}: the manifest cannot be read ({error}).") from error
    manifest = Manifest()
    for key in sorted(data.keys() - {"article", "outlets", "topics"}):
        manifest.problems[f"{path.name}: {key}"] = unknown(key, ["article", "outlets", "topics"])
    for number, table in enumerate(as_list(data.get("article", [])), start=1):
        add_entry(manifest, table, f"{path.name}: article {number}")
    for name, table in as_table(data.get("outlets", {})).items():
        add_outlet(manifest, name, table, f"{path.name}: {name}")
    topics = data.get("topics")
    return replace(manifest, topics=path.parent / str(topics)) if topics else manifest


def add_entry(manifest: Manifest, table: Any, place: str) -> None:
    """Read one [[article]]; the problem is kept under the file's name, else under the place."""
    table = as_table(table)
    name = str(table.get("file", "")) or place
    try:
        entry = typed(Entry, table)
        if not entry.file:
            raise ManifestError('it names no file: write file = "name.txt".')
        if entry.file in manifest.entries:
            raise ManifestError("it stands in the manifest twice: keep one of the entries.")
        if entry.outlet and not outlet_fold(entry.outlet):
            raise ManifestError(f"outlet = {entry.outlet!r} is no name: it has no letter.")
        for basis in (entry.outlet_basis, entry.url_basis, entry.published_basis):
            one_of(basis, ("", *BASES), "basis")
    except ManifestError as error:
        manifest.problems[name] = str(error)
    else:
        manifest.entries[name] = entry


def add_outlet(manifest: Manifest, name: str, table: Any, place: str) -> None:
    """Read one outlet of [outlets]."""
    try:
        entry = typed(OutletEntry, {**as_table(table), "name": name})
        one_of(entry.kind, KINDS, "kind")
        for printed in (entry.name, *entry.names):
            if not outlet_fold(printed):
                raise ManifestError(f"{printed!r} is no name: it has no letter.")
    except ManifestError as error:
        manifest.problems[place] = str(error)
    else:
        manifest.outlets[name] = entry


def as_table(value: Any) -> dict[str, Any]:
    """The value as a table; anything else is an empty one, whose lack of keys is told."""
    return value if isinstance(value, dict) else {}


def as_list(value: Any) -> list[Any]:
    """The value as a list of tables."""
    return value if isinstance(value, list) else [value]
