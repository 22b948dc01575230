"""What the query string of a page asks for beside its subject: a file instead of a page."""

from urllib.parse import urlencode

from django.http import HttpRequest


def wants_csv(request: HttpRequest) -> bool:
    """Whether the page is asked for as CSV."""
    return request.GET.get("format") == "csv"


def asked_of(request: HttpRequest) -> dict[str, list[str]]:
    """The query string without the form in which the answer is wanted."""
    return {name: values for name, values in request.GET.lists() if name != "format"}


def csv_address(request: HttpRequest) -> str:
    """The address of this page as CSV."""
    return f"?{urlencode({**asked_of(request), 'format': ['csv']}, doseq=True)}"


def lasting_address(request: HttpRequest, params: dict[str, list[str]]) -> str:
    """The address of this page with these parameters; the form of the answer stays."""
    wanted = params | ({"format": ["csv"]} if wants_csv(request) else {})
    return f"{request.path}?{urlencode(wanted, doseq=True)}" if wanted else request.path


def site_of(request: HttpRequest) -> str:
    """The beginning of every address of this site."""
    return request.build_absolute_uri("/").rstrip("/")
