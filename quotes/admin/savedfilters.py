"""Filters of the admin's lists under an editor's own names: to save one, to see all, to remove."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from quotes.admin.asking import is_number
from quotes.admin.desk import desk_page, in_frame
from quotes.cleaning import clean
from quotes.editing import roles
from quotes.models.savedfilter import LONGEST_QUERY, SavedFilter

MOST = 50  # of one editor: more is no list to choose from
# What stands in the address of a list beside what filters it.
BESIDE = ("p", "e", "all", "_popup", "_to_field", "_changelist_filters", "_facets")


@dataclass(frozen=True, slots=True)
class Link:
    """A saved filter as pages offer it."""

    pk: int
    name: str
    table: str
    url: str


class SaveForm(forms.Form):
    """A name for a filter of a list."""

    name = forms.CharField(max_length=80)
    table = forms.CharField(max_length=40)
    query = forms.CharField(max_length=LONGEST_QUERY)

    def clean_name(self) -> str:
        name = clean(self.cleaned_data["name"]).strip()
        if not name:
            raise forms.ValidationError("Give the filter a name.")
        return name

    def clean_table(self) -> str:
        if self.cleaned_data["table"] not in tables():
            raise forms.ValidationError("There is no such list.")
        return self.cleaned_data["table"]

    def clean_query(self) -> str:
        query = filtering(QueryDict(clean(self.cleaned_data["query"])))
        if not query:
            raise forms.ValidationError("This list is not filtered: choose a filter first.")
        # An address writes letters beyond ASCII as several characters each.
        if len(query) > LONGEST_QUERY:
            raise forms.ValidationError(
                f"As an address this filter has {len(query)} characters, and at most "
                f"{LONGEST_QUERY} are kept: filter by less."
            )
        return query


def tables() -> dict[str, Any]:
    """The admin's lists, by the names of their tables."""
    return {model._meta.model_name: model for model in admin.site._registry if is_ours(model)}


def is_ours(model: Any) -> bool:
    return model._meta.app_label == "quotes"


def filtering(params: QueryDict) -> str:
    """What filters a list, of all that stands in its address."""
    kept = params.copy()
    for name in BESIDE:
        kept.pop(name, None)
    return kept.urlencode()


def address(table: str, query: str) -> str:
    """Where a filtered list stands."""
    return f"{reverse(f'admin:quotes_{table}_changelist')}?{query}"


def links_of(user: Any, table: str = "") -> list[Link]:
    """What an editor saved, of one list or of all that they may see."""
    known = tables()
    found = SavedFilter.objects.of(user).filter(table__in=[table] if table else list(known))
    return [
        Link(
            one.pk,
            one.name,
            str(known[one.table]._meta.verbose_name_plural),
            address(one.table, one.query),
        )
        for one in found
        if user.has_perm(f"quotes.view_{one.table}")
    ]


@desk_page(roles.SEE)
@require_http_methods(["GET", "HEAD", "POST"])
def saved_filters(request: HttpRequest) -> HttpResponse:
    """All that this editor saved; on POST, one more, or one fewer."""
    if request.method == "POST":
        return remove(request) if "remove" in request.POST else save(request)
    context = {"title": "Your saved filters", "links": links_of(request.user)}
    return in_frame(request, "admin/saved_filters.html", context)


def save(request: HttpRequest) -> HttpResponse:
    """Give a filter a name; a name that is there already leads to this filter from now on."""
    form = SaveForm(request.POST)
    own = SavedFilter.objects.of(request.user)
    if not form.is_valid():
        problems = {text for texts in form.errors.values() for text in texts}
        messages.error(request, "Nothing was saved. " + " ".join(sorted(problems)))
        return redirect("desk:saved_filters")
    sent = form.cleaned_data
    named = {"table": sent["table"], "name": sent["name"]}
    if own.count() >= MOST and not own.filter(**named).exists():
        messages.error(request, f"You have {MOST} saved filters: remove one first.")
        return redirect("desk:saved_filters")
    own.update_or_create(by=request.user, **named, defaults={"query": sent["query"]})
    messages.success(request, f"Saved: “{sent['name']}”. It stands above the list from now on.")
    return redirect(address(sent["table"], sent["query"]))


def remove(request: HttpRequest) -> HttpResponse:
    """Forget one of one's own."""
    number = request.POST["remove"]
    own = SavedFilter.objects.of(request.user)
    one = own.filter(pk=number).first() if is_number(number) else None
    if one is None:
        messages.error(request, "That filter is not there any more.")
    else:
        one.delete()
        messages.success(request, f"Removed: “{one}”.")
    return redirect("desk:saved_filters")
