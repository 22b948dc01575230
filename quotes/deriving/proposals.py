"""People whose names look alike: proposed to an editor, and merged by nobody else."""

from collections.abc import Iterable, Sequence
from itertools import islice

from django.db.models import Q

from quotes.lookalikes import Likeness, alike
from quotes.models import Person, PersonName, PersonPair

# So many names with like consonants are compared with a new one, those stored last.
LOOKED_AT = 200
BATCH = 500  # people at a time

Pair = tuple[int, int]


def propose(people: Iterable[Person | int]) -> None:
    """Store who looks like one of these people, and forget who does no more.

    A proposal that stays keeps its row. Those about people who were merged rest, and wait again
    when the merge is taken back.
    """
    waiting = iter(people)
    while some := list(islice(waiting, BATCH)):
        propose_some(some)


def propose_some(people: Sequence[Person | int]) -> None:
    wanted = lookalikes(people)
    stored = PersonPair.objects.filter(
        Q(first__in=people) | Q(second__in=people),
        first__merged_into=None,
        second__merged_into=None,
    )
    gone, changed = [], []
    for pair in stored:
        likeness = wanted.pop((pair.first_id, pair.second_id), None)
        if likeness is None:
            gone.append(pair.pk)
        elif likeness != Likeness(pair.score, pair.reason):
            pair.score, pair.reason = likeness.score, likeness.reason
            changed.append(pair)
    if gone:
        PersonPair.objects.filter(pk__in=gone).delete()
    if changed:
        PersonPair.objects.bulk_update(changed, ["score", "reason"], batch_size=BATCH)
    PersonPair.objects.bulk_create(
        (
            PersonPair(first_id=first, second_id=second, score=found.score, reason=found.reason)
            for (first, second), found in sorted(wanted.items(), key=lambda item: item[0])
        ),
        batch_size=BATCH,
    )


def lookalikes(people: Sequence[Person | int]) -> dict[Pair, Likeness]:
    """Which current people have a name like one of these people's, and how much alike it is.

    One query for each sound of the names asked about, and each of them looks at so many at most.
    """
    found: dict[Pair, Likeness] = {}
    asked: dict[str, list[tuple[int, str]]] = {}
    names = current_names().filter(person__in=people)
    for person, name, sound in names.values_list("person", "name", "skeleton"):
        asked.setdefault(sound, []).append((person, name))
    for sound, forms in asked.items():
        near = current_names().filter(skeleton=sound).order_by("-pk")
        held = list(near.values_list("person", "name")[:LOOKED_AT])
        for person, name in forms:
            for other, written in held:
                likeness = alike(name, written) if other != person else None
                pair = (min(person, other), max(person, other))
                if likeness and likeness.score > getattr(found.get(pair), "score", 0):
                    found[pair] = likeness
    return found


def current_names():
    """The names of people, neither organisations nor merged, by which others can be found."""
    return PersonName.objects.filter(
        person__kind=Person.Kind.PERSON, person__merged_into=None
    ).exclude(skeleton="")
