"""Which quotes a change can regroup: those that pairs and editors connect with what changed."""

from collections.abc import Iterable

from django.db.models import Q

from quotes.models import Quote, WordingDecision, WordingPair

Verdict = WordingDecision.Verdict


def connected(ids: Iterable[int]) -> set[int]:
    """These quotes and all that hang together with them, however far.

    By pairs that may join, by what editors joined, and by the statement that they are in. The rest
    of what their speakers said is grouped as it was: nothing connects it with these.
    """
    reached: set[int] = set()
    edge = set(ids)
    while edge:
        reached |= edge
        edge = neighbours(edge) - reached
    return reached


def neighbours(ids: set[int]) -> set[int]:
    """What is connected with these quotes directly."""
    touching = Q(first__in=ids) | Q(second__in=ids)
    pairs = WordingPair.objects.joining().filter(touching)
    joined = WordingDecision.objects.active().filter(touching, verdict=Verdict.SAME)
    links = [links.order_by().values_list("first", "second") for links in (pairs, joined)]
    found = {pk for ends in links for two in ends for pk in two}
    mates = Quote.objects.filter(statement__quotes__in=ids).order_by()
    return found | set(mates.values_list("pk", flat=True))
