"""Carries out what an editor chose on the screen of an item, as the decision that it is."""

from typing import Any

from quotes.cleaning import clean
from quotes.editing.decisions import decide_fields
from quotes.editing.history import LONGEST_REASON, Author
from quotes.editing.recompute import standing_decisions
from quotes.editing.rejecting import reject
from quotes.editing.reports import decline, mend
from quotes.editing.speakers import Speaker, change_speaker
from quotes.editing.takedown import standing_over
from quotes.editing.telling_apart import tell_apart
from quotes.editing.wordings import join, split
from quotes.exceptions import DecisionError
from quotes.models import Person, PersonPair, Quote, Report, TakeDown, WordingPair
from quotes.models.locking import writing
from quotes.models.quote import SpeakerKind

KEEP, NOBODY, DESCRIBED, PERSON = "keep", "nobody", "described", "person"
ONE, TWO, DECLINE, REJECT = "one", "two", "decline", "reject"
TAKEN_DOWN = "taken-down"
APART = "apart"


def speaker_of(quote: Quote, choice: str) -> Speaker:
    """The speaker that a choice names: keep, nobody, described, or person:12."""
    act, _, number = choice.partition(":")
    if act == PERSON and number.isdecimal() and len(number) < 19:
        person = Person.objects.current().filter(pk=int(number)).first()
        if person is not None:
            return Speaker(person=person)
    elif act == KEEP and (quote.speaker or quote.speaker_name):
        return Speaker(quote.speaker, quote.speaker_name, quote.speaker_kind)
    elif act == DESCRIBED and quote.speaker_as_printed:
        return Speaker(described=quote.speaker_as_printed, kind=SpeakerKind.ANONYMOUS)
    elif act == NOBODY:
        return Speaker()
    raise DecisionError("That choice is none of those offered: look again and choose.")


def decide_quote(
    quote: Quote, choice: str, *, author: Author, note: str, seen_revision: int | None
) -> Any:
    """Decide who speaks, or that it is no quotation. The reason is the note, else what was read."""
    said = {
        "author": author,
        "reason": note or told_by_the_article(quote, choice),
        "seen_revision": seen_revision,
    }
    if choice == REJECT:
        return reject(quote, **said)
    return change_speaker(quote, speaker_of(quote, choice), **said)


def reason_of(quote: Quote, speaker: Speaker, choice: str) -> str:
    """What an editor saw when no more was said: readers see it beside the correction."""
    printed = f"prints “{quote.speaker_as_printed}”" if quote.speaker_as_printed else "names nobody"
    beside = f"Read in the article, which {printed} beside these words"
    if choice == KEEP:
        return f"{beside}: the attribution stands."
    if speaker.person is not None:
        return f"{beside}: {speaker.person.name} speaks."
    return f"{beside}: nobody who can be named."


def told_by_the_article(quote: Quote, choice: str) -> str:
    """The reason that is given where the editor writes none."""
    if choice == REJECT:
        return "Read in the article: these words are not a quotation."
    return reason_of(quote, speaker_of(quote, choice), choice)


@writing()
def decide_flagged(
    quote: Quote, choice: str, *, author: Author, note: str, seen_revision: int | None
) -> Any:
    """Let every decision that a reading contradicts stand, or decide anew who speaks."""
    said = {"author": author, "seen_revision": seen_revision}
    if choice != KEEP:
        return decide_quote(quote, choice, note=note, **said)
    standing = standing_decisions(quote)
    flagged = quote.flags.open().values_list("field", flat=True)
    again = {field: standing[field].value for field in flagged if field in standing}
    if not again:
        raise DecisionError("No reading contradicts a decision any more: there is nothing to do.")
    reason = note or "Read in the article again: what an editor decided stands."
    return decide_fields(quote, again, reason=reason, **said)


def decide_orphan(
    quote: Quote, choice: str, *, author: Author, note: str, seen_revision: int | None
) -> Any:
    """Take off the lists what the newer text of an article does not hold."""
    if choice != REJECT:
        raise DecisionError("That choice is none of those offered: look again and choose.")
    reason = note or "The newer text of the article no longer holds these words."
    return reject(quote, author=author, reason=reason, seen_revision=seen_revision)


def decide_pair(pair: WordingPair, choice: str, *, author: Author, note: str) -> Any:
    """Decide whether two wordings are one statement."""
    if choice == ONE:
        reason = note or "Both wordings read in their articles: one statement."
        return join(pair.first, pair.second, author=author, reason=reason)
    if choice == TWO:
        reason = note or "Both wordings read in their articles: two statements."
        return split(pair.first, [pair.second], author=author, reason=reason)
    raise DecisionError("That choice is none of those offered: look again and choose.")


def decide_people(pair: PersonPair, choice: str, *, author: Author, note: str) -> Any:
    """Decide that two people are two. To merge them is decided where it is seen what moves."""
    if choice == APART:
        reason = note or "What both said read in the articles: two people."
        return tell_apart(pair.first, pair.second, author=author, reason=reason)
    raise DecisionError("That choice is none of those offered: look again and choose.")


@writing()
def decide_report(
    report: Report, choice: str, *, author: Author, note: str, seen_revision: int | None
) -> Any:
    """Mend what a reader reported, or say why it stays; both answer the report."""
    if choice == DECLINE:
        return decline(report, author, note)
    if choice == TAKEN_DOWN:
        return mend(report, author, taken_down_by(report.quote).change.changeset, note)
    because = note or f"A reader reported an error. {told_by_the_article(report.quote, choice)}"
    made = decide_quote(
        report.quote, choice, author=author, note=because, seen_revision=seen_revision
    )
    return mend(report, author, made.change.changeset)


def taken_down_by(quote: Quote) -> TakeDown:
    """The newest of what keeps a quote off the lists."""
    standing = list(standing_over(quote))
    if not standing:
        raise DecisionError("The quote was given back meanwhile: look again and decide.")
    return standing[-1]


def typed(text: str) -> str:
    """A note as it was typed, cleaned."""
    return clean(text).strip()[:LONGEST_REASON]
