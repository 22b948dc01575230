"""Two at one quote at the same moment, on real connections: nobody overwrites in silence."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import connections

from quotes.editing.decisions import decide_field
from quotes.editing.history import Author
from quotes.editing.speakers import Speaker
from quotes.editing.verifying import breaks
from quotes.exceptions import StaleDecision
from quotes.importing.pipeline import reread
from quotes.models import Article, ChangeSet, Flag, ImportRun, Override, Quote
from tests.factories import make_person, make_quote_in, make_reading, make_topic
from tests.proof import newsroom

Work = Callable[[], Any]
TEXT = "Bridge\n\n“We will rebuild the old bridge,” Minister Oduya told the ferry crews.\n"
WORDS = "We will rebuild the old bridge"
BOTH: dict[str, tuple[Any, Any]] = {
    "role": ("Minister", ""),
    "audience": ("the ferry crews", "crews"),
    "kind": ("partial", "block"),
    "said": ({"from": "2024-03-04"}, {"from": "2024-03-01", "to": "2024-03-05"}),
    "sources": ([{"as_printed": "ferry", "basis": "clause"}], []),
    "topics": ({"put": ["bridges"]}, {"off": ["bridges"]}),
    "bounds": ({"pieces": [[9, 20]]}, {"pieces": [[12, 30]]}),
    "not_a_quotation": (True, False),
    "stands_first": (True, False),
    "speaker": (Speaker(described="a clerk"), Speaker(described="a captain")),
}


def side_by_side(*works: Work) -> None:
    """Each in a thread, all starting at once; an error of any of them is raised here."""
    start, errors = threading.Barrier(len(works)), []

    def run(work: Work) -> None:
        start.wait(timeout=60)
        try:
            work()
        except BaseException as error:
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    if errors:
        raise errors[0]


def test_of_two_editors_at_one_quote_one_decides_and_the_other_is_told(transactional_db, request):
    rounds = request.config.getoption("rounds")

    make_topic("Bridges")
    for number in range(rounds):
        of_two_editors(sorted(BOTH)[number % len(BOTH)])
    assert list(breaks()) == []
    assert ChangeSet.objects.count() == Override.objects.count() == rounds


def of_two_editors(field: str) -> None:
    """One round: both saw the same quote, and both decide."""
    quote = make_quote_in(TEXT, WORDS)
    make_reading(quote)
    decided: dict[str, Any] = {}
    told: list[str] = []

    def decide(name: str, value: Any) -> None:
        why = {"author": Author(name), "reason": "The page shows it."}
        try:
            made = decide_field(quote, field, value, seen_revision=quote.revision, **why)
        except StaleDecision:
            told.append(name)
        else:
            decided[name] = made.value

    first, second = BOTH[field]
    if field in ("not_a_quotation", "stands_first"):
        second = first  # the other answer stands already, and would be refused for that
    side_by_side(lambda: decide("Ada", first), lambda: decide("Joss", second))
    assert (len(decided), len(told)) == (1, 1), field
    standing = quote.overrides.standing().select_related("change__changeset").get()
    assert (standing.value, standing.change.changeset.by_name) == (
        next(iter(decided.values())),
        next(iter(decided)),
    )
    assert Quote.objects.get(pk=quote.pk).revision == quote.revision + 1


def test_an_edit_and_an_import_at_one_moment_are_both_there_afterwards(transactional_db, request):
    rounds = request.config.getoption("rounds")

    person = make_person("Ada Fenwick")
    name, outlet = "bridge.txt", newsroom.OUTLETS[0]
    paragraphs = newsroom.ARTICLES[name]
    newsroom.bring(name, paragraphs, outlet)
    for number in range(rounds):
        of_an_edit_and_an_import(person, number, name, outlet)
    assert list(breaks()) == []


def of_an_edit_and_an_import(person: Any, number: int, name: str, outlet: str) -> None:
    """One round: the text changes, or is read again, while an editor decides."""
    article = Article.objects.get()
    quote = article.quotes.live().order_by("start")[number % 3]
    before = article.versions.count()
    wished = Speaker(person) if number % 2 else Speaker(described=f"witness {number}")
    paragraphs = (f"Update {number}: a storm is near.", *newsroom.ARTICLES[name])
    run = ImportRun.objects.create(command="proof", engine="proof")
    why = {"author": Author("The desk"), "reason": "The page shows it."}
    anew = number % 4 == 3
    side_by_side(
        lambda: reread(article, run) if anew else newsroom.bring(name, paragraphs, outlet),
        lambda: decide_field(quote, "speaker", wished, seen_revision=quote.revision, **why),
    )
    shown = Quote.objects.get(pk=quote.pk)
    assert shown.speaker_name == (person.name if number % 2 else wished.described)
    assert shown.overrides.standing().get().value == wished.as_value()
    assert (shown.text, shown.lifecycle) == (quote.text, "live")
    assert shown.version == article.current
    assert article.versions.count() == before + (not anew)
    assert not Flag.objects.open().exists(), "both texts say the same of the speaker"
