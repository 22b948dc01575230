"""Gives quotes the topics whose rules find them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from django.core.serializers import deserialize
from django.core.serializers.base import DeserializationError

from quotes.exceptions import ManifestError, QuerySyntaxError
from quotes.models import KeptOff, Quote, QuoteTopic, Topic
from quotes.models.locking import writing
from quotes.search import PRINTED, Query, parse, search, where_matched

RULE_LENGTH, RULE_TERMS = 2000, 100
AT_ONCE = 1_000  # quotes that are asked in one transaction


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


def rule_changed(topic: Topic) -> None:
    """Note that every quote must be asked by a topic's rule, from the first one on."""
    topic.asked_up_to = 0
    topic.save(update_fields=["asked_up_to"])


def apply_everywhere(topic: Topic) -> int:
    """Ask every quote by one topic's rule at once. Returns how many have the topic."""
    rule_changed(topic)
    for _ in apply_in_batches(topic):
        continue
    return topic.quote_links.count()


def apply_in_batches(topic: Topic) -> Iterator[int]:
    """Ask the quotes that were not asked by a topic's rule; yields how many each time.

    Each time is a transaction of its own, which notes how far it came: what was broken off goes on
    there. A rule that somebody changes meanwhile begins again by itself.
    """
    while number := apply_to_next(topic.pk):
        yield number
    topic.refresh_from_db()


@writing()
def apply_to_next(topic_id: int) -> int:
    """Ask the next quotes; 0 where all were asked."""
    topic = Topic.objects.pending().filter(pk=topic_id).first()
    if topic is None:
        return 0
    rest = Quote.objects.live().filter(pk__gt=topic.asked_up_to).order_by("pk")
    ids = list(rest.values_list("pk", flat=True)[:AT_ONCE])
    apply_rules([Quote(pk=pk) for pk in ids], [topic])
    topic.asked_up_to = ids[-1] if ids else None
    topic.save(update_fields=["asked_up_to"])
    return len(ids)


def store_topics(path: Path) -> None:
    """Store the topics of a fixture that are not here yet; what an editor changed on one stays.

    Raises ManifestError where the file cannot be read.
    """
    try:
        topics = [item.object for item in deserialize("json", path.read_text(encoding="utf-8"))]
    except (OSError, UnicodeDecodeError, DeserializationError) as error:
        raise ManifestError(f"{path}: the topics cannot be read ({error}).") from error
    known = set(Topic.objects.values_list("slug", flat=True))
    new = [topic for topic in topics if topic.slug not in known]
    if Quote.objects.exists():
        for topic in new:
            topic.asked_up_to = 0 if topic.rule else None
    Topic.objects.bulk_create(new)
