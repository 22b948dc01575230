"""Where nothing was found: the same question without each of its parts, and what that finds."""

from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from quotes.filters.chips import without
from quotes.filters.quotefilter import QuoteFilter
from quotes.filters.walk import Walk
from quotes.models import Quote
from quotes.paging import without_place
from quotes.presenting.holdings import Total
from quotes.search import Query

CAP = 1_000  # so many are counted, and no more
MOST_CLAUSES = 6


@dataclass(frozen=True, slots=True)
class Looser:
    """The question without one part; `address` is that of another page, where it leads to one."""

    left_out: str
    query: str
    count: Total
    address: str = ""


def looser(asked: QuoteFilter) -> list[Looser]:
    """What finds something once one part is left out, each counted by one capped query.

    Of a page that is about somebody, that is a part too: its question is put to all quotations.
    """
    active = [
        name
        for name in asked.filters
        if name not in asked.about and name != "sort" and asked.values.get(name)
    ]
    made = [*fewer_words(asked)]
    if len(active) > 1:
        made += [without_filter(asked, name) for name in active]
    if asked.about and active:
        made.append(among_all(asked))
    return [one for one in made if one.count]


def without_filter(asked: QuoteFilter, name: str) -> Looser:
    """The question without one parameter."""
    label = str(asked.filters[name].label).lower()
    found = count(Walk(asked, without=(name,)))
    return Looser(f"without {label}", without(asked.data, name), found)


def fewer_words(asked: QuoteFilter) -> list[Looser]:
    """The question without each of its words, phrases and names."""
    query = asked.words
    if query is None or len(query.clauses) < 2:
        return []
    made = []
    for clause in query.clauses[:MOST_CLAUSES]:
        left = Query(tuple(other for other in query.clauses if other is not clause))
        if all(other.negated for other in left.clauses):
            continue
        question = without_place(asked.data)
        question["q"] = str(left)
        found = count(Walk(again(asked, question)))
        made.append(Looser(f"without {clause}", question.urlencode(), found))
    return made


def among_all(asked: QuoteFilter) -> Looser:
    """The question of a page, put to all quotations."""
    question = without_place(asked.data)
    found = count(Walk(QuoteFilter(question, queryset=Quote.objects.all())))
    return Looser("in all quotations", question.urlencode(), found, reverse("quotes:quotes"))


def again(asked: QuoteFilter, question: QueryDict) -> QuoteFilter:
    """Another question of the same page."""
    return QuoteFilter(question, queryset=asked.queryset, about=asked.about)


def count(walk: Walk) -> Total:
    """How many there are, up to the cap."""
    return Total.capped(walk.count(CAP + 1), CAP)
