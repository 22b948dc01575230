"""Topics that an editor put to a quote or took from it: no rule ever changes either."""

from typing import Any

from quotes.editing.fields.field import Field, no_reading
from quotes.exceptions import DecisionError
from quotes.models import KeptOff, Override, Quote, QuoteTopic, Topic

PUT, OFF = "put", "off"


def check(quote: Quote, value: Any) -> dict[str, list[str]]:
    """{"put": [slug, …], "off": [slug, …]}"""
    put, off = sorted(set(value.get(PUT) or [])), sorted(set(value.get(OFF) or []))
    known = set(Topic.objects.filter(slug__in=[*put, *off]).values_list("slug", flat=True))
    for slug in (*put, *off):
        if slug not in known:
            raise DecisionError(f"There is no topic with the address {slug!r}.")
    if both := set(put) & set(off):
        raise DecisionError(f"{', '.join(sorted(both))} cannot be both put and taken away.")
    return {PUT: put, OFF: off}


def shown(quote: Quote) -> dict[str, list[str]]:
    put = quote.topic_links.filter(origin=QuoteTopic.Origin.EDITOR)
    return {
        PUT: sorted(put.values_list("topic__slug", flat=True)),
        OFF: sorted(quote.kept_off.values_list("topic__slug", flat=True)),
    }


def with_topic(quote: Quote, topic: Topic) -> dict[str, list[str]]:
    """What is decided of a quote's topics, and that it has this one."""
    return moved(quote, topic.slug, PUT, OFF)


def without_topic(quote: Quote, topic: Topic) -> dict[str, list[str]]:
    """What is decided of a quote's topics, and that it has not this one."""
    return moved(quote, topic.slug, OFF, PUT)


def moved(quote: Quote, slug: str, to: str, away: str) -> dict[str, list[str]]:
    now = shown(quote)
    return {
        to: sorted({*now[to], slug}),
        away: [other for other in now[away] if other != slug],
    }


def set_topics(quote: Quote, value: dict[str, list[str]] | None) -> None:
    """Write the links that an editor decided; those of the rules follow in `deriving`."""
    put, off = (value or {}).get(PUT, []), (value or {}).get(OFF, [])
    quote.topic_links.filter(origin=QuoteTopic.Origin.EDITOR).exclude(topic__slug__in=put).delete()
    quote.topic_links.filter(topic__slug__in=off).delete()
    for topic in Topic.objects.filter(slug__in=put):
        QuoteTopic.objects.update_or_create(
            quote=quote, topic=topic, defaults={"origin": QuoteTopic.Origin.EDITOR}
        )
    quote.kept_off.exclude(topic__slug__in=off).delete()
    for topic in Topic.objects.filter(slug__in=off):
        KeptOff.objects.get_or_create(quote=quote, topic=topic)


FIELD = Field(
    Override.Field.TOPICS.value,
    "topics",
    check,
    no_reading,
    shown,
    attributes=False,
    column=False,
)
