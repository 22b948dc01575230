"""The desk's page on which quotations and names of a person are given to another, or a new one."""

from dataclasses import dataclass, field

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from quotes.admin.asking import is_number
from quotes.admin.desk import desk_page, in_frame
from quotes.admin.people import person_at
from quotes.choosing import named_person
from quotes.cleaning import clean
from quotes.editing import roles
from quotes.editing.history import LONGEST_REASON, Author
from quotes.editing.splitting import Newcomer, give
from quotes.exceptions import DecisionError
from quotes.models import Person, PersonName, Quote

A_PAGE = 100


class GiveForm(forms.Form):
    """To whom, and why."""

    to = forms.CharField(
        label="To whom",
        max_length=200,
        widget=forms.TextInput(attrs={"size": 40}),
        help_text="The name or the address of a person here, or the name of a new one.",
    )
    new = forms.BooleanField(
        label="This is a new person, whom the database does not hold yet", required=False
    )
    everything = forms.BooleanField(label="All quotations, also those not listed", required=False)
    reason = forms.CharField(
        label="Why",
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text="Readers see it in the list of corrections.",
    )

    def clean_to(self) -> str:
        return clean(self.cleaned_data["to"]).strip()


@dataclass
class Given:
    """What was ticked."""

    to: Person | Newcomer
    quotes: list[Quote]
    names: list[PersonName]
    seen: dict[int, int] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.to.name

    @property
    def whom(self) -> str:
        """To whom it goes, as the page on which it was looked at sends it back."""
        return self.to.slug if isinstance(self.to, Person) else f"a new {self.to.name}"


@desk_page(roles.SPLIT)
@require_http_methods(["GET", "HEAD", "POST"])
def split_person(request: HttpRequest, slug: str) -> HttpResponse:
    """Tick what another person shall have, see it, then give it."""
    person = person_at(slug)
    form = GiveForm(request.POST if request.method == "POST" else None)
    given = None
    if form.is_valid():
        try:
            given = ticked(request, person, form)
            if "do" in request.POST:
                refuse_unseen(request, given)
                return carry_out(request, person, given, form.cleaned_data["reason"])
        except DecisionError as refusal:
            form.add_error(None, f"Nothing was changed. {refusal}")
    listed = Quote.objects.filter(speaker=person).select_related("outlet").order_by("-pk")
    context = {
        "title": f"Give what is {person}’s to another",
        "person": person,
        "form": form,
        "given": given,
        "quotes": listed[:A_PAGE],
        "count": listed.count(),
        "names": person.names.own().exclude(name=person.name).select_related("outlet"),
        "ticked": request.POST.getlist("name"),
        "marked": [one.partition(":")[0] for one in request.POST.getlist("quote")],
    }
    return in_frame(request, "admin/split_person.html", context)


def ticked(request: HttpRequest, person: Person, form: GiveForm) -> Given:
    """What was ticked, as rows. DecisionError where it is not clear to whom."""
    seen = dict(filter(None, map(as_seen, request.POST.getlist("quote"))))
    numbers = [int(one) for one in request.POST.getlist("name") if is_number(one)]
    quotes = Quote.objects.filter(speaker=person) if form.cleaned_data["everything"] else None
    if quotes is None:
        quotes = Quote.objects.filter(pk__in=seen)
    return Given(
        receiver(form),
        list(quotes.select_related("outlet")),
        list(PersonName.objects.filter(pk__in=numbers).select_related("outlet")),
        seen,
    )


def receiver(form: GiveForm) -> Person | Newcomer:
    """To whom it goes."""
    written = form.cleaned_data["to"]
    if form.cleaned_data["new"]:
        return Newcomer(written)
    named = named_person(written)
    if named.found is None:
        offers = ", ".join(f"{one} ({one.slug})" for one in named.offers)
        raise DecisionError(
            f"Nobody here is called “{written}”"
            + (f", or more than one is: write the address of one of {offers}." if offers else ".")
        )
    return named.found


def as_seen(written: str) -> tuple[int, int] | None:
    """A quote's number and the revision that was looked at."""
    number, _, revision = written.partition(":")
    return (int(number), int(revision)) if is_number(number) and is_number(revision) else None


def refuse_unseen(request: HttpRequest, given: Given) -> None:
    """Nothing goes to another than the one who was shown."""
    if request.POST.get("looked") != given.whom:
        raise DecisionError(f"Look at what {given.name} would get, then give it.")


def carry_out(request: HttpRequest, person: Person, given: Given, reason: str) -> HttpResponse:
    """Give it, and lead to the person's life, where it can be taken back."""
    give(
        person,
        given.to,
        quotes=given.quotes,
        names=given.names,
        seen=given.seen,
        author=Author.of(request.user),
        reason=reason,
    )
    messages.success(request, f"{given.name} has it now. It can be taken back below.")
    return redirect("desk:person_life", person.slug)
