"""Several takings down over one quote, in any order: what one of them keeps back is nowhere."""

import datetime
from collections.abc import Iterable

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotes.editing.erasure import suppress, suppress_article
from quotes.editing.history import Author
from quotes.editing.takedown import hold, hold_article, lift, lift_ended, retract
from quotes.exceptions import DecisionError
from quotes.importing.manifest import Entry
from quotes.importing.pipeline import Incoming, bring_in
from quotes.importing.readers import Source
from quotes.importing.storing import store
from quotes.models import Article, ArticleVersion, ImportRun, Quote, TakeDown
from tests.factories import make_quote

pytestmark = pytest.mark.django_db
WHY = {"author": Author("The desk"), "reason": "It is being looked at."}
HEADLINE = "Ministry to rebuild the old bridge before the winter and pay for every pier"
TEXT = (
    "Harbour\n\n“We will rebuild the old bridge before the winter and pay for every pier of "
    "it ourselves, whatever the treasury thinks,” Transport Minister Maren Oduya said.\n\n"
    "“Nobody has seen the money,” Joss Varga said.\n"
)
# Places within the first quotation that were read as quotations of their own, as a chain.
CHAIN = ("rebuild the old bridge before the winter", "the winter and pay for every pier")
TODAY = datetime.date.today()


def bring(text: str = TEXT) -> None:
    run = ImportRun.objects.create(command="test", engine="test")
    bring_in(
        Incoming(Source("a.txt", text), Entry(outlet="The Harbour Post", headline=HEADLINE)), run
    )


@pytest.fixture
def quote() -> Quote:
    bring()
    return Quote.objects.get(text__startswith="We will")


@pytest.fixture
def chain() -> None:
    """An article in which quotations overlap: the first and the last only through the others."""
    bring(TEXT.replace("“We will", "We will").replace("thinks,”", "thinks, as"))
    version = ArticleVersion.objects.get()
    read = Quote.objects.get(text__startswith="Nobody").readings.get()
    places = [*CHAIN, "pier of it ourselves, whatever the treasury thinks"]
    for words in [*places, "We will rebuild the old bridge before"]:
        start = version.text.rindex(words)
        place = {"start": start, "end": start + len(words), "text": words}
        store(version, {**read.values, **place, "fragments": [[start, start + len(words)]]}, None)


def now(quote: Quote) -> str:
    return Quote.objects.get(pk=quote.pk).lifecycle


def dump() -> list:
    return [
        list(Quote.objects.order_by("pk").values_list("pk", "lifecycle", "text", "listed")),
        list(ArticleVersion.objects.values_list("text")),
        list(Article.objects.values_list("headline", "standing")),
    ]


@pytest.mark.parametrize("first", [hold, retract])
def test_a_quote_whose_article_is_held_stays_out_of_sight_when_its_own_taking_down_is_lifted(
    client, quote, first
):
    before = dump()
    own = first(quote, **WHY)
    whole = hold_article(quote.article, **WHY)
    lift(own, **WHY)
    assert now(quote) == "held"
    assert client.get(quote.get_absolute_url()).status_code == 404
    for address in ("/quotes.csv", "/api/v1/quotes/", "/"):
        assert "rebuild the old" not in client.get(address).getvalue().decode(), address
    lift(whole, **WHY)
    assert dump() == before


def test_a_hold_that_ends_within_a_held_article_shows_nothing(quote):
    hold(quote, until=TODAY, **WHY)
    hold_article(quote.article, **WHY)
    assert lift_ended(WHY["author"], TODAY + datetime.timedelta(days=1)) == 1
    assert now(quote) == "held"


def test_a_retraction_that_is_lifted_while_its_article_is_held_leaves_nothing_retracted(quote):
    retraction = retract(quote, **WHY)
    whole = hold_article(quote.article, **WHY)
    lift(retraction, **WHY)
    lift(whole, **WHY)
    assert now(quote) == "live"
    retract(quote, **WHY)


def test_a_hold_over_what_was_retracted_ends_with_the_retraction(quote):
    retract(quote, **WHY)
    lift(hold_article(quote.article, **WHY), **WHY)
    assert now(quote) == "retracted"


def test_held_words_are_not_shown_by_a_retracted_quote_that_was_read_in_them(client, chain):
    inner, other = (Quote.objects.get(text=words) for words in CHAIN)
    retract(inner, **WHY)
    held = hold(other, **WHY)
    assert client.get(inner.get_absolute_url()).status_code == 404
    lift(held, **WHY)
    assert now(inner) == "retracted"


def test_what_the_newer_text_no_longer_holds_is_not_listed_once_it_is_no_longer_retracted(quote):
    retraction = retract(quote, **WHY)
    bring("Harbour\n\n" + TEXT.splitlines(keepends=True)[-1])
    lift(retraction, **WHY)
    kept = Quote.objects.get(pk=quote.pk)
    assert (kept.lifecycle, kept.listed) == ("superseded", False)


