"""The form in which an editor decides where a quote's words stand, the way it came, its day and
its topics."""

import datetime
from typing import Any

from django import forms

from quotes.admin import ends
from quotes.admin.whyfields import FAULT_HELP, fault_field, reason_field
from quotes.choosing import named_outlet
from quotes.cleaning import clean
from quotes.editing.fields import FIELDS
from quotes.editing.fields.sources import MOST
from quotes.exceptions import DecisionError
from quotes.models import Quote, QuoteSource, Topic
from quotes.models.decision import Override

BOUNDS, SOURCES = Override.Field.BOUNDS.value, Override.Field.SOURCES.value
SAID, TOPICS = Override.Field.SAID.value, Override.Field.TOPICS.value
SPARE_LINKS = 2
# Beside which field of the form a refusal stands.
BESIDE = {BOUNDS: "piece_0_first", SOURCES: "source_0", SAID: "said_from", TOPICS: "add_topic"}


class DetailsForm(forms.Form):
    """What the page shows of these, to be changed; only what is changed is decided."""

    said_from = forms.DateField(
        label="Said on, or from",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Empty where the day is not known.",
    )
    said_to = forms.DateField(
        label="Said until",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="The last of several days; may stay empty.",
    )
    said_words = forms.CharField(
        label="Words that the day rests on",
        required=False,
        max_length=100,
        help_text="In the article’s own words, such as “on Monday”.",
    )
    has_topics = forms.MultipleChoiceField(
        label="Topics of this quotation",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Take a tick away: no rule puts the topic there again.",
    )
    add_topic = forms.ModelChoiceField(
        Topic.objects.all(),
        label="Add a topic",
        required=False,
        to_field_name="slug",
        empty_label="–",
    )
    fault = fault_field(FAULT_HELP)
    reason = reason_field("Readers see it in the list of corrections.", label="Why", required=False)
    seen_revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, quote: Quote, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.quote = quote
        self.now = {name: FIELDS[name].shown(quote) for name in BESIDE}
        self.add_pieces()
        self.add_links()
        self.list_topics()
        said = self.now[SAID]
        self.initial |= {
            "said_from": said["from"],
            "said_to": said["to"] if said["to"] != said["from"] else None,
            "said_words": said["words"],
            "seen_revision": quote.revision,
        }

    def add_pieces(self) -> None:
        """A choice of the ends of each piece, and of one more."""
        text, pieces = self.quote.version.text, self.quote.pieces
        span = ends.window(text, pieces[0][0], pieces[-1][1])
        self.pieces = len(pieces) + 1
        self.fields |= ends.fields_for(text, span, pieces, spare=1)

    def add_links(self) -> None:
        """A row for each link of the way it came, and for some more."""
        links = list(self.quote.sources.select_related("outlet").order_by("position"))
        self.links = min(len(links) + SPARE_LINKS, max(MOST, len(links)))
        for at in range(self.links):
            link = links[at] if at < len(links) else None
            self.fields[f"source_{at}"] = forms.CharField(
                label="Through, as printed",
                required=False,
                max_length=200,
                initial=link.as_printed if link else "",
            )
            self.fields[f"source_{at}_outlet"] = forms.CharField(
                label="Which outlet that is",
                required=False,
                max_length=200,
                initial=link.outlet.name if link and link.outlet else "",
            )
            self.fields[f"source_{at}_basis"] = forms.ChoiceField(
                label="Where it is printed",
                required=False,
                choices=QuoteSource.Basis.choices,
                initial=link.basis if link else QuoteSource.Basis.CLAUSE,
            )

    def list_topics(self) -> None:
        """The topics that it has, ticked, and those that editors took away."""
        links = self.quote.topic_links.select_related("topic").order_by("topic__name")
        off = Topic.objects.filter(slug__in=self.now[TOPICS]["off"])
        self.fields["has_topics"].choices = [
            *((link.topic.slug, f"{link.topic} ({link.get_origin_display()})") for link in links),
            *((topic.slug, f"{topic} (taken away by an editor)") for topic in off),
        ]
        self.initial["has_topics"] = [link.topic.slug for link in links]

    def piece_rows(self) -> list[tuple[forms.BoundField, ...]]:
        """The fields of each piece."""
        return [
            tuple(self[ends.name_of(at, end)] for end in ("first", "last"))
            for at in range(self.pieces)
        ]

    def link_rows(self) -> list[tuple[forms.BoundField, ...]]:
        """The fields of each link."""
        return [
            (self[f"source_{at}"], self[f"source_{at}_outlet"], self[f"source_{at}_basis"])
            for at in range(self.links)
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse what does not fit beside its field, and an older state with both values."""
        cleaned = super().clean()
        if self.errors:
            return cleaned
        self.decisions = self.decided()
        if self.errors:
            return cleaned
        if not self.decisions:
            self.add_error(None, "Nothing is changed: choose or write what shall be otherwise.")
        elif not clean(cleaned["reason"]).strip():
            self.add_error("reason", "Say why: readers see the reason beside the correction.")
        if cleaned["seen_revision"] != self.quote.revision:
            self.add_error(
                None,
                "Somebody else changed this quote while you were looking at it. Nothing of yours "
                "was saved: open this page again, see what it says now, and decide then.",
            )
        return cleaned

    def decided(self) -> dict[str, Any]:
        """The fields of which the form says something else than the page showed."""
        wished = {
            BOUNDS: {"pieces": ends.chosen(self, self.pieces)},
            SOURCES: self.way(),
            SAID: self.days(),
            TOPICS: self.topics(),
        }
        changed = {}
        for name, value in wished.items():
            if self.says_the_same(name):
                continue
            try:
                checked = FIELDS[name].check(self.quote, value)
            except DecisionError as refusal:
                self.add_error(BESIDE[name], str(refusal))
                continue
            if checked != self.now[name]:
                changed[name] = value
        return changed

    def says_the_same(self, name: str) -> bool:
        """Whether nothing of a field was touched: then it is not decided."""
        begins = {BOUNDS: "piece_", SOURCES: "source_", SAID: "said_"}
        if name == TOPICS:
            return not {"has_topics", "add_topic"} & set(self.changed_data)
        return not any(one.startswith(begins[name]) for one in self.changed_data)

    def way(self) -> list[dict[str, str]]:
        """The links in their order; one without a name is none."""
        links = []
        for at in range(self.links):
            printed = clean(self.cleaned_data[f"source_{at}"]).strip()
            written = clean(self.cleaned_data[f"source_{at}_outlet"]).strip()
            if not printed:
                continue
            link = {"as_printed": printed, "basis": self.cleaned_data[f"source_{at}_basis"]}
            if written:
                named = named_outlet(written)
                if named.found is None:
                    near = ", ".join(str(one) for one in named.offers)
                    self.add_error(
                        f"source_{at}_outlet",
                        f"No outlet here is called “{written}”"
                        + (f": do you mean {near}?" if near else ": add the outlet first."),
                    )
                    continue
                link["outlet"] = named.found.slug
            links.append(link)
        return links

    def days(self) -> dict[str, Any]:
        first, last = self.cleaned_data["said_from"], self.cleaned_data["said_to"]
        words = self.cleaned_data["said_words"]
        if words and not (first or last) and "said_words" in self.changed_data:
            self.add_error("said_words", "Write the day, too: words alone are no date.")
        return {"from": iso(first or last), "to": iso(last or first), "words": words}

    def topics(self) -> dict[str, list[str]]:
        """What is put there and what is kept off, now that these are ticked."""
        ticked = set(self.cleaned_data["has_topics"])
        listed = {slug for slug, _ in self.fields["has_topics"].choices}
        now, added = self.now[TOPICS], self.cleaned_data["add_topic"]
        put = ticked & {*now["put"], *now["off"]} | ({added.slug} if added else set())
        return {"put": sorted(put), "off": sorted(listed - ticked - put)}


def iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
