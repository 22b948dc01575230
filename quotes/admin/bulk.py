"""What an editor decides about many quotes of a list at once: seen before it is written, and one
changeset, so that all of it is taken back in one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html

from quotes.admin.desk import action_page
from quotes.admin.giving import as_seen
from quotes.admin.namedspeaker import NamedSpeakerForm
from quotes.admin.whyfields import fault_field, reason_field
from quotes.cleaning import clean
from quotes.editing.barred import is_barred, refuse_barred
from quotes.editing.decisions import decide_many
from quotes.editing.fields import FIELDS
from quotes.editing.fields.topics import with_topic, without_topic
from quotes.editing.history import Author
from quotes.exceptions import DecisionError, StaleDecision
from quotes.models import ChangeSet, Quote, Topic
from quotes.models.decision import Override
from quotes.presenting.decided import topics as topics_in_words
from quotes.presenting.holdings import counted

MOST = 200  # at once: as many as somebody can look through on one page
ValueOf = Callable[[Quote], Any]


class WhyForm(forms.Form):
    """Whose error it was, and why it is decided."""

    fault = fault_field()
    reason = reason_field(
        "Readers see it in the list of corrections, once for all of these.",
        label="Why",
        required=False,
    )

    def value_of(self) -> ValueOf:
        """The value for each quote that the form says."""
        raise NotImplementedError


class SpeakerForm(WhyForm, NamedSpeakerForm):
    """One speaker for all."""

    field_order = ["speaker", "described", "described_kind", "fault", "reason"]

    def value_of(self) -> ValueOf:
        said = self.says()
        return lambda quote: said


class TopicForm(WhyForm):
    """One topic for all."""

    topic = forms.ModelChoiceField(Topic.objects.all(), to_field_name="slug", empty_label="–")
    field_order = ["topic", "fault", "reason"]


class PutForm(TopicForm):
    def value_of(self) -> ValueOf:
        return lambda quote: with_topic(quote, self.cleaned_data["topic"])


class OffForm(TopicForm):
    def value_of(self) -> ValueOf:
        return lambda quote: without_topic(quote, self.cleaned_data["topic"])


class RejectForm(WhyForm):
    def value_of(self) -> ValueOf:
        return lambda quote: True


class ReadmitForm(WhyForm):
    def value_of(self) -> ValueOf:
        return lambda quote: False


@dataclass(frozen=True, slots=True)
class Row:
    """One ticked quote, with what it says and what it would say, unless it is left out."""

    quote: Quote
    before: str = ""
    after: str = ""
    left_out: bool = False

    @property
    def same(self) -> bool:
        return self.before == self.after


def in_words(field: str, value: Any) -> str:
    """A value of one of these fields, as the preview tells it."""
    if field == Override.Field.SPEAKER:
        return value.get("name") or "nobody named"
    if field == Override.Field.TOPICS:
        return topics_in_words(value, Quote()) or "left to the rules"
    return "not a quotation" if value else "a quotation"


def looked_at(quotes: list[Quote], field: str, value_of: ValueOf) -> list[Row]:
    """What each quote says, and would say; what was taken down is left out. DecisionError where
    the value fits none of them, or all are left out."""
    known = FIELDS[field]
    if all(map(is_barred, quotes)):
        refuse_barred(quotes)
    return [
        Row(quote, left_out=True)
        if is_barred(quote)
        else Row(
            quote,
            in_words(field, known.shown(quote)),
            in_words(field, known.check(quote, value_of(quote))),
        )
        for quote in quotes
    ]


def bulk_action(name: str, description: str, field: str, form_class: type[WhyForm]) -> Callable:
    """An action of the list of quotes: what to say, what that changes, then the decision."""

    @admin.action(description=description, permissions=["decide"])
    def run(
        modeladmin: admin.ModelAdmin, request: HttpRequest, queryset: QuerySet
    ) -> HttpResponse | None:
        quotes = list(
            queryset.order_by("pk").select_related("outlet", "speaker", "article", "version")[
                : MOST + 1
            ]
        )
        if len(quotes) > MOST:
            modeladmin.message_user(
                request,
                f"That is too many to look through: tick at most {MOST} quotations, or narrow the "
                "list first.",
                messages.ERROR,
            )
            return None
        sent = {"look", "do"} & set(request.POST)
        form = form_class(request.POST if sent else None)
        rows = None
        # What asks for no value can be looked at without a form.
        if form.is_valid() or not set(form_class.base_fields) - {"fault", "reason"}:
            try:
                rows = looked_at(quotes, field, form.value_of())
                if "do" in request.POST and form.is_valid():
                    made = carry_out(request, quotes, field, form)
                    modeladmin.message_user(request, told(made, description), messages.SUCCESS)
                    return None
            except DecisionError as refusal:
                if not form.is_bound:
                    form = form_class(request.POST)
                    form.full_clean()
                form.add_error(None, f"Nothing was changed. {refusal}")
        context = {"title": description, "action": name, "chosen": quotes}
        context |= {"rows": rows, "form": form, "left_out": any(map(is_barred, quotes))}
        return action_page(modeladmin, request, "admin/quotes/bulk.html", context)

    run.__name__ = name
    return run


def carry_out(request: HttpRequest, quotes: list[Quote], field: str, form: WhyForm) -> ChangeSet:
    """Decide it about all that were looked at, in one changeset."""
    if not clean(form.cleaned_data["reason"]).strip():
        raise DecisionError("Say why: readers see the reason beside each of the corrections.")
    seen = dict(filter(None, map(as_seen, request.POST.getlist("seen"))))
    # What was taken down since the look is told; what was down by then was shown as left out.
    quotes = [one for one in quotes if one.pk in seen or not is_barred(one)]
    refuse_barred(quotes)
    if set(seen) != {quote.pk for quote in quotes}:
        raise StaleDecision(
            "These are not the quotations that you looked at: look at what changes, then decide."
        )
    value_of = form.value_of()
    known = FIELDS[field]
    # What is so already needs no decision where agreeing is none.
    if not known.attributes:
        quotes = [one for one in quotes if known.check(one, value_of(one)) != known.shown(one)]
    return decide_many(
        quotes,
        field,
        value_of,
        author=Author.of(request.user),
        reason=form.cleaned_data["reason"],
        fault=form.cleaned_data["fault"],
        seen=seen,
    )


def told(made: ChangeSet, description: str) -> str:
    """What was done, with a link to where it is taken back."""
    return format_html(
        '{}: {}. <a href="{}">One decision</a>, which can be taken back in the list of these.',
        description,
        counted(made.changes.count(), "quotation"),
        reverse("admin:quotes_changeset_change", args=[made.pk]),
    )


BULK_ACTIONS = [
    bulk_action("set_speaker", "Say who is speaking", Override.Field.SPEAKER.value, SpeakerForm),
    bulk_action("put_topic", "Put a topic to these", Override.Field.TOPICS.value, PutForm),
    bulk_action(
        "take_topic_away", "Take a topic away from these", Override.Field.TOPICS.value, OffForm
    ),
    bulk_action(
        "not_a_quotation",
        "Take off the lists: not a quotation",
        Override.Field.NOT_A_QUOTATION.value,
        RejectForm,
    ),
    bulk_action(
        "a_quotation",
        "Bring back to the lists: a quotation after all",
        Override.Field.NOT_A_QUOTATION.value,
        ReadmitForm,
    ),
]
