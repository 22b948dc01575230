"""What an editor does with the wordings ticked in a list: join, part, choose, take back.

Each action asks for the reason on a page of its own before anything is written.
"""

from collections.abc import Callable, Sequence

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from quotes.admin.desk import action_page
from quotes.editing.history import Author
from quotes.editing.undo import asks_for, undo
from quotes.editing.wordings import join, split, stand_first, step_back
from quotes.exceptions import DecisionError
from quotes.models import Quote

Decide = Callable[[Sequence, dict], None]


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Readers see it in the list of corrections.",
    )


def join_them(chosen: Sequence[Quote], why: dict) -> None:
    join(*chosen, **why)


def take_out(chosen: Sequence[Quote], why: dict) -> None:
    for quote in chosen:
        quote.refresh_from_db()
        split(quote, quote.statement.quotes.shown() if quote.statement else [], **why)


def part_them(chosen: Sequence[Quote], why: dict) -> None:
    quote, *others = chosen
    split(quote, others, **why)


def choose_first(chosen: Sequence[Quote], why: dict) -> None:
    only(chosen)
    stand_first(chosen[0], **why)


def unchoose(chosen: Sequence[Quote], why: dict) -> None:
    only(chosen)
    step_back(chosen[0], **why)


def only(chosen: Sequence[Quote]) -> None:
    """One wording stands first, so one is ticked."""
    if len(chosen) > 1:
        raise DecisionError("Tick one quotation: only one can stand first.")


def take_back(chosen: Sequence, why: dict) -> None:
    for changeset in chosen:
        if not why["author"].account.has_perm(asks_for(changeset)):
            raise DecisionError("Who is one person, senior editors decide: ask one of them.")
        undo(changeset, **why)


def action(name: str, description: str, decide: Decide) -> Callable:
    """An action of a list: it asks for the reason, then decides, all of it or nothing."""

    @admin.action(description=description, permissions=["decide"])
    def run(
        modeladmin: admin.ModelAdmin, request: HttpRequest, queryset: QuerySet
    ) -> HttpResponse | None:
        confirmed = "reason" in request.POST
        form = ReasonForm(request.POST if confirmed else None)
        chosen = list(queryset.order_by("pk"))
        if confirmed and form.is_valid():
            why = {"author": Author.of(request.user), "reason": form.cleaned_data["reason"]}
            try:
                with transaction.atomic():
                    decide(chosen, why)
            except DecisionError as error:
                form.add_error(None, str(error))
            else:
                modeladmin.message_user(request, f"Decided: {description}.", messages.SUCCESS)
                return None
        context = {"title": description, "action": name, "chosen": chosen, "form": form}
        return action_page(modeladmin, request, "admin/quotes/why.html", context)

    run.__name__ = name
    return run


WORDING_ACTIONS = [
    action("join_wordings", "Join as wordings of one statement", join_them),
    action("part_wordings", "Part the first from the others: not one statement", part_them),
    action("take_out_of_statement", "Take out of the statement", take_out),
    action("let_stand_first", "Let this wording stand first", choose_first),
    action("let_step_back", "Let the fullest wording stand first again", unchoose),
]
TAKE_BACK = action(
    "take_back", "Take back what was decided: what stood before stands again", take_back
)
