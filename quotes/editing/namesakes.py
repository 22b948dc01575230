"""What a decision about one quote says of others that print a surname alone."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from quotes.editing.recompute import recompute
from quotes.importing.people import waiting_for
from quotes.models import Override, Quote


def settle_namesakes(made: Iterable[Override]) -> set[int]:
    """Look again at quotes that print a surname alone, now that a role may speak for one, or may
    speak for somebody no longer. Returns which they are."""
    # Those decided about, too: one may rest on what another of them says, whichever came first.
    found = alone_by(concerned(made))
    for quote in Quote.objects.filter(pk__in=found).select_related("article").order_by("pk"):
        recompute(quote)
    return found


def concerned(made: Iterable[Override]) -> set[str]:
    """The names of whom these decisions give a role, or take one from."""
    names = set()
    for one in made:
        if one.person is not None:
            names.add(one.person.name)
        before = one.change.before
        if one.withdrawn and one.quote.speaker is not None:
            names.add(one.quote.speaker.name)
        if one.field == Override.Field.SPEAKER and isinstance(before, dict) and "person" in before:
            names.add(before["name"])
        elif one.field == Override.Field.ROLE and one.quote.speaker is not None:
            names.add(one.quote.speaker.name)
    return names


def alone_by(names: Iterable[str]) -> set[int]:
    """The live quotes that print one of these surnames alone, whether or not an editor decided."""
    return {
        pk
        for quotes in (waiting_for(names), overruled(names))
        for pk in quotes.values_list("pk", flat=True)
    }


def overruled(names: Iterable[str]) -> QuerySet[Quote]:
    """Live quotes that were read as said by one of these surnames alone, where an editor decided
    who speaks: whether the machine would say the same may change with the role of another."""
    read = Q()
    for surname in {name.split()[-1] for name in names if name.split()}:
        read |= Q(readings__values__speaker_text__iexact=surname)
    if not read:
        return Quote.objects.none()
    return Quote.objects.live().filter(read, pk__in=spoken_for()).distinct()


def spoken_for() -> QuerySet:
    """The numbers of the quotes whose speaker an editor decided."""
    return Override.objects.standing().filter(field=Override.Field.SPEAKER).values("quote")
