"""Rows of the API that are no quotes; those are in `quotes.presenting.record`."""

from typing import Any

from django.urls import reverse

from quotes.models import Article, Outlet, Person, Statement, Topic
from quotes.presenting.dates import published_on


def person(row: Person, site: str) -> dict[str, Any]:
    """A person, organisation or group with every form of the name."""
    return {
        "slug": row.slug,
        "name": row.name,
        "sort_name": row.sort_name,
        "kind": row.kind,
        "description": row.description,
        "wikidata_id": row.wikidata_id,
        "other_names": sorted({name.name for name in row.names.all()} - {row.name}),
        **addresses(row, site, "person", row.slug),
    }


def outlet(row: Outlet, site: str) -> dict[str, Any]:
    """An outlet or agency."""
    return {
        "slug": row.slug,
        "name": row.name,
        "kind": row.kind,
        "country": row.country,
        "homepage": row.homepage,
        "wikidata_id": row.wikidata_id,
        "ownership": row.ownership or "not described",
        "ownership_source": row.ownership_source,
        "other_names": sorted({name.name for name in row.names.all()} - {row.name}),
        **addresses(row, site, "outlet", row.slug),
    }


def topic(row: Topic, site: str) -> dict[str, Any]:
    """A topic with its rule."""
    return {
        "slug": row.slug,
        "name": row.name,
        "description": row.description,
        "iptc_id": row.iptc_id,
        "parent": row.parent.slug if row.parent else None,
        "rule": row.rule,
        **addresses(row, site, "topic", row.slug),
    }


def article(row: Article, site: str) -> dict[str, Any]:
    """What is known of an article; its text is the outlet's."""
    published = published_on(row.published, row)
    return {
        "id": row.public_id,
        "headline": row.headline,
        "outlet": {"name": row.outlet.name, "slug": row.outlet.slug},
        "url": row.url,
        "archived_url": row.archived_url,
        "byline": row.byline,
        "dateline": row.dateline,
        "language": row.language,
        "published": {
            "iso": published.iso or None,
            "words": published.words,
            "certainty": published.certainty,
        },
        "excerpt": row.excerpt,
        "address": site + row.get_absolute_url(),
    }


def statement(row: Statement, site: str) -> dict[str, Any]:
    """A statement; its wordings are asked for by its own address."""
    own = reverse("quotes:api_statement", args=[row.public_id])
    return {
        "id": row.public_id,
        "address": site + row.get_absolute_url(),
        "wordings": site + own,
    }


def addresses(row: Any, site: str, parameter: str, slug: str) -> dict[str, str]:
    """The page about a row, and its quotes in the API."""
    quotes = f"{reverse('quotes:api_quotes')}?{parameter}={slug}"
    return {"address": site + row.get_absolute_url(), "quotes": site + quotes}
