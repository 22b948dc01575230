"""Gives quotes the topics whose rules find them."""

from collections.abc import Sequence
from pathlib import Path

from django.core.serializers import deserialize
from django.core.serializers.base import DeserializationError

from quotes.exceptions import ManifestError, QuerySyntaxError
from quotes.models import KeptOff, Quote, QuoteTopic, Topic
from quotes.search import PRINTED, Query, parse, search, where_matched

RULE_LENGTH, RULE_TERMS = 2000, 100


def apply_rules(quotes: Sequence[Quote], topics: Sequence[Topic] | None = None) -> None:
    """Make the rules' links of these quotes what the rules say; editors' links stay.

    A rule that cannot be read finds nothing: the form refuses it before it is stored.
    """
    ids = [quote.pk for quote in quotes]
    off = kept_off(ids)
    for topic in Topic.objects.all() if topics is None else topics:
        links = QuoteTopic.objects.filter(topic=topic, quote__in=ids)
        found = matches(topic.rule, ids)
        for quote_id in off.get(topic.pk, ()):
            found.pop(quote_id, None)
        links.filter(origin=QuoteTopic.Origin.RULE).exclude(quote__in=found).delete()
        kept = dict(links.values_list("quote_id", "matched"))
        QuoteTopic.objects.bulk_create(
            QuoteTopic(quote_id=quote_id, topic=topic, matched=places)
            for quote_id, places in found.items()
            if quote_id not in kept
        )
        moved = [link for link in links if found.get(link.quote_id, link.matched) != link.matched]
        for link in moved:
            link.matched = found[link.quote_id]
        QuoteTopic.objects.bulk_update(moved, ["matched"])


def kept_off(ids: Sequence[int]) -> dict[int, set[int]]:
    """The quotes among these from which an editor took a topic away, by the topic."""
    off: dict[int, set[int]] = {}
    kept = KeptOff.objects.filter(quote__in=ids)
    for topic_id, quote_id in kept.values_list("topic", "quote"):
        off.setdefault(topic_id, set()).add(quote_id)
    return off


def parse_rule(rule: str) -> Query:
    """Read a topic's rule: a search that may be longer than one that readers type."""
    return parse(rule, length=RULE_LENGTH, terms=RULE_TERMS)


def matches(rule: str, ids: Sequence[int]) -> dict[int, list[str]]:
    """Which of these quotes a rule finds, and where in each.

    A rule reads what is printed: who speaks is no subject, unless it asks for `person:`.
    The headline alone gives no topic: it speaks of the article, and not of every quotation in it.
    """
    try:
        query = parse_rule(rule)
    except QuerySyntaxError:
        return {}
    if not query or not ids:
        return {}
    found = search(Quote.objects.live().filter(pk__in=ids), query, sections=PRINTED)
    pks = sorted(found.values_list("pk", flat=True))
    places = where_matched(pks, query, found.db, sections=PRINTED)
    return {pk: matched for pk, matched in places.items() if set(matched) - {"headline"}}


def apply_everywhere(topic: Topic, batch: int = 1000) -> int:
    """Apply one topic's rule to every quote, after the rule changed. Returns how many have it."""
    ids = list(Quote.objects.live().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), batch):
        apply_rules([Quote(pk=pk) for pk in ids[start : start + batch]], [topic])
    return topic.quote_links.count()


def store_topics(path: Path) -> None:
    """Store the topics of a fixture that are not here yet; what an editor changed on one stays.

    Raises ManifestError where the file cannot be read.
    """
    try:
        topics = [item.object for item in deserialize("json", path.read_text(encoding="utf-8"))]
    except (OSError, UnicodeDecodeError, DeserializationError) as error:
        raise ManifestError(f"{path}: the topics cannot be read ({error}).") from error
    known = set(Topic.objects.values_list("slug", flat=True))
    Topic.objects.bulk_create(topic for topic in topics if topic.slug not in known)
