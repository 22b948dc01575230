"""An editor says which quotes are wordings of one statement, and which of them stands first."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Q

from quotes.deriving.statements import group_again
from quotes.editing.decisions import write
from quotes.editing.history import Author, Decision, decide, stand_in
from quotes.exceptions import DecisionError
from quotes.matching import groups
from quotes.models import Change, ChangeSet, Override, Quote, StatementMove, WordingDecision
from quotes.models.locking import writing
from quotes.models.quote import WITHHELD
from quotes.presenting.shown import is_wording
from quotes.presenting.titles import shorten

Verdict = WordingDecision.Verdict
# Two quotes, the one stored first at the front.
Ends = tuple[Quote, Quote]


@writing()
def join(*quotes: Quote, author: Author, reason: str, **stamp: Any) -> ChangeSet:
    """Decide that these are wordings of one statement, whatever the matching says of them.

    DecisionError where there is no reason, where it stands already, where it contradicts what
    stands, and where two people would come to share a statement. `stamp` goes to `decide`.
    """
    if len(quotes) < 2:
        raise DecisionError("Choose at least two quotations to join.")
    refuse_what_is_no_wording(quotes)
    refuse_two_people(quotes)
    first, *others = sorted(quotes, key=lambda quote: quote.pk)
    wanted = [((first, other), Verdict.SAME) for other in others]
    return _decide(wanted, author, reason, **stamp)


@writing()
def split(
    quote: Quote, others: Iterable[Quote], *, author: Author, reason: str, **stamp: Any
) -> ChangeSet:
    """Decide that a quote is no wording of the statement of these others."""
    others = [other for other in others if other != quote]
    refuse_what_is_no_wording([quote, *others])
    wanted = [(ordered(quote, other), Verdict.DIFFERENT) for other in others]
    if not wanted:
        raise DecisionError("This wording stands alone already: there is nothing to part it from.")
    return _decide(wanted, author, reason, **stamp)


def take_back(changes: Iterable[Change], decision: Decision) -> set[int]:
    """Let what stood before these changes stand again, as far as they stand. See `undo`."""
    ids = [change.pk for change in changes]
    standing = WordingDecision.objects.active().filter(
        Q(change__in=ids) | Q(restores__change__in=ids)
    )
    if not standing:
        raise DecisionError("Nothing of this decision stands any more: a later one replaced it.")
    stood = {
        one: before(one, ids) for one in standing.select_related("first", "second", "restores")
    }
    _write_all(
        [
            ((one.first, one.second), former.verdict if former else Verdict.OPEN)
            for one, former in stood.items()
        ],
        decision,
        moved_by(decision.changeset.undoes),
    )
    for one, former in stood.items():
        WordingDecision.objects.active().filter(first=one.first, second=one.second).update(
            restores=former
        )
    return set()


@writing()
def stand_first(quote: Quote, *, author: Author, reason: str, **stamp: Any) -> ChangeSet:
    """Let this wording stand first in its statement, and the one that stood there step back."""
    quote = Quote.objects.select_related("article").get(pk=quote.pk)
    if quote.statement_id is None:
        raise DecisionError("This wording stands alone: there is none for it to stand before.")
    if quote.stands_first:
        raise DecisionError("This wording stands first already.")
    decision = decide(author, reason, **stamp)
    rivals = Quote.objects.filter(statement=quote.statement_id, stands_first=True)
    for rival in rivals.select_related("article"):
        _choose(rival, False, decision)
    _choose(quote, True, decision)
    return decision.changeset


@writing()
def step_back(quote: Quote, *, author: Author, reason: str, **stamp: Any) -> ChangeSet:
    """Let the fullest wording stand first again."""
    quote = Quote.objects.select_related("article").get(pk=quote.pk)
    if not quote.stands_first:
        raise DecisionError("Nobody chose this wording to stand first.")
    decision = decide(author, reason, **stamp)
    _choose(quote, False, decision)
    return decision.changeset


def ordered(one: Quote, other: Quote) -> Ends:
    """Two quotes in the order in which a decision names them."""
    return (one, other) if one.pk < other.pk else (other, one)


def before(decided: WordingDecision, changes: Sequence[int]) -> WordingDecision | None:
    """The decision that stood before the one of these changes that stands, or stands again."""
    undone = decided if decided.change_id in changes else decided.restores
    former = WordingDecision.objects.filter(replaced_by=undone)
    found = former.select_related("restores").first()
    return (found.restores or found) if found else None


def refuse_two_people(quotes: Sequence[Quote]) -> None:
    """Wordings of one statement are one speaker's; only an unknown speaker fits anybody."""
    people = sorted({str(quote.speaker) for quote in quotes if quote.speaker})
    if len(people) > 1:
        raise DecisionError(
            f"{' and '.join(people)} are two people here, and two people never share a statement: "
            "correct the speaker first, or merge them if they are one."
        )


