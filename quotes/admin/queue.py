"""The queue: one screen for each item, the evidence first, then what can be decided."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from quotes.admin.desk import desk_page, in_frame
from quotes.editing import roles
from quotes.editing.history import Author
from quotes.editing.mergepreview import preview
from quotes.editing.queue import KINDS, MOST_COUNTED, Kind, kind_called
from quotes.editing.queue.candidates import candidates, is_name
from quotes.editing.queue.choices import (
    decide_flagged,
    decide_orphan,
    decide_pair,
    decide_people,
    decide_quote,
    decide_report,
    typed,
)
from quotes.editing.queue.flagged import differences
from quotes.editing.takedown import standing_over
from quotes.exceptions import DecisionError, StaleDecision
from quotes.models import PersonPair, Quote, Report, WordingPair
from quotes.naming import NAMELESS
from quotes.presenting import Shown, present, ready
from quotes.presenting.evidence import Line, passage

SKIP, BRING_BACK = "skip", "bring-back"


@dataclass(frozen=True)
class Evidence:
    """A quote with the passage in which it stands."""

    shown: Shown
    lines: list[Line]


@desk_page(roles.DECIDE)
@require_safe
def begin(request: HttpRequest) -> HttpResponse:
    """Lead to the kind of work that is worst, where anything waits."""
    for kind in KINDS:
        if kind.waiting(request.user).exists():
            return redirect("desk:queue", kind.slug)
    return redirect("desk:queue", KINDS[0].slug)


@desk_page(roles.DECIDE)
@require_http_methods(["GET", "HEAD", "POST"])
def queue(request: HttpRequest, slug: str) -> HttpResponse:
    """The worst item of a kind; on POST, decide about one and lead to the next."""
    kind = kind_called(slug)
    if kind is None:
        raise Http404("No such kind of work.")
    if request.method == "POST":
        return carry_out(request, kind)
    item = kind.next(request.user, number(request.GET.get("after", "")))
    context = {
        "title": kind.title,
        "kind": kind,
        "item": item,
        "waiting": in_words(kind.count(request.user)),
        "skipped": kind.skipped(request.user),
        "others": [one for one in counts(request.user) if one[0] != kind and one[1] != "0"],
        **(CARDS[kind.about](item) if item is not None else {}),
    }
    return in_frame(request, "admin/queue.html", context)


def counts(user: Any) -> list[tuple[Kind, str]]:
    """How much of each kind waits for this editor."""
    return [(kind, in_words(kind.count(user))) for kind in KINDS]


def in_words(count: int) -> str:
    """A count that went no further than it had to."""
    return f"{MOST_COUNTED}+" if count > MOST_COUNTED else str(count)


def number(text: str) -> int | None:
    """A row's number, if it can be one."""
    return int(text) if text.isdecimal() and len(text) < 19 else None


def carry_out(request: HttpRequest, kind: Kind) -> HttpResponse:
    """Decide, skip or bring back; what could not be carried out is told, and nothing is stored."""
    here = reverse("desk:queue", args=[kind.slug])
    choice, item = request.POST.get("choice", ""), number(request.POST.get("item", ""))
    if choice == BRING_BACK:
        kind.bring_back(request.user)
    elif choice == SKIP and item is not None:
        kind.skip(request.user, item)
    else:
        row = kind.rows().filter(pk=item).first()
        try:
            if row is None:
                raise StaleDecision(
                    "That item waits no more: another editor decided about it, or a newer reading "
                    "did. Nothing of yours was saved."
                )
            decide(kind, row, choice, request)
        except DecisionError as error:
            messages.error(request, str(error))
            return redirect(here)
        messages.success(request, f"Decided: {row if isinstance(row, Quote) else kind.title}.")
    return redirect(here)


def decide(kind: Kind, row: Model, choice: str, request: HttpRequest) -> None:
    """Hand the choice to what decides about such a row."""
    said = {"author": Author.of(request.user), "note": typed(request.POST.get("note", ""))}
    seen = {"seen_revision": number(request.POST.get("seen_revision", "")) or 0}
    if kind.about in DECIDE_PAIR:
        DECIDE_PAIR[kind.about](row, choice, **said)
    else:
        DECIDE[kind.about](row, choice, **said, **seen)


def evidence_of(pk: int) -> Evidence:
    """A quote with its passage; the other quotations in it are marked, too."""
    quote = ready(Quote.objects.all()).get(pk=pk)
    others = list(Quote.objects.live().filter(version=quote.version).exclude(pk=pk))
    for other in others:
        other.version = quote.version
    return Evidence(present(quote), passage(quote, others=others))


def quote_card(item: Quote) -> dict[str, Any]:
    """What the screen of a quote shows."""
    found = evidence_of(item.pk)
    quote = found.shown.quote
    reading = quote.readings.order_by("number").last()
    named = candidates(quote)
    printed = quote.speaker_as_printed
    return {
        "evidence": [found],
        "quote": quote,
        "kept": next((one for one in named if one.chosen), None),
        "keepable": found.shown.speaker.state != "unknown",
        "candidates": [one for one in named if not one.chosen],
        "describable": bool(printed) and printed not in NAMELESS and not is_name(printed),
        "reading": reading,
        "confidence": min(round(reading.confidence * 100), 99) if reading else None,
    }


def flag_card(item: Quote) -> dict[str, Any]:
    """What the screen of a flagged quote shows: what was read then, and what is read now."""
    return {**quote_card(item), "differences": differences(item)}


def pair_card(item: WordingPair) -> dict[str, Any]:
    """What the screen of two wordings shows."""
    return {
        "evidence": [evidence_of(item.first_id), evidence_of(item.second_id)],
        "pair": item,
    }


def people_card(item: PersonPair) -> dict[str, Any]:
    """What the screen of two people shows: words of each, then what is known of them."""
    words = [words_of(item.first_id), words_of(item.second_id)]
    seen = preview(item.second, item.first)
    return {
        "evidence": [evidence_of(pk) for pk in words if pk is not None],
        "people": item,
        "preview": seen,
        "sides": [seen.into, seen.person],
    }


def words_of(person: int) -> int | None:
    """The newest words of a person beside which the name is printed whole, else the newest."""
    said = Quote.objects.shown().filter(speaker=person).newest().values_list("pk", flat=True)
    return said.filter(speaker_as_printed__contains=" ").first() or said.first()


def report_card(item: Report) -> dict[str, Any]:
    """What the screen of a report shows: what the reader says, then what of a quote. Of one that
    was taken down nothing else can be decided."""
    standing = list(standing_over(item.quote))
    taken_down = standing[-1] if standing else None
    return {"report": item, "taken_down": taken_down, **quote_card(item.quote)}


CARDS = {
    "quote": quote_card,
    "flag": flag_card,
    "orphan": quote_card,
    "pair": pair_card,
    "people": people_card,
    "report": report_card,
}
DECIDE_PAIR = {"pair": decide_pair, "people": decide_people}
DECIDE = {
    "quote": decide_quote,
    "flag": decide_flagged,
    "orphan": decide_orphan,
    "report": decide_report,
}
