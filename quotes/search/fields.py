"""The parts of a search that ask for what is known of a quote: person, outlet, date and so on."""

from django.db.models import Model, Q
from django.utils.text import slugify

from quotes.naming import fold, outlet_fold
from quotes.search.dates import first_day
from quotes.search.query import Term


def field_condition(quote: type[Model], term: Term) -> Q:
    """Quotes of whom or which a term names, by the whole name or some whole words of it.

    Each is a subquery, not a join: a person with several matching names is still one.
    """
    return CONDITIONS[term.kind](quote, term.text)


def words_of(field: str, value: str, space: str = " ") -> Q:
    """That a folded name is this value, or has it among its words, side by side.

    Most names do not contain it at all, which is seen first, in one look at each.
    """
    return Q(**{f"{field}__contains": value}) & (
        Q(**{field: value})
        | Q(**{f"{field}__startswith": value + space})
        | Q(**{f"{field}__endswith": space + value})
        | Q(**{f"{field}__contains": space + value + space})
    )


def related(quote: type[Model], field: str):
    """The rows that a field of Quote leads to."""
    return quote._meta.get_field(field).related_model._base_manager


def by_person(quote: type[Model], value: str) -> Q:
    people = related(quote, "speaker").filter(words_of("names__folded", fold(value)))
    return Q(speaker__in=people.values("pk"))


def outlets_called(quote: type[Model], value: str):
    return related(quote, "outlet").filter(words_of("names__folded", outlet_fold(value)))


def by_outlet(quote: type[Model], value: str) -> Q:
    return Q(outlet__in=outlets_called(quote, value).values("pk"))


def by_via(quote: type[Model], value: str) -> Q:
    """Also an agency that is no Outlet here, by the words that the article prints for it."""
    links = related(quote, "sources").filter(
        Q(outlet__in=outlets_called(quote, value).values("pk")) | Q(as_printed__iexact=value)
    )
    return Q(pk__in=links.values("quote"))


def by_topic(quote: type[Model], value: str) -> Q:
    slug = slugify(fold(value))
    topics = related(quote, "topics").filter(words_of("slug", slug, "-") | Q(name__iexact=value))
    links = related(quote, "topic_links").filter(topic__in=topics.values("pk"))
    return Q(pk__in=links.values("quote"))


def by_after(quote: type[Model], value: str) -> Q:
    """Published on the first day of what is written, or later."""
    return Q(published__gte=first_day(value))


def by_before(quote: type[Model], value: str) -> Q:
    """Published before the first day of what is written."""
    return Q(published__lt=first_day(value))


CONDITIONS = {
    "person": by_person,
    "outlet": by_outlet,
    "topic": by_topic,
    "via": by_via,
    "after": by_after,
    "before": by_before,
}
