"""The API described for programs, made from the same names as the filters."""

from typing import Any

from quotes.filters import QuoteFilter
from quotes.presenting.states import KIND_CHOICES, STATES

LISTS = {
    "quotes": "Quotations, narrowed down by the same query string as every list of the site.",
    "people": "People, organisations and groups who are quoted.",
    "outlets": "Outlets and agencies.",
    "topics": "Topics with their rules.",
    "articles": "What is known of the articles, without their text.",
    "statements": "Statements; each has its wordings at its own address.",
}
ROW = {"people": "slug", "outlets": "slug", "topics": "slug"}
ALLOWED = {
    "kind": list(KIND_CHOICES),
    "status": list(STATES),
    "sort": ["newest", "oldest"],
}
SEVERAL = ("person", "outlet", "topic", "via", "kind", "status")


def description(site: str) -> dict[str, Any]:
    """An OpenAPI 3.1 document."""
    paths: dict[str, Any] = {}
    for name, told in LISTS.items():
        key = ROW.get(name, "id")
        paths[f"/{name}/"] = {"get": operation(f"list_{name}", told, parameters(name))}
        own = {"name": key, "in": "path", "required": True, "schema": {"type": "string"}}
        one = operation(f"get_{name}", f"One of the {name}, by its {key}.", [own])
        one["responses"] |= {"404": refusal("There is none."), "410": refusal("It was removed.")}
        paths[f"/{name}/{{{key}}}/"] = {"get": one}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "On the Record",
            "version": "1",
            "description": "Read-only. Lists hold 50 rows; `next` leads to more.",
        },
        "servers": [{"url": f"{site}/api/v1"}],
        "paths": paths,
    }


def operation(name: str, told: str, asked: list[dict]) -> dict[str, Any]:
    """One address that can be read."""
    found = {
        "description": "Found.",
        "content": {"application/json": {"schema": {"type": "object"}}},
    }
    return {
        "operationId": name,
        "summary": told,
        "parameters": asked,
        "responses": {"200": found, "400": refusal("A parameter cannot be read.")},
    }


def refusal(told: str) -> dict[str, Any]:
    """An answer that says, for each parameter, what to write instead."""
    texts = {"type": "array", "items": {"type": "string"}}
    schema = {
        "type": "object",
        "properties": {"errors": {"type": "object", "additionalProperties": texts}},
        "required": ["errors"],
    }
    return {"description": told, "content": {"application/json": {"schema": schema}}}


def parameters(name: str) -> list[dict[str, Any]]:
    """What the query string of a list may hold."""
    place = {"name": "after", "in": "query", "schema": {"type": "string"}}
    place["description"] = "The last row of the page before, as `next` names it."
    if name != "quotes":
        return [place]
    return [*(parameter(*named) for named in QuoteFilter.base_filters.items()), place]


def parameter(name: str, found: Any) -> dict[str, Any]:
    """One filter."""
    value: dict[str, Any] = {"type": "string"}
    if name in ALLOWED:
        value["enum"] = ALLOWED[name]
    schema = {"type": "array", "items": value} if name in SEVERAL else value
    return {"name": name, "in": "query", "description": found.label, "schema": schema}