ACTS = [hold, retract, hold_article, lift, lift, "ended"]


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(acts=st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 20)), max_size=14))
def test_in_any_order_nothing_held_is_shown_and_nothing_is_lost(chain, acts):
    with transaction.atomic():
        before = dump()
        for act, at in acts:
            carry_out(act, at)
            everything_is_as_what_stands_makes_it()
        no_page_shows_what_is_held()
        for placed in TakeDown.objects.standing():
            lift(placed, **WHY)
            everything_is_as_what_stands_makes_it()
        assert dump() == before
        transaction.set_rollback(True)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(
    acts=st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 20)), max_size=10),
    before=st.integers(0, 10),
    erased=st.integers(0, 20),
    entire=st.booleans(),
)
def test_in_any_order_no_lift_brings_back_what_was_erased(chain, acts, before, erased, entire):
    with transaction.atomic():
        words = pick(erased).text
        for act, at in acts[:before]:
            carry_out(act, at)
        if entire:
            suppress_article(Article.objects.get(), author=WHY["author"], code="court")
        else:
            suppress(pick(erased), author=WHY["author"], code="court")
        for act, at in acts[before:]:
            carry_out(act, at)
        for placed in TakeDown.objects.standing().exclude(kind="suppress"):
            lift(placed, **WHY)
        texts = [*ArticleVersion.objects.values_list("text", flat=True), *headlines()]
        shown = Quote.objects.values_list("text", flat=True)
        kept = str(TakeDown.objects.values_list("withheld"))
        assert not any(words in text for text in [*texts, *shown, kept])
        assert set(Quote.objects.values_list("lifecycle", flat=True)) <= {"live", "suppressed"}
        transaction.set_rollback(True)


def pick(at: int) -> Quote:
    rows = Quote.objects.order_by("pk")
    return rows[at % rows.count()]


def carry_out(act, at: int) -> None:
    """One act of an editor; what is refused has changed nothing."""
    standing = TakeDown.objects.standing().exclude(kind="suppress")
    try:
        if act == "ended":
            lift_ended(WHY["author"], TODAY + datetime.timedelta(days=1))
        elif act is lift:
            if standing:
                lift(standing[at % len(standing)], **WHY)
        elif act is hold_article:
            hold_article(Article.objects.get(), until=TODAY if at % 4 == 0 else None, **WHY)
        elif act is hold:
            hold(pick(at), until=TODAY if at % 4 == 0 else None, **WHY)
        else:
            act(pick(at), **WHY)
    except DecisionError:
        pass


def kinds_over(quote: Quote) -> set[str]:
    return {
        placed.kind
        for placed in TakeDown.objects.standing()
        if quote.public_id in placed.former or placed.article_id == quote.article_id
    }


def everything_is_as_what_stands_makes_it() -> None:
    """A hold before a retraction, a retraction before what it was; and held words are covered."""
    for quote in Quote.objects.all():
        kinds = kinds_over(quote)
        expected = "held" if "hold" in kinds else "retracted" if kinds else "live"
        assert quote.lifecycle == expected, (quote.text, kinds)
    shown = [*ArticleVersion.objects.values_list("text", flat=True), *headlines()]
    shown += Quote.objects.exclude(lifecycle="held").values_list("text", flat=True)
    for words in held_words():
        assert not any(words in text for text in shown), words


def held_words() -> Iterable[str]:
    """The words of the quotes that are held themselves, not with their article."""
    held = TakeDown.objects.standing().filter(kind="hold", quote__isnull=False)
    return held.values_list("quote__text", flat=True)


def headlines() -> Iterable[str]:
    return Article.objects.values_list("headline", flat=True)


def no_page_shows_what_is_held() -> None:
    client, article = Client(), Article.objects.get()
    addresses = ["/quotes/", "/quotes.csv", "/api/v1/quotes/", article.get_absolute_url()]
    addresses += [quote.get_absolute_url() for quote in Quote.objects.all()]
    pages = {address: client.get(address).getvalue().decode() for address in addresses}
    for words in held_words():
        assert not [address for address, page in pages.items() if words in page]


def test_a_piece_of_a_headline_that_is_held_stays_so_when_its_quotation_is_retracted():
    body = make_quote("The old bridge is to be rebuilt.")
    piece = make_quote("A headline", article=body.article, headline=True, body_quote=body)
    hold(piece, **WHY)
    retract(body, **WHY)
    assert (now(piece), now(body)) == ("held", "retracted")


def test_no_quotation_stays_of_which_a_hold_covers_some_words(client, chain):
    hold(Quote.objects.get(text__startswith="We will rebuild"), **WHY)
    live = Quote.objects.live()
    assert {quote.text for quote in live} == {"Nobody has seen the money"}
    for quote in live:
        assert "does not hold these words" not in client.get(quote.get_absolute_url()).text
