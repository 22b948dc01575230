"""The stored gists: kept right with the quotes, and enough to find what a new one repeats."""

import datetime

import pytest

from quotes.deriving import gists, pairs, refresh
from quotes.editing.erasure import suppress
from quotes.editing.history import Author
from quotes.editing.takedown import hold, lift
from quotes.models import Gist, Quote, Statement, WordingPair
from tests.factories import DAY, make_article, make_person, make_quote, make_reading

pytestmark = pytest.mark.django_db
WORDS = "We will rebuild the old harbour bridge before the winter comes to this town"
DESK = Author("The desk")


@pytest.fixture
def maren():
    return make_person("Maren Oduya")


def wording(text: str, speaker, day: datetime.date | None = DAY, **fields) -> Quote:
    article = make_article(f"Headline\n\n“{text}”, {speaker} said.", published=day)
    return make_quote(text, article=article, speaker=speaker, **fields)


def refreshed(*quotes: Quote) -> None:
    refresh([quote.pk for quote in quotes])


def test_only_what_can_be_a_wording_has_a_gist(maren):
    quotes = [
        wording(WORDS, maren),
        wording(WORDS, None),
        wording(WORDS, maren, kind="indirect"),
        wording(WORDS, maren, headline=True),
        wording(WORDS, maren, lifecycle="rejected"),
    ]
    refreshed(*quotes)
    assert [gist.quote_id for gist in Gist.objects.all()] == [quotes[0].pk]


@pytest.mark.parametrize(
    "change",
    [
        {"text": "Not one of these bridges was ever ours to mend"},
        {"published": DAY + datetime.timedelta(days=90)},
        {"said_from": DAY, "said_to": DAY},
    ],
)
def test_a_gist_follows_what_is_shown(maren, change):
    quote = wording(WORDS, maren)
    refreshed(quote)
    before = Gist.objects.values("period", "first", "last", "ideas").get()
    Quote.objects.filter(pk=quote.pk).update(**change)
    assert gists.check() == 1
    refreshed(quote)
    assert Gist.objects.values("period", "first", "last", "ideas").get() != before
    assert gists.check() == 0


def test_a_gist_follows_the_speaker(maren):
    quote, joss = wording(WORDS, maren), make_person("Joss Varga")
    refreshed(quote)
    Quote.objects.filter(pk=quote.pk).update(speaker=joss)
    refreshed(quote)
    assert Gist.objects.get().speaker == joss


def test_what_is_held_leaves_no_gist_and_gets_it_back(maren):
    quote = wording(WORDS, maren)
    make_reading(quote)
    refreshed(quote)
    placed = hold(quote, author=DESK, reason="it is being checked")
    assert not Gist.objects.exists()
    lift(placed, author=DESK, reason="it was right")
    assert Gist.objects.get().quote == quote


def test_nothing_of_suppressed_words_stays_in_the_gists(maren):
    quotes = [wording(WORDS, maren), wording(WORDS, make_person("Joss Varga"))]
    refreshed(*quotes)
    suppress(quotes[0], author=DESK, code="court")
    assert not Gist.objects.filter(quote=quotes[0]).exists()
    assert gists.check() == 0


def test_what_is_missing_stale_or_left_over_is_counted_and_mended(maren):
    quotes = [wording(f"{WORDS}, number {number}", maren) for number in range(4)]
    refreshed(*quotes)
    Gist.objects.filter(quote=quotes[0]).delete()
    Gist.objects.filter(quote=quotes[1]).update(ideas=b"\x00" * 4)
    Quote.objects.filter(pk=quotes[2].pk).update(lifecycle="rejected")
    assert gists.check() == 3
    assert gists.repair() == 3
    assert gists.check() == 0
    assert gists.repair() == 0


def test_too_many_near_in_time_are_left_out_and_counted(maren, monkeypatch):
    monkeypatch.setattr(gists, "CAP", 3)
    refreshed(*[wording(f"Another matter altogether, case {number}", maren) for number in "abcde"])
    new = wording(WORDS, maren)
    refreshed(new)
    assert Gist.objects.get(quote=new).left_out == 3


def test_the_nearest_in_time_are_looked_at_first(maren, monkeypatch):
    monkeypatch.setattr(gists, "CAP", 2)
    far = wording(WORDS, maren, DAY - datetime.timedelta(days=40))
    near = wording(WORDS, maren)
    refreshed(far, near)
    new = wording(WORDS, maren)
    refreshed(new)
    assert Statement.objects.get(quotes=new).quotes.filter(pk=near.pk).exists()


def test_a_quote_keeps_only_the_likeliest_proposals(maren, monkeypatch):
    monkeypatch.setattr(pairs, "PROPOSED", 2)
    days = [DAY + datetime.timedelta(days=4 * number) for number in range(6)]
    quotes = [wording(WORDS, maren, day) for day in days]
    for quote in quotes:
        refreshed(quote)
    proposed = WordingPair.objects.filter(level="point")
    assert proposed.exists()
    for quote in quotes:
        about = proposed.filter(first=quote) | proposed.filter(second=quote)
        assert about.count() <= 2


def test_a_proposal_of_an_editor_is_never_dropped_for_likelier_ones(maren, monkeypatch):
    monkeypatch.setattr(pairs, "PROPOSED", 0)
    one, two = wording(WORDS, maren), wording("Something else was said on that day", maren)
    WordingPair.objects.create(first=one, second=two, level="point", score=0.1, origin="editor")
    refreshed(one, two)
    assert WordingPair.objects.filter(origin="editor").count() == 1
