"""What may be asked of the admin's pages by typing: no address or form leads to an error."""

import logging
from typing import Any

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.views.main import ERROR_FLAG, SEARCH_VAR
from django.contrib.admin.widgets import AutocompleteSelect
from django.db import DataError
from django.db.models import ForeignKey, QuerySet
from django.forms import ModelChoiceField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from quotes.cleaning import clean

logger = logging.getLogger(__name__)

MOST_WORDS = 20  # of a search; each of them is looked for in several columns
LONGEST_SEARCH = 500


def is_number(written: str) -> bool:
    """Whether it can be the number of a row."""
    return written.isascii() and written.isdecimal() and len(written) < 19


def cut(search: str) -> str:
    """As much of a search as a list looks for."""
    return " ".join(clean(search)[:LONGEST_SEARCH].split()[:MOST_WORDS])


class RowSelect(AutocompleteSelect):
    """The admin's choice of a row, which draws a form again whatever was sent with it."""

    def optgroups(self, name: str, value: list[str], attrs: Any = None) -> list[Any]:
        """Only what can be the number of a row is looked up."""
        return super().optgroups(name, [one for one in value if is_number(str(one))], attrs)


class Choosing:
    """A part of the admin in which rows are chosen: forged choices are refused on the page."""

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField | None:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", RowSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class Asked(Choosing):
    """A list of the admin that answers whatever its address or its ticked rows say."""

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Filters that the database cannot be asked lead to the list without any."""
        sought = request.GET.get(SEARCH_VAR, "")
        if len(sought.split()) > MOST_WORDS or len(sought) > LONGEST_SEARCH:
            said = f"That is a long search: only the first {MOST_WORDS} words were looked for."
            self.message_user(request, said, messages.WARNING)
        try:
            answer = super().changelist_view(request, extra_context)
            # The database is asked for the rows when the page is drawn.
            return answer.render() if hasattr(answer, "render") else answer
        except (ValueError, OverflowError, IndexError, DataError):
            if set(request.GET) <= {ERROR_FLAG}:
                raise
            logger.warning("No list is filtered so: %s", request.get_full_path(), exc_info=True)
            return redirect(f"{request.path}?{ERROR_FLAG}=1")

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        """A pattern that is typed in can keep a database busy, or be none."""
        return not lookup.endswith("regex") and super().lookup_allowed(lookup, value, request)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        return super().get_search_results(request, queryset, cut(search_term))

    def response_action(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        """Only what can be the number of a row is ticked."""
        request.POST = request.POST.copy()
        ticked = filter(is_number, request.POST.getlist(ACTION_CHECKBOX_NAME))
        request.POST.setlist(ACTION_CHECKBOX_NAME, list(ticked))
        return super().response_action(request, queryset)
