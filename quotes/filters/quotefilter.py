"""The FilterSet behind every list of quotes."""

from functools import cached_property

import django_filters
from django import forms
from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.http import QueryDict

from quotes.filters.fields import DayField, NamesField, RowsField, WordsField, printable
from quotes.models import Outlet, Person, Quote, QuoteSource, QuoteTopic, Topic
from quotes.models.datekey import A_DAY, DATED, date_key
from quotes.models.quote import Kind, QuoteQuerySet
from quotes.presenting.states import HEADLINE, KIND_CHOICES, STATES, state_query
from quotes.search import Query, relevance, search

SORTS = (("newest", "Newest first"), ("oldest", "Oldest first"), ("relevance", "Best match first"))


class SortField(NamesField):
    """One of the orders; the last one given counts."""

    def to_python(self, value: list[str] | None) -> str:
        values = super().to_python(value)
        return values[-1] if values else "newest"


class FieldFilter(django_filters.Filter):
    """A filter whose form field is ours."""

    def __init__(self, field_class: type[forms.Field], method: str, **options) -> None:
        self.field_class = field_class
        super().__init__(method=method, **options)


def legible(data: QueryDict) -> QueryDict:
    """The parameters without characters that no page can print (and no database can compare)."""
    copied = data.copy()
    for name, values in data.lists():
        copied.setlist(name, [printable(value) for value in values])
    return copied


class QuoteFilterForm(forms.Form):
    """What was asked for; a range must not end before it begins."""

    def clean(self) -> dict:
        cleaned = super().clean()
        first, last = cleaned.get("from"), cleaned.get("to")
        if first and last and first > last:
            self.add_error(
                "to", f"The range ends before it begins: write {first.isoformat()} or later."
            )
        return cleaned


class QuoteFilter(django_filters.FilterSet):
    """Quotes by the words, the people, the outlets, the topics, the agency, kind, state and date.

    A repeated parameter widens the choice within it; different parameters narrow each other down.
    A value that cannot be read shows no quotes and says what to write: a list that silently
    ignored half of a question would answer another one.
    """

    q = FieldFilter(WordsField, "by_words", label="Words")
    person = FieldFilter(RowsField, "by_person", model=Person, noun="person", label="Person")
    outlet = FieldFilter(RowsField, "by_outlet", model=Outlet, noun="outlet", label="Outlet")
    topic = FieldFilter(RowsField, "by_topic", model=Topic, noun="topic", label="Topic")
    via = FieldFilter(RowsField, "by_via", model=Outlet, noun="outlet", label="Came through")
    kind = FieldFilter(
        NamesField, "by_kind", choices=tuple(KIND_CHOICES.items()), noun="kind", label="Kind"
    )
    status = FieldFilter(
        NamesField, "by_status", choices=tuple(STATES.items()), noun="review state", label="Review"
    )
    since = FieldFilter(DayField, "by_since", last=False, label="Published from")
    until = FieldFilter(DayField, "by_until", last=True, label="Published to")
    sort = FieldFilter(SortField, "by_sort", choices=SORTS, noun="order", label="Order")

    class Meta:
        model = Quote
        fields = ()
        form = QuoteFilterForm

    def __init__(
        self, data: QueryDict, *args, about: dict[str, list] | None = None, **kwargs
    ) -> None:
        """`about` holds what the page itself is about, by parameter: it is not to be asked for."""
        super().__init__(legible(data), *args, **kwargs)
        self.about = about or {}

    @classmethod
    def get_filters(cls) -> dict:
        """The parameters are `from` and `to`, which are no names that Python lets us write."""
        renamed = {"since": "from", "until": "to"}
        return {renamed.get(name, name): found for name, found in super().get_filters().items()}

    @cached_property
    def values(self) -> dict:
        """What could be read of the question, by parameter."""
        self.form.is_valid()
        return self.form.cleaned_data | self.about

    def filter_queryset(
        self, queryset: QuoteQuerySet, without: tuple[str, ...] = ()
    ) -> QuoteQuerySet:
        """Apply what can be read of the question, except for some parameters."""
        asked = self.values
        if "kind" in without:
            queryset = queryset.live()
        for name, by in self.filters.items():
            value = None if name in without else asked.get(name)
            # No kind chosen means something, so its filter always has its say.
            if value or (name == "kind" and name not in without):
                queryset = getattr(self, by.method)(queryset, name, value)
        return queryset

    @property
    def words(self) -> Query | None:
        """The words that are searched, for marking them in what was found."""
        return self.values.get("q")

    @property
    def qs(self) -> QuoteQuerySet:
        """What answers the question, in the order asked for; nothing where it cannot be read."""
        if not hasattr(self, "_qs"):
            self._qs = (
                self.filter_queryset(self.queryset.all())
                if self.is_valid()
                else Quote.objects.none()
            )
        return self._qs

    def all_but(self, *names: str) -> QuoteQuerySet:
        """What answers the question without some of its parameters, in no order."""
        return self.filter_queryset(self.queryset.all(), without=(*names, "sort")).order_by()

    def key_range(self) -> tuple[int, int | None]:
        """Between which date keys stands what was published in the days asked for: from the first,
        below the second."""
        since, until = self.values.get("from"), self.values.get("to")
        first = date_key(since, 0) if since else DATED if until else 0
        return first, date_key(until, 0) + A_DAY if until else None

    @property
    def ranked_newest(self) -> int:
        """How many of the newest matches the order looks at; 0 where it looks at all."""
        asked = self.values
        by_match = asked.get("sort") == "relevance" and asked.get("q") is not None
        return settings.SEARCH_RANKED if by_match else 0

    def by_words(self, queryset, name, tree):
        return search(queryset, tree)

    def by_person(self, queryset, name, people):
        return queryset.filter(speaker__in=people)

    def by_outlet(self, queryset, name, outlets):
        return queryset.filter(outlet__in=outlets)

    def by_topic(self, queryset, name, topics):
        # Where many quotes have it, looking up each that answers is less than listing them all.
        return queryset.filter(
            Exists(QuoteTopic.objects.filter(quote=OuterRef("pk"), topic__in=topics))
        )

    def by_via(self, queryset, name, outlets):
        return queryset.filter(
            pk__in=QuoteSource.objects.filter(outlet__in=outlets).values("quote")
        )

    def by_kind(self, queryset, name, kinds):
        """Reported speech is nobody's printed words, and a headline repeats what its article says.

        Both are shown only when asked for.
        """
        if not kinds:
            return queryset.shown()
        if not {HEADLINE, Kind.INDIRECT} & set(kinds):
            return queryset.shown().filter(kind__in=kinds)
        queryset = queryset.live()
        in_headline = Q(headline=True) if HEADLINE in kinds else Q(pk__in=())
        return queryset.filter(in_headline | Q(headline=False, kind__in=kinds))

    def by_status(self, queryset, name, states):
        wanted = Q()
        for state in states:
            wanted |= state_query(state)
        return queryset.filter(wanted)

    def by_since(self, queryset, name, day):
        return queryset.filter(date_key__gte=date_key(day, 0))

    def by_until(self, queryset, name, day):
        return queryset.filter(date_key__gte=DATED, date_key__lt=date_key(day, 0) + A_DAY)

    def by_sort(self, queryset, name, order):
        tree = self.values.get("q")
        if order == "relevance" and tree is not None:
            ranked = queryset.newest()[: settings.SEARCH_RANKED].values("pk")
            queryset = Quote.objects.filter(pk__in=ranked)
            return relevance(queryset, tree).order_by("-relevance", "-date_key")
        return queryset.oldest() if order == "oldest" else queryset.newest()
