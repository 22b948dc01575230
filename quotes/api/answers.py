"""What the API answers with, refusals included."""

from typing import Any

from django.http import JsonResponse


def answer(data: dict[str, Any], status: int = 200) -> JsonResponse:
    """JSON that any site may read: nothing here is private."""
    response = JsonResponse(data, status=status, json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    return response


def refused(faults: dict[str, list[str]], status: int = 400) -> JsonResponse:
    """A refusal: for each parameter, what to write instead."""
    return answer({"errors": faults}, status)


def missing(what: str) -> JsonResponse:
    """There is no such row."""
    return refused({"address": [f"This database has no such {what}."]}, 404)


def withheld(state: str) -> JsonResponse:
    """As on the pages: 410 where it is gone for good, 404 where it is held; never to be stored."""
    if state == "suppressed":
        response = refused({"address": ["This was removed from this database."]}, 410)
    else:
        response = refused({"address": ["An editor holds this back for now."]}, 404)
    response["Cache-Control"] = "no-store"
    return response
