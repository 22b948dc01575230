"""Who may be speaking, and what speaks for and against each: for an editor to judge."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Max, Min, Prefetch

from quotes.importing.people import ROLE_HOLDS, same_role
from quotes.models import Person, PersonName, Quote
from quotes.models.naming import fold
from quotes.models.quote import Lifecycle
from quotes.naming import NAMELESS
from quotes.presenting.dates import span
from quotes.presenting.holdings import counted
from quotes.presenting.limits import where

MOST = 9  # as many as there are keys
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be meant; `chosen` where the page names them now."""

    person: Person
    chosen: bool
    speaks_for: list[str] = field(default_factory=list)
    speaks_against: list[str] = field(default_factory=list)


def candidates(quote: Quote) -> list[Candidate]:
    """The people who may be speaking, whom the page names now first, in a fixed number of queries.

    Being the only one is no evidence, so each comes with its reasons, and what is missing is said.
    """
    here = Counter(
        Quote.objects.filter(article=quote.article, lifecycle=Lifecycle.LIVE)
        .exclude(pk=quote.pk)
        .exclude(speaker=None)
        .values_list("speaker", flat=True)
    )
    found = dict.fromkeys(
        [*filter(None, [quote.speaker_id]), *bearers(quote), *(pk for pk, _ in here.most_common())]
    )
    names = Prefetch("names", PersonName.objects.select_related("outlet"))
    people = Person.objects.current().prefetch_related(names).in_bulk(list(found)[: MOST * 2])
    chosen = [people[pk] for pk in found if pk in people][:MOST]
    roles, dates = roles_near(quote, chosen), dates_of(chosen)
    told = fold(quote.version.text)
    passed_on = {quote.outlet_id, *quote.sources.values_list("outlet", flat=True)}
    return [
        Candidate(
            person,
            person.pk == quote.speaker_id,
            *weighed(
                limits(quote, person, passed_on),
                weigh(quote, person, told, here[person.pk], roles.get(person.pk, ()), dates),
            ),
        )
        for person in chosen
    ]


def bearers(quote: Quote) -> list[int]:
    """Those who go by a name that is printed for the speaker, whole or by its last word."""
    found: list[int] = []
    for name in dict.fromkeys([quote.speaker_name, quote.speaker_as_printed]):
        words = fold(name).split()
        if name in NAMELESS or not words:
            continue
        called = Person.objects.called(name).values_list("pk", flat=True)[:MOST]
        surnamed = Person.objects.with_surname(words[-1]).values_list("pk", flat=True)[:MOST]
        found += [*called, *surnamed]
    return found


def roles_near(quote: Quote, people: Sequence[Person]) -> dict[int, set[str]]:
    """The roles in which these people are printed near the day of the article."""
    if not quote.published:
        return {}
    near = (quote.published - ROLE_HOLDS, quote.published + ROLE_HOLDS)
    printed = (
        Quote.objects.live()
        .filter(speaker__in=people, published__range=near)
        .exclude(pk=quote.pk)
        .exclude(role="")
    )
    roles: dict[int, set[str]] = {}
    for pk, role in printed.values_list("speaker", "role").distinct()[:500]:
        roles.setdefault(pk, set()).add(role)
    return roles


def dates_of(people: Sequence[Person]) -> dict[int, tuple]:
    """From when to when each of them is quoted in this database."""
    spans = (
        Quote.objects.live()
        .filter(speaker__in=people)
        .order_by()
        .values_list("speaker")
        .annotate(first=Min("published"), last=Max("published"))
    )
    return {pk: (first, last) for pk, first, last in spans if first}


def weigh(
    quote: Quote,
    person: Person,
    told: str,
    here: int,
    roles: Iterable[str],
    dates: dict[int, tuple],
) -> tuple[list[str], list[str]]:
    """What speaks for a person, and what against, in sentences."""
    speaks_for, against = [], []
    names = {name.folded for name in person.names.all()} | {fold(person.name)}
    if is_name(quote.speaker_as_printed):
        # A given name is shared by many: what tells is the last word of a name.
        surnames = {name.split()[-1] for name in names if name}
        if surnames & set(WORD.findall(fold(quote.speaker_as_printed))):
            speaks_for.append(f"“{quote.speaker_as_printed}” holds a form of this name.")
        else:
            against.append(f"“{quote.speaker_as_printed}” is no form of this name.")
    if not printed_in(told, names):
        against.append("This article prints the name nowhere.")
    elif here:
        speaks_for.append(f"Speaks {counted(here, 'other quotation')} of this article.")
    else:
        speaks_for.append("The article prints the name.")
    agreeing = sorted(role for role in roles if quote.role and same_role(quote.role, role))
    if agreeing:
        speaks_for.append(f"Printed as “{agreeing[0]}” near that day, too.")
    if person.pk in dates:
        first, last = dates[person.pk]
        speaks_for.append(f"Quoted in this database: {span(first, last)}.")
    return speaks_for, against


def limits(quote: Quote, person: Person, passed_on: Collection[int]) -> tuple[list[str], list[str]]:
    """What an editor said of where and when the printed name is this person's."""
    printed = {fold(quote.speaker_name), fold(quote.speaker_as_printed)}
    names = [name for name in person.names.all() if name.folded in printed]
    limited = [name for name in names if name.scope]
    holding = [name for name in limited if name.holds(passed_on, quote.published)]
    if holding:
        return [f"An editor: “{name}” is this person {where(name)}." for name in holding], []
    if limited and len(limited) == len(names):
        return [], [f"An editor: “{name}” is this person only {where(name)}." for name in limited]
    return [], []


def weighed(*told: tuple[list[str], list[str]]) -> tuple[list[str], list[str]]:
    """All that speaks for a person, and all that speaks against."""
    return [why for one, _ in told for why in one], [why for _, one in told for why in one]


def is_name(printed: str) -> bool:
    """Whether what is printed beside the words holds a name, and not “he” or “a spokesman”."""
    if printed in NAMELESS:
        return False
    _, *rest = WORD.findall(printed) or [""]
    return printed[:1].isupper() and (not rest or any(word[:1].isupper() for word in rest))


def printed_in(told: str, names: Iterable[str]) -> bool:
    """Whether a text holds one of these names, or its last word, as a word; all of it folded."""
    wanted = {form for name in names if name for form in (name, name.split()[-1])}
    return any(f" {form} " in f" {' '.join(WORD.findall(told))} " for form in wanted)
