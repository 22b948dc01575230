"""What editors decided about wordings, as far as it can be in force now."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from quotes.matching import groups
from quotes.models import Quote, WordingDecision

Link = tuple[str, str]
Verdict = WordingDecision.Verdict


@dataclass(frozen=True, slots=True)
class End:
    """One side of an editor's link: a quote that can be a wording now."""

    pk: int
    public_id: str
    speaker: int | None


@dataclass
class Bindings:
    """Editors' links in force, by public id.

    `company` says of a quote without a known speaker whose statements it joins; `unnamed` are the
    sets of such quotes that editors joined with one another alone.
    """

    must: list[Link] = field(default_factory=list)
    cannot: list[Link] = field(default_factory=list)
    company: dict[int, int] = field(default_factory=dict)
    unnamed: list[frozenset[int]] = field(default_factory=list)

    @property
    def placed(self) -> set[int]:
        """The quotes without a known speaker that have a statement all the same."""
        return set(self.company).union(*self.unnamed)


def bindings(ids: Collection[int]) -> Bindings:
    """The standing decisions about these quotes, in two queries.

    Whatever editors joined with one of them must be among them. A link rests, and counts again
    later, where one of its quotes is no wording at present or where it would bring two people
    together: people are joined by merging them.
    """
    about = WordingDecision.objects.binding().filter(first__in=ids, second__in=ids)
    rows = list(about.values_list("verdict", "first", "second"))
    ends = ends_of({pk for _, *pair in rows for pk in pair}) if rows else {}
    standing = [(verdict, ends[a], ends[b]) for verdict, a, b in rows if a in ends and b in ends]
    found = Bindings(
        cannot=[_link(a, b) for verdict, a, b in standing if verdict == Verdict.DIFFERENT]
    )
    same = [(a, b) for verdict, a, b in standing if verdict == Verdict.SAME]
    by_key = {end.public_id: end for end in ends.values()}
    for keys in groups(by_key, (), must=[_link(a, b) for a, b in same]):
        if len(keys) > 1:
            _settle(found, [by_key[key] for key in keys], same)
    return found


def ends_of(ids: Iterable[int]) -> dict[int, End]:
    """Those of these quotes that can be wordings of a statement now."""
    rows = Quote.objects.shown().filter(pk__in=list(ids))
    return {pk: End(pk, *rest) for pk, *rest in rows.values_list("pk", "public_id", "speaker")}


def _settle(found: Bindings, cluster: list[End], same: list[tuple[End, End]]) -> None:
    """Put the links within one set of joined quotes into force, as far as people allow."""
    people = {end.speaker for end in cluster} - {None}
    inside = [(a, b) for a, b in same if a in cluster]
    if len(people) > 1:
        inside = [(a, b) for a, b in inside if a.speaker and a.speaker == b.speaker]
    nobodies = [end.pk for end in cluster if end.speaker is None]
    if len(people) == 1:
        found.company |= dict.fromkeys(nobodies, people.pop())
    elif not people:
        found.unnamed.append(frozenset(nobodies))
    found.must += [_link(a, b) for a, b in inside]


def _link(a: End, b: End) -> Link:
    return (a.public_id, b.public_id)
