"""What pages say to machines, in the terms of schema.org."""

import json
from collections.abc import Iterable
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from quotes.corrections import Entry

# Within a script element, these would end it or begin a comment.
ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})

KINDS = {"person": "Person"}  # whoever else speaks is an Organization to schema.org


def corrections_for_machines(entries: Iterable[Entry], site: str) -> SafeString:
    """The entries as a list of CorrectionComment; `site` is the beginning of every address."""
    graph = [comment(entry, site) for entry in entries]
    return as_script({"@context": "https://schema.org", "@graph": graph})


def comment(entry: Entry, site: str) -> dict[str, Any]:
    """One correction, with the quotations and the people that it is about."""
    about = {told.shown.url: told.shown for told in entry.changes if told.shown}
    people = {person.slug: person for told in entry.changes for person in told.people}
    return {
        "@type": "CorrectionComment",
        "@id": site + entry.url,
        "url": site + entry.url,
        "datePublished": entry.made_at.isoformat(),
        "text": entry.reason,
        "about": [
            {"@type": "Quotation", "url": site + url, "name": shown.title}
            for url, shown in about.items()
        ]
        + [
            {
                "@type": KINDS.get(person.kind, "Organization"),
                "url": site + person.get_absolute_url(),
                "name": person.name,
            }
            for person in people.values()
        ],
    }


def as_script(data: dict[str, Any]) -> SafeString:
    """JSON that can stand in a script element whatever its texts hold."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(ESCAPES))  # noqa: S308
