"""What the query string of a side-by-side page asks for beside its subject: a file instead of a
page, and what changed since somebody shared it."""

import datetime
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import timezone

ASIDE = ("format", "as-of")


def wants_csv(request: HttpRequest) -> bool:
    """Whether the page is asked for as CSV."""
    return request.GET.get("format") == "csv"


def asked_of(request: HttpRequest) -> dict[str, list[str]]:
    """The query string without what stands beside the subject."""
    return {name: values for name, values in request.GET.lists() if name not in ASIDE}


def shared_on(request: HttpRequest) -> datetime.date | None:
    """The day of `as-of`; what is no day asks for nothing."""
    try:
        return datetime.date.fromisoformat(request.GET.get("as-of", ""))
    except ValueError:
        return None


def share_address(request: HttpRequest, params: dict) -> str:
    """The whole address under which this page shows the same tomorrow, or says what changed."""
    dated = params | {"as-of": timezone.localdate().isoformat()}
    return request.build_absolute_uri(f"{request.path}?{urlencode(dated, doseq=True)}")


def csv_address(request: HttpRequest) -> str:
    """The address of this page as CSV."""
    return f"?{urlencode({**asked_of(request), 'format': ['csv']}, doseq=True)}"


def lasting_address(request: HttpRequest, params: dict[str, list[str]]) -> str:
    """The address of this page with these parameters; what was asked beside them stays."""
    wanted = params | {name: request.GET.getlist(name) for name in ASIDE if name in request.GET}
    return f"{request.path}?{urlencode(wanted, doseq=True)}" if wanted else request.path


def site_of(request: HttpRequest) -> str:
    """The beginning of every address of this site."""
    return request.build_absolute_uri("/").rstrip("/")