def _decide(
    wanted: Sequence[tuple[Ends, str]], author: Author, reason: str, **stamp: Any
) -> ChangeSet:
    """Write verdicts on pairs in a changeset of their own, and group anew what they touch."""
    decision = decide(author, reason, **stamp)
    _write_all(wanted, decision)
    return decision.changeset


def _write_all(
    wanted: Sequence[tuple[Ends, str]], decision: Decision, stood: Mapping[int, str] | None = None
) -> None:
    quotes = {quote.pk: quote for ends, _ in wanted for quote in ends}
    standing = {(one.first_id, one.second_id): one for one in connected(quotes)}
    refuse_contradictions(wanted, standing.values())
    for ends, verdict in wanted:
        _write(ends, verdict, standing.get((ends[0].pk, ends[1].pk)), decision)
    if not decision.changes:
        raise DecisionError("That stands already: nothing was changed.")
    moved = group_again(list(Quote.objects.filter(pk__in=quotes)), stood)
    StatementMove.objects.bulk_create(
        StatementMove(changeset=decision.changeset, quote_id=pk, before=before, after=after)
        for pk, (before, after) in moved.items()
    )


def moved_by(undone: ChangeSet) -> dict[int, str]:
    """The quotes that this decision moved and nothing has moved since, with where each stood."""
    return {
        move.quote_id: move.before
        for move in undone.statement_moves.select_related("quote__statement")
        if move.after == getattr(move.quote.statement, "public_id", "")
    }


def refuse_what_is_no_wording(quotes: Iterable[Quote]) -> None:
    """Headlines, reported speech and what was taken down are wordings of nothing."""
    for quote in quotes:
        if not is_wording(quote):
            raise DecisionError(
                f"{named(quote)} cannot be a wording: only a quotation that is live, in the body "
                "of its article and in the speaker's own words can."
            )


def connected(ids: Iterable[int]) -> list[WordingDecision]:
    """The standing decisions that tie these quotes to others, and those to others again."""
    reached, found = set(ids), {}
    while True:
        touching = WordingDecision.objects.active().filter(
            Q(first__in=reached) | Q(second__in=reached)
        )
        found = {one.pk: one for one in touching.select_related("first", "second")}
        ends = {pk for one in found.values() for pk in (one.first_id, one.second_id)}
        if ends <= reached:
            return list(found.values())
        reached |= ends


def refuse_contradictions(
    wanted: Sequence[tuple[Ends, str]], standing: Iterable[WordingDecision]
) -> None:
    """Editors cannot both join and part two quotes, be it by way of others.

    A decision about the same two quotes is no contradiction: it takes the other's place.
    """
    verdicts = {(one.first, one.second): one.verdict for one in standing} | dict(wanted)
    links = {
        kind: [(named(a), named(b)) for (a, b), verdict in verdicts.items() if verdict == kind]
        for kind in (Verdict.SAME, Verdict.DIFFERENT)
    }
    keys = {named(quote) for ends in verdicts for quote in ends}
    groups(keys, (), must=links[Verdict.SAME], cannot=links[Verdict.DIFFERENT])


def named(quote: Quote) -> str:
    """A quote as an editor knows it again; by its address alone where nobody may read its words."""
    if quote.lifecycle in WITHHELD:
        return quote.public_id
    return f"{quote.public_id} (“{shorten(quote.text, 60)}”)"


def _write(ends: Ends, verdict: str, former: WordingDecision | None, decision: Decision) -> None:
    stood = former.verdict if former else Verdict.OPEN
    if stood == verdict:
        return
    first, second = ends
    change = decision.record(
        "wordings",
        {"verdict": str(stood), "with": second.public_id},
        {"verdict": str(verdict), "with": second.public_id},
        quote=first,
    )
    stand_in(former, WordingDecision(first=first, second=second, verdict=verdict, change=change))


def _choose(quote: Quote, chosen: bool, decision: Decision) -> None:
    write(quote, Override.Field.FIRST, chosen, decision)
