"""What a reader sees of a decision, compared with what the editor wished."""

import json
from typing import Any

from django.test import Client

from quotes.editing.speakers import Speaker
from quotes.models import Person, Quote
from quotes.models.quote import WITHHELD, Lifecycle

Heirs = dict[int, int]


def columns_differ(quote: Quote, field: str, wish: Any, heirs: Heirs) -> str:
    """In what the stored columns of a quote differ from a wish; empty where they do not."""
    shown, wanted = SHOWN[field](quote), wanted_of(field, wish, heirs)
    if field == "topics":
        return "" if wanted[0] <= shown and not wanted[1] & shown else f"{wanted} is {shown}"
    if field == "not_a_quotation" and quote.lifecycle not in (Lifecycle.LIVE, Lifecycle.REJECTED):
        return ""  # taken down, or not found in the text any more: shown as that
    return "" if shown == wanted else f"{field} should be {wanted!r}, is {shown!r}"


def wanted_of(field: str, wish: Any, heirs: Heirs) -> Any:
    """A wish in the form of the columns."""
    if field == "speaker":
        return speaker_wanted(wish, heirs)
    if field in ("role", "audience"):
        return " ".join(wish.split())
    if field == "topics":
        return set(wish["put"]), set(wish["off"])
    if field == "said":
        first = wish["from"]
        return first, wish.get("to") or first
    if field == "sources":
        return [(" ".join(link["as_printed"].split())[:200], link.get("outlet")) for link in wish]
    return wish  # of bounds and of what was missed, the ledger keeps the words


def speaker_wanted(wish: Speaker, heirs: Heirs) -> tuple[int | None, str]:
    if wish.person is None:
        return None, wish.described
    pk = heir_of(wish.person.pk, heirs)
    return pk, Person.objects.get(pk=pk).name


def heir_of(pk: int, heirs: Heirs) -> int:
    """Whom a person was merged into, and that one, and so on."""
    while pk in heirs:
        pk = heirs[pk]
    return pk


def iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def sources_of(quote: Quote) -> list[tuple[str, str | None]]:
    """The printed names, with an outlet where an editor may have chosen one."""
    return [
        (link.as_printed, link.outlet.slug if link.outlet else None)
        for link in quote.sources.select_related("outlet").order_by("position")
    ]


SHOWN = {
    "speaker": lambda quote: (quote.speaker_id, quote.speaker_name),
    "role": lambda quote: quote.role,
    "audience": lambda quote: quote.audience,
    "kind": lambda quote: quote.kind,
    "sources": sources_of,
    "topics": lambda quote: set(quote.topics.values_list("slug", flat=True)),
    "said": lambda quote: (iso(quote.said_from), iso(quote.said_to)),
    "bounds": lambda quote: quote.text,
    "missed": lambda quote: quote.text,
    "not_a_quotation": lambda quote: quote.lifecycle == Lifecycle.REJECTED,
    "stands_first": lambda quote: quote.stands_first,
}


def page_differs(client: Client, quote: Quote, wishes: dict[str, Any], heirs: Heirs) -> str:
    """In what the page of a quote and its row in the API differ from what was decided."""
    page = client.get(quote.get_absolute_url())
    if quote.lifecycle in WITHHELD:
        return "" if page.status_code == 404 else f"held, and its page answers {page.status_code}"
    told = json.loads(client.get(f"/api/v1/quotes/{quote.public_id}/").content)
    if wishes.get("not_a_quotation") and quote.lifecycle == Lifecycle.REJECTED:
        return "" if "Not a quotation" in page.text else "its page shows it as a quotation"
    said = {
        "kind": told["kind"],
        "bounds": told["words"],
        "speaker": told["speaker"]["name"],
        "topics": told["topics"],
    }
    for field in wishes.keys() & said.keys():
        wanted = wanted_of(field, wishes[field], heirs)
        if field == "speaker":
            wanted = wanted[1] or "Speaker unknown"
            if wanted not in page.text:
                return f"its page names no {wanted}"
        if field == "topics":
            wanted = sorted((set(told["topics"]) | wanted[0]) - wanted[1])
            said["topics"] = sorted(told["topics"])
        if said[field] != wanted:
            return f"its row in the API has {said[field]!r} for {field}, not {wanted!r}"
    return ""
