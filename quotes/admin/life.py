"""A quote's whole life on one page, where it can be held, retracted, and given back; so for an
article, and what one editor did on a day."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from quotes.admin.desk import desk_page, in_frame
from quotes.cleaning import clean
from quotes.editing import roles
from quotes.editing.erasure import (
    Survey,
    suppress,
    suppress_article,
    survey,
    survey_article,
)
from quotes.editing.history import LONGEST_REASON, Author
from quotes.editing.life import day_of, life_of, life_of_article
from quotes.editing.takedown import hold, hold_article, is_over, lift, retract, standing_over
from quotes.editing.undo import TAKE_BACK, undo
from quotes.exceptions import DecisionError
from quotes.models import Article, Change, ChangeSet, Quote, TakeDown


class ActForm(forms.Form):
    """Why, and what a form of taking down needs besides."""

    reason = forms.CharField(widget=forms.Textarea(attrs={"rows": 2}), max_length=LONGEST_REASON)
    note = forms.CharField(required=False, max_length=2000)
    until = forms.DateField(required=False)
    placed = forms.IntegerField(required=False)
    changeset = forms.CharField(required=False, max_length=16)


@desk_page(roles.SEE)
@require_http_methods(["GET", "HEAD", "POST"])
def quote_life(request: HttpRequest, public_id: str) -> HttpResponse:
    """The life of a quote; on POST, take it down or give it back."""
    quote = get_object_or_404(
        Quote.objects.select_related("article", "outlet", "version", "speaker"), public_id=public_id
    )
    if request.method == "POST":
        return act(request, quote, {"hold": hold_it, "retract": retract_it, "undo": undo_it})
    context = {
        "title": "The life of a quote",
        "quote": quote,
        "subject": quote,
        "events": life_of(quote),
        "standing": offered(request, standing_over(quote)),
        "undoable": undoable(quote) if request.user.has_perm(roles.DECIDE) else [],
        "can_hold": quote.lifecycle == "live" and request.user.has_perm(roles.HOLD),
        "suppress_at": "desk:suppress_quote"
        if quote.lifecycle != "suppressed" and request.user.has_perm(roles.SUPPRESS)
        else "",
        "can_retract": quote.lifecycle == "live" and request.user.has_perm(roles.RETRACT),
    }
    return in_frame(request, "admin/life.html", context)


@desk_page("quotes.view_article")
@require_http_methods(["GET", "HEAD", "POST"])
def article_life(request: HttpRequest, public_id: str) -> HttpResponse:
    """What became of an article as a whole; on POST, take it down or give it back."""
    article = get_object_or_404(Article.objects.select_related("outlet"), public_id=public_id)
    if request.method == "POST":
        return act(request, article, {"hold": hold_whole, "undo": undo_it})
    context = {
        "title": "An article as a whole",
        "article": article,
        "subject": article,
        "standing": offered(request, article.takedowns.standing().select_related("change")),
        "suppress_at": "desk:suppress_article"
        if article.standing != "suppressed" and request.user.has_perm(roles.TAKE_DOWN)
        else "",
        "can_hold": article.standing == "shown" and request.user.has_perm(roles.HOLD),
        "events": life_of_article(article),
        "undoable": undoable(article) if request.user.has_perm(roles.DECIDE) else [],
    }
    return in_frame(request, "admin/life.html", context)


@desk_page(roles.SUPPRESS)
@require_http_methods(["GET", "HEAD", "POST"])
def suppress_quote(request: HttpRequest, public_id: str) -> HttpResponse:
    """Every place where the words stand; on POST, with a reason chosen, they are erased there."""
    quote = get_object_or_404(
        Quote.objects.select_related("article", "outlet"), public_id=public_id
    )
    found = survey(quote) if quote.lifecycle != "suppressed" else None
    return erase(request, quote, found, suppress, "desk:quote_life")


@desk_page(roles.TAKE_DOWN)
@require_http_methods(["GET", "HEAD", "POST"])
def suppress_whole(request: HttpRequest, public_id: str) -> HttpResponse:
    """All that is stored of an article; on POST, with a reason chosen, it is erased."""
    article = get_object_or_404(Article.objects.select_related("outlet"), public_id=public_id)
    found = survey_article(article) if article.standing != "suppressed" else None
    return erase(request, article, found, suppress_article, "desk:article_life")


def erase(
    request: HttpRequest, subject: Any, found: Survey | None, carry_out: Callable, after: str
) -> HttpResponse:
    """The second step, and the first where it was not confirmed."""
    sure = request.POST.get("sure") == "yes"
    if request.method == "POST":
        try:
            if not sure:
                raise DecisionError("Nothing was erased: confirm that you have read the list.")
            author = Author.of(request.user)
            carry_out(subject, author=author, code=request.POST.get("code", ""))
        except DecisionError as refusal:
            messages.error(request, str(refusal))
            return redirect(request.path)
        messages.success(request, "The words are erased. The history keeps that they were.")
        return redirect(after, subject.public_id)
    context = {
        "title": "Suppress: erase words for good",
        "subject": subject,
        "places": found.lines() if found else None,
        "codes": TakeDown.Code.choices,
        "back": reverse(after, args=[subject.public_id]),
    }
    return in_frame(request, "admin/suppress.html", context)


@desk_page("quotes.view_changeset")
@require_safe
def editor_day(request: HttpRequest, public_id: str) -> HttpResponse:
    """What the editor who made this changeset did on that day."""
    one = get_object_or_404(ChangeSet, public_id=public_id)
    day = one.made_at.date()
    context = {"title": f"{one.by_name}, {day:%-d %B %Y}", "events": day_of(one.by_name, day)}
    return in_frame(request, "admin/life.html", context)


def offered(request: HttpRequest, standing: Any) -> list[tuple[TakeDown, bool]]:
    """Each taking down that stands, and whether this editor may lift it."""
    return [(placed, may_lift(request.user, placed)) for placed in standing]


def may_lift(user: Any, placed: TakeDown) -> bool:
    """A publisher lifts anything that can be; a hold also whoever placed it."""
    if placed.kind == TakeDown.Kind.SUPPRESS:
        return False
    own = placed.kind == TakeDown.Kind.HOLD and placed.change.changeset.by_id == user.pk
    return user.has_perm(roles.RETRACT) or (own and user.has_perm(roles.HOLD))


def act(request: HttpRequest, subject: Any, acts: dict[str, Callable]) -> HttpResponse:
    """Carry out what was sent, and lead to the page again with what came of it."""
    form = ActForm(request.POST)
    here = redirect(request.path)
    chosen = {**acts, "lift": lift_it}.get(request.POST.get("act", ""))
    if chosen is None:
        messages.error(request, "Choose what is to be done.")
        return here
    if not form.is_valid():
        problems = {f"{name}: {text}" for name, texts in form.errors.items() for text in texts}
        messages.error(request, "Nothing was done. " + " ".join(sorted(problems)))
        return here
    try:
        messages.success(request, chosen(request, subject, form.cleaned_data))
    except DecisionError as refusal:
        messages.error(request, str(refusal))
    return here


def allowed(request: HttpRequest, permission: str) -> dict[str, Any]:
    """Who decides, if they may."""
    if not request.user.has_perm(permission):
        raise PermissionDenied
    return {"author": Author.of(request.user)}


def hold_it(request: HttpRequest, quote: Quote, sent: dict[str, Any]) -> str:
    hold(quote, **allowed(request, roles.HOLD), reason=sent["reason"], until=sent["until"])
    return "The quote is held back: no page shows it now."


def hold_whole(request: HttpRequest, article: Article, sent: dict[str, Any]) -> str:
    who = allowed(request, roles.HOLD)
    hold_article(article, **who, reason=sent["reason"], until=sent["until"])
    return "The article is held back with all its quotes."


def retract_it(request: HttpRequest, quote: Quote, sent: dict[str, Any]) -> str:
    retract(quote, **allowed(request, roles.RETRACT), reason=sent["reason"], note=sent["note"])
    return "The quote is retracted: its page says so, and lists no longer hold it."


def undoable(subject: Quote | Article) -> QuerySet[ChangeSet]:
    """What was decided of a quote, or of an article as a whole, and can be taken back here: what
    concerns people, or takes something down, asks for other permissions."""
    whose = {"changes__quote" if isinstance(subject, Quote) else "changes__article": subject}
    about = ChangeSet.objects.filter(**whose, undone_by__isnull=True)
    elsewhere = Change.objects.exclude(field__in=TAKE_BACK, person__isnull=True)
    return about.exclude(pk__in=elsewhere.values("changeset")).distinct()


def undo_it(request: HttpRequest, subject: Quote | Article, sent: dict[str, Any]) -> str:
    who = allowed(request, roles.DECIDE)
    found = undoable(subject).filter(public_id=clean(sent["changeset"])).first()
    if found is None:
        raise DecisionError("Choose a decision that can be taken back.")
    undo(found, **who, reason=sent["reason"])
    return "It is taken back; what stood before it stands again."


def lift_it(request: HttpRequest, subject: Any, sent: dict[str, Any]) -> str:
    placed = TakeDown.objects.select_related("change__changeset").filter(pk=sent["placed"]).first()
    if placed is None or not is_about(placed, subject):
        raise Http404("No such taking down.")
    if not may_lift(request.user, placed):
        raise PermissionDenied
    lift(placed, author=Author.of(request.user), reason=sent["reason"])
    left = subject.takedowns.standing() if isinstance(subject, Article) else standing_over(subject)
    if any(left):
        return "That is lifted. What else was placed over it still stands: see below."
    return "It is given back as it was."


def is_about(placed: TakeDown, subject: Quote | Article) -> bool:
    """Whether a taking down concerns what the page shows."""
    if isinstance(subject, Article):
        return placed.article_id == subject.pk
    return is_over(placed, subject)
