"""The form in which an editor decides an article's outlet, date and address, and why."""

from typing import Any

from django import forms
from django.contrib import admin

from quotes.admin.asking import RowSelect
from quotes.admin.seenform import SeenField, SeenForm, overtaken
from quotes.admin.whyfields import fault_field, reason_field
from quotes.editing.articles import CHECKS, OUTLET, PUBLISHED, URL, Value, shown
from quotes.exceptions import DecisionError
from quotes.models import Article, Outlet
from quotes.models.article import Basis
from quotes.presenting.decided import article_fact

RESTS_ON = "rests on"


class ArticleForm(SeenForm):
    """Three facts with what each rests on. What else the import stored is changed beside them."""

    decided_outlet = forms.ModelChoiceField(
        Outlet.objects.all(),
        label="Outlet",
        widget=RowSelect(Article._meta.get_field("outlet"), admin.site),
    )
    decided_published = forms.DateField(
        label="Date published",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Empty where it is not known. Days such as “on Monday” are counted from it.",
    )
    decided_url = forms.CharField(label="Address", required=False, max_length=1000)
    outlet_rests_on = forms.ChoiceField(label=RESTS_ON, choices=Basis.choices, required=False)
    published_rests_on = forms.ChoiceField(label=RESTS_ON, choices=Basis.choices, required=False)
    url_rests_on = forms.ChoiceField(label=RESTS_ON, choices=Basis.choices, required=False)
    archived_url = forms.URLField(
        label="Archived copy", required=False, max_length=1000, assume_scheme="https"
    )
    fault = fault_field()
    reason = reason_field(
        "Needed to change one of these; readers see it in the list of corrections.", required=False
    )
    seen = SeenField()

    class Meta:
        model = Article
        fields = ["headline", "archived_url", "byline", "dateline", "language", "basis_note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        article = self.instance
        self.initial |= {
            "decided_outlet": article.outlet_id,
            "decided_published": article.published,
            "decided_url": article.url,
            **{f"{name}_rests_on": getattr(article, f"{name}_basis") for name in CHECKS},
        }
        for name, value in self.facts.items():
            first = article.overrides.standing().filter(field=name).first()
            if first is not None and first.machine_value != value:
                field = self.fields[f"decided_{name}"]
                field.help_text = (
                    f"{field.help_text} The import gave: {article_fact(first.machine_value)}."
                )

    @property
    def facts(self) -> dict[str, Value]:
        """What is decided of the article, as it shows it."""
        return {name: shown(self.instance, name) for name in CHECKS}

    @property
    def now(self) -> dict[str, Any]:
        """All that the article shows here, decided or stored."""
        return super().now | self.facts

    def clean(self) -> dict[str, Any]:
        """Refuse a decision without a reason, one that does not fit, and one about an older
        state, of which both values are told."""
        cleaned = super().clean()
        if any(name in self.errors for name in self.fields):
            return cleaned
        reason = cleaned.get("reason", "").strip()
        if self.decisions and not reason:
            self.add_error("reason", "Say why: readers see the reason beside the correction.")
        if reason and not self.decisions:
            self.add_error(
                "reason",
                "Neither outlet, date nor address was changed, so there is nothing of which this "
                "is the reason: change one of them, or leave it empty.",
            )
        for name, value in self.decisions.items():
            try:
                CHECKS[name](self.instance, value)
            except DecisionError as refusal:
                self.add_error(f"decided_{name}", str(refusal))
            was = cleaned["seen"].get(name) if isinstance(cleaned["seen"], dict) else None
            if was != self.facts[name]:
                self.add_error(
                    f"decided_{name}",
                    overtaken(article_fact(self.facts[name]), article_fact(value)),
                )
        return cleaned

    @property
    def decisions(self) -> dict[str, Value]:
        """The facts of which the form says something else than the page showed."""
        sent = self.cleaned_data
        facts = {
            OUTLET: {"outlet": sent["decided_outlet"].slug},
            PUBLISHED: {
                "date": sent["decided_published"].isoformat() if sent["decided_published"] else None
            },
            URL: {"url": sent["decided_url"]},
        }
        changed = (
            name
            for name in CHECKS
            if {f"decided_{name}", f"{name}_rests_on"} & set(self.changed_data)
        )
        return {
            name: facts[name] | {"basis": sent[f"{name}_rests_on"] or Basis.GIVEN.value}
            for name in changed
        }
