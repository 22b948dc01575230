"""An editor brings in one article: paste or upload, look at what is read, store it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from quotes.admin.desk import desk_page, in_frame
from quotes.cleaning import clean
from quotes.editing import roles
from quotes.exceptions import ManifestError, UnreadableSource
from quotes.importing.manifest import Entry
from quotes.importing.manifestvalues import typed
from quotes.importing.pipeline import Incoming
from quotes.importing.plan import Step
from quotes.importing.readers import HTML, Source, read_bytes
from quotes.importing.single import pasted, preview, store
from quotes.models import ImportItem, Outlet
from quotes.models.article import Basis
from quotes.naming import outlet_fold
from quotes.presenting.evidence import whole
from quotes.presenting.holdings import counted

LARGEST = 1_000_000  # bytes: longer than any article, shorter than a form may be
MOST_OFFERED = 500
SALT = "quotes.bringin"
BASES = [(value, label) for value, label in Basis.choices if value != Basis.UNKNOWN]
KNOWN = {"choices": BASES, "initial": Basis.GIVEN}
STEPS = {
    Step.CREATE: "This article is new here.",
    Step.UPDATE: "This article is here with another text: it would be stored again with this one, "
    "and what editors decided stays.",
    Step.SKIP: "This very text is here already: storing it changes nothing.",
}


class ArticleForm(forms.Form):
    """An article and what is known about it, each fact with what it rests on."""

    file = forms.FileField(
        required=False,
        label="A file",
        help_text="Plain text (.txt, UTF-8) or a web page (.html), up to 1 MB.",
    )
    text = forms.CharField(
        required=False,
        label="or the text",
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "cols": 80}),
        help_text="Headline first, a paragraph a line.",
    )
    kept = forms.CharField(required=False, widget=forms.HiddenInput)
    outlet = forms.CharField(
        max_length=200,
        widget=forms.TextInput(attrs={"list": "outlets", "autocomplete": "off"}),
        help_text="Who published it. A new name becomes a new outlet.",
    )
    outlet_basis = forms.ChoiceField(
        label="How we know the outlet", choices=BASES, initial=Basis.GIVEN
    )
    headline = forms.CharField(
        required=False, max_length=500, help_text="Left empty, it is the first line of the text."
    )
    url = forms.CharField(required=False, max_length=1000, label="Address")
    url_basis = forms.ChoiceField(
        label="How we know the address", choices=BASES, initial=Basis.GIVEN
    )
    published = forms.DateField(
        required=False,
        label="Date published",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    published_basis = forms.ChoiceField(
        label="How we know the date", choices=BASES, initial=Basis.GIVEN
    )
    language = forms.CharField(max_length=12, initial="en", help_text="Such as en or en-GB.")
    excerpt = forms.BooleanField(required=False, label="Only a part of the article")
    basis = forms.CharField(
        required=False,
        label="Note",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="How outlet, address and date are known, where that needs words.",
    )

    source: Source
    entry: Entry

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        try:
            self.source = self.read_source(told)
            self.entry = self.read_entry(told)
        except (UnreadableSource, ManifestError) as problem:
            self.add_error(None, str(problem))
        return told

    def read_source(self, told: dict[str, Any]) -> Source:
        """What was uploaded, or pasted, or looked at before."""
        file, text, kept = told.get("file"), told.get("text"), told.get("kept")
        if file and text:
            raise UnreadableSource("Give a file or a text, not both.")
        if file:
            return read_file(file)
        if text:
            if len(text.encode("utf-8", "replace")) > LARGEST:
                raise UnreadableSource("The text is longer than 1 MB: bring it in in parts.")
            return pasted(clean(text))
        if kept:
            return unpacked(kept)
        raise UnreadableSource("There is nothing to read: choose a file, or paste the text.")

    def read_entry(self, told: dict[str, Any]) -> Entry:
        """What is known of it, by the rules of a manifest."""
        # The file goes by its own way; an entry's `file` would be its name in a manifest.
        names = [name for name in Entry.__dataclass_fields__ if name in told and name != "file"]
        table = {name: told[name] for name in names if told[name] not in (None, "")}
        if told.get("outlet") and not outlet_fold(told["outlet"]):
            raise ManifestError("The outlet needs a name with a letter in it.")
        return typed(Entry, table)


def read_file(file: Any) -> Source:
    """An uploaded file."""
    name = clean(file.name)[-200:]
    if file.size > LARGEST:
        raise UnreadableSource(f"{name}: larger than 1 MB. Is it one article?")
    if not name.lower().endswith((".txt", *HTML)):
        raise UnreadableSource(f"{name}: use a .txt or .html file.")
    return read_bytes(file.read(), name)


def packed(source: Source) -> str:
    """A source as a form carries it from the preview to the store, to the letter."""
    return signing.dumps([source.id, source.text], salt=SALT, compress=True)


def unpacked(kept: str) -> Source:
    """The source that was looked at."""
    try:
        return Source(*signing.loads(kept, salt=SALT))
    except (signing.BadSignature, TypeError, ValueError) as error:
        raise UnreadableSource("What was looked at is lost: choose the file again.") from error


@desk_page(roles.BRING_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def bring_in(request: HttpRequest) -> HttpResponse:
    """The form; then the same with a preview; then, when asked to, the article is stored."""
    sent = request.method == "POST"
    form = ArticleForm(request.POST, request.FILES) if sent else ArticleForm()
    context: dict[str, Any] = {"title": "Bring in an article", "form": form}
    if form.is_bound and form.is_valid():
        incoming = Incoming(form.source, form.entry)
        try:
            if "store" in request.POST:
                return stored(request, store(incoming, request.user.get_username()))
            context |= looked_at(incoming)
        except UnreadableSource as problem:
            form.add_error(None, str(problem))
    if hasattr(form, "source"):
        # What was read need not be chosen again, be it to store it or to mend what is missing.
        context["kept"] = packed(form.source)
    context["outlets"] = Outlet.objects.order_by("name").values_list("name", flat=True)[
        :MOST_OFFERED
    ]
    status = 400 if form.errors else 200
    return in_frame(request, "admin/bring_in.html", context, status=status)


def looked_at(incoming: Incoming) -> dict[str, Any]:
    """What the preview shows."""
    found = preview(incoming)
    return {
        "preview": found,
        "step": STEPS[found.plan.step],
        "headline": incoming.headline,
        "lines": whole(found.text, found.quotes, with_attribution=True),
    }


def stored(request: HttpRequest, item: ImportItem) -> HttpResponse:
    """Say what became of it, and lead to the article."""
    if item.outcome == ImportItem.Outcome.UNCHANGED:
        messages.info(request, "This very text is here already: nothing was changed.")
    else:
        waiting = item.article.quotes.waiting().count()
        read = counted(item.quotes, "quotation")
        messages.success(request, f"Stored: {read} read, {waiting} without a speaker.")
    return redirect("admin:quotes_article_change", item.article_id)
