"""The choices beside a list, each with how many quotes it would show."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, F

from quotes.filters.quotefilter import QuoteFilter
from quotes.models import QuoteSource, QuoteTopic
from quotes.models.quote import QuoteQuerySet
from quotes.presenting.states import HEADLINE, KIND_CHOICES, STATES, state_query

MOST = 8  # choices of one facet; the chosen ones are always among them


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One parameter with its choices; `more` says that others exist beyond those listed."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    more: bool
    errors: tuple[str, ...]

    @property
    def active(self) -> int:
        """How many of its choices are chosen."""
        return sum(choice.chosen for choice in self.choices)


def facets(asked: QuoteFilter, hide: frozenset[str] = frozenset()) -> list[Facet]:
    """The facets of a question, without those that the page itself has settled."""
    made = {
        "person": _people,
        "outlet": _outlets,
        "topic": _topics,
        "via": _via,
        "kind": _kinds,
        "status": _states,
    }
    return [_facet(asked, name, count) for name, count in made.items() if name not in hide]


def _facet(asked: QuoteFilter, name: str, count) -> Facet:
    chosen = {getattr(value, "slug", value): str(value) for value in asked.values.get(name) or ()}
    rows = {value: (label, n) for value, label, n in count(asked.all_but(name), list(chosen))}
    listed = dict([row for row in rows.items() if row[1][1]][:MOST])
    for value, label in chosen.items():
        listed.setdefault(value, rows.get(value, (label, 0)))
    return Facet(
        name,
        asked.filters[name].label,
        tuple(Choice(value, label, n, value in chosen) for value, (label, n) in listed.items()),
        more=any(n and value not in listed for value, (_, n) in rows.items()),
        errors=tuple(asked.form.errors.get(name, ())),
    )


def _people(quotes: QuoteQuerySet, chosen: list[str]) -> list[tuple]:
    named = quotes.filter(speaker__isnull=False)
    return _counted(named.values(slug=F("speaker__slug"), label=F("speaker__name")), chosen)


def _outlets(quotes: QuoteQuerySet, chosen: list[str]) -> list[tuple]:
    return _counted(quotes.values(slug=F("outlet__slug"), label=F("outlet__name")), chosen)


def _topics(quotes: QuoteQuerySet, chosen: list[str]) -> list[tuple]:
    links = QuoteTopic.objects.filter(quote__in=quotes.values("pk"))
    return _counted(links.values(slug=F("topic__slug"), label=F("topic__name")), chosen)


def _via(quotes: QuoteQuerySet, chosen: list[str]) -> list[tuple]:
    links = QuoteSource.objects.filter(quote__in=quotes.values("pk"), outlet__isnull=False)
    named = links.values(slug=F("outlet__slug"), label=F("outlet__name"))
    return _counted(named, chosen, of="quote")


def _counted(rows, chosen: list[str], of: str = "pk") -> list[tuple]:
    """The most frequent, one more than are listed, and the chosen ones wherever they stand."""
    rows = rows.annotate(n=Count(of, distinct=True)).order_by("-n", "label")
    found = list(rows.values_list("slug", "label", "n")[: MOST + 1])
    missing = set(chosen) - {slug for slug, _, _ in found}
    if missing:
        found += rows.filter(slug__in=missing).values_list("slug", "label", "n")
    return found


def _kinds(quotes: QuoteQuerySet, chosen: list[str]) -> list[tuple]:
    counts: Counter[str] = Counter()
    for kind, headline, n in quotes.values_list("kind", "headline").annotate(n=Count("pk")):
        counts[HEADLINE if headline else kind] += n
    return [(kind, label, counts[kind]) for kind, label in KIND_CHOICES.items()]


def _states(quotes: QuoteQuerySet, chosen: list[str]) -> list[tuple]:
    counts = quotes.aggregate(**{name: Count("pk", filter=state_query(name)) for name in STATES})
    return [(name, label, counts[name]) for name, label in STATES.items()]
