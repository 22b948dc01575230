"""“Report an error”: a form for readers without an account, and what became of a report."""

import math

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from quotes.corrections import is_public
from quotes.editing.reports import TooManyReports, file_report
from quotes.models import Quote, Report
from quotes.models.quote import WITHHELD
from quotes.models.report import LONGEST_WORDS
from quotes.presenting import present, ready
from quotes.views.withheld import withheld
from quotes.visitors import address_of


class ReportForm(forms.Form):
    """What is wrong. `website` is for machines that fill in every field they find."""

    wrong = forms.ChoiceField(
        label="What is wrong?", choices=Report.Wrong.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label="What should it say, and where can we check that?",
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    website = forms.CharField(required=False)

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError("Leave the last field empty: it is there for machines.")
        return ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_error(request: HttpRequest, public_id: str) -> HttpResponse:
    """The form; on POST, store the report and lead to its own page."""
    quote = get_object_or_404(ready(Quote.objects.all()), public_id=public_id)
    if quote.lifecycle in WITHHELD:
        return withheld(request, quote.lifecycle)
    form = ReportForm(request.POST if request.method == "POST" else None)
    wait = 0
    if form.is_valid():
        told = form.cleaned_data
        try:
            report = file_report(quote, told["wrong"], told["words"], address_of(request))
        except TooManyReports as refusal:
            wait = refusal.seconds
        else:
            return redirect(report)
    context = {"shown": present(quote), "form": form, "minutes": math.ceil(wait / 60)}
    status = 429 if wait else 400 if form.errors else 200
    answer = render(request, "quotes/report_error.html", context, status=status)
    if wait:
        answer["Retry-After"] = str(wait)
    return answer


@never_cache
@require_safe
def report(request: HttpRequest, code: str) -> HttpResponse:
    """What became of a report. The reader's own words are not repeated."""
    found = get_object_or_404(
        Report.objects.select_related("quote", "changeset"), code=code.lower()
    )
    gone = found.quote.lifecycle in WITHHELD
    context = {
        "report": found,
        "shown": None if gone else present(found.quote),
        "correction": found.changeset if found.changeset and is_public(found.changeset) else None,
    }
    return render(request, "quotes/report.html", context)
