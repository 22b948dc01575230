"""The desk's pages of a person: the whole history, and merging into another with a preview."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from quotes.admin.desk import desk_page, in_frame
from quotes.choosing import LONGEST, search_people
from quotes.cleaning import clean
from quotes.editing import roles
from quotes.editing.heirs import household, line
from quotes.editing.history import Author
from quotes.editing.life import life_of_person
from quotes.editing.mergepreview import preview
from quotes.editing.people import merge, refuse_circles, refuse_two_kinds
from quotes.editing.telling_apart import refuse_told_apart, tell_apart
from quotes.editing.undo import all_ask_for, asks_for, undo, undoable_of
from quotes.exceptions import DecisionError
from quotes.models import ChangeSet, Person

MOST = 20


@desk_page("quotes.view_person")
@require_http_methods(["GET", "HEAD", "POST"])
def person_life(request: HttpRequest, slug: str) -> HttpResponse:
    """What became of a person; on POST, take back what was decided about them."""
    person = person_at(slug)
    if request.method == "POST":
        return take_back(request, person)
    context = {
        "title": f"The life of {person}",
        "person": person,
        "heirs": line(person),
        "merged": household(person)[1:],
        "events": life_of_person(person),
        "undoable": offered(request, person),
        "may_split": request.user.has_perm(roles.SPLIT) and not person.merged_into,
        "may_merge": request.user.has_perm(roles.MERGE) and not person.merged_into,
    }
    return in_frame(request, "admin/person_life.html", context)


@desk_page(roles.MERGE)
@require_http_methods(["GET", "HEAD", "POST"])
def merge_person(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose whom a person is merged into, and see what would move; on POST, merge them."""
    person = person_at(slug)
    sent = request.POST if request.method == "POST" else request.GET
    chosen = clean(sent.get("into", ""))[:90]
    into = Person.objects.filter(slug=chosen).first()
    if request.method == "POST" and into is not None:
        return carry_out(request, person, into)
    if into is None and (chosen or request.method == "POST"):
        messages.error(request, f"Nothing was changed. Nobody here has the address “{chosen}”.")
    asked = clean(sent.get("q", "")).strip()[:LONGEST]
    found = search_people(asked).exclude(pk=person.pk).order_by("sort_name", "pk") if asked else ()
    context = {
        "title": f"Merge {person} into {into or 'another'}",
        "person": person,
        "into": into,
        "asked": asked,
        "found": found[:MOST],
        **(looked_at(person, into) if into is not None else {}),
    }
    return in_frame(request, "admin/merge_person.html", context)


def looked_at(person: Person, into: Person) -> dict[str, Any]:
    """What stands side by side, and why it cannot be done, where it cannot."""
    try:
        refuse_circles(person, into)
        refuse_two_kinds(person, into)
        refuse_told_apart(person, into)
    except DecisionError as refusal:
        return {"refusal": str(refusal)}
    return {"preview": preview(person, into)}


def carry_out(request: HttpRequest, person: Person, into: Person) -> HttpResponse:
    """Merge, or tell apart; or say why not and show the preview again."""
    why = {"author": Author.of(request.user), "reason": request.POST.get("reason", "")}
    apart = request.POST.get("act") == "apart"
    try:
        (tell_apart if apart else merge)(person, into, **why)
    except DecisionError as refusal:
        messages.error(request, f"Nothing was changed. {refusal}")
        return redirect(f"{request.path}?into={into.slug}")
    done = "and {} are two people" if apart else "is merged into {}"
    messages.success(request, f"{person} {done.format(into)}. It can be taken back below.")
    return redirect("desk:person_life", into.slug)


def take_back(request: HttpRequest, person: Person) -> HttpResponse:
    """Take back a decision about a person, and lead to the page again with what came of it."""
    chosen = clean(request.POST.get("changeset", ""))
    changeset = next((one for one in undoable_of(person) if one.public_id == chosen), None)
    if changeset is not None and not request.user.has_perm(asks_for(changeset)):
        raise PermissionDenied
    try:
        if changeset is None:
            raise DecisionError("Choose a decision that can be taken back.")
        undo(changeset, author=Author.of(request.user), reason=request.POST.get("reason", ""))
    except DecisionError as refusal:
        messages.error(request, f"Nothing was changed. {refusal}")
    else:
        messages.success(request, "It is taken back; what stood before it stands again.")
    return redirect("desk:person_life", person.slug)


def offered(request: HttpRequest, person: Person) -> list[ChangeSet]:
    """What was decided about a person that this editor may take back."""
    found = list(undoable_of(person))
    asked = all_ask_for(found)
    return [one for one in found if request.user.has_perm(asked[one.pk])]


def person_at(slug: str) -> Person:
    """The person of this address, merged or not."""
    people: QuerySet[Person] = Person.objects.select_related("merged_into")
    return get_object_or_404(people, slug=slug)
