"""Where nothing was found: the same question without each of its parts, and what that finds."""

from dataclasses import dataclass

from quotes.filters.chips import without
from quotes.filters.quotefilter import QuoteFilter
from quotes.models.quote import QuoteQuerySet
from quotes.paging import without_place
from quotes.search import Query, search

CAP = 1_000  # so many are counted, and no more
MOST_CLAUSES = 6


@dataclass(frozen=True, slots=True)
class Looser:
    """The question without one part; `count` is in words, as it may be capped."""

    left_out: str
    query: str
    count: str


def looser(asked: QuoteFilter, hide: frozenset[str] = frozenset()) -> list[Looser]:
    """What finds something once one part is left out, each counted by one capped query."""
    active = [
        name
        for name in asked.filters
        if name not in hide and name != "sort" and asked.values.get(name)
    ]
    made = [*fewer_words(asked)]
    if len(active) > 1:
        for name in active:
            label = str(asked.filters[name].label).lower()
            counted = count(asked.all_but(name))
            made.append(Looser(f"without {label}", without(asked.data, name), counted))
    return [one for one in made if one.count != "0"]


def fewer_words(asked: QuoteFilter) -> list[Looser]:
    """The question without each of its words, phrases and names."""
    query = asked.words
    if query is None or len(query.clauses) < 2:
        return []
    rest, made = asked.all_but("q"), []
    for clause in query.clauses[:MOST_CLAUSES]:
        left = Query(tuple(other for other in query.clauses if other is not clause))
        if all(other.negated for other in left.clauses):
            continue
        question = asked.data.copy()
        question["q"] = str(left)
        counted = count(search(rest, left))
        made.append(Looser(f"without {clause}", without_place(question).urlencode(), counted))
    return made


def count(quotes: QuoteQuerySet) -> str:
    """How many there are, in words."""
    number = quotes[: CAP + 1].count()
    return f"more than {CAP:,}" if number > CAP else str(number)
