"""Stored quotations are matched again after the matching was changed."""

from io import StringIO

import pytest
from django.core.management import call_command

from quotes.deriving import refresh, rematching
from quotes.editing.history import Author
from quotes.editing.wordings import join, split
from quotes.models import Gist, Quote, Statement, StatementAlias, WordingPair
from tests.factories import make_article, make_person, make_quote

pytestmark = pytest.mark.django_db
WORDS = "We will rebuild the old harbour bridge before the winter comes to this town"
DESK = Author("The desk")


@pytest.fixture
def quotes() -> list[Quote]:
    """Three wordings of one sentence, and something else that was said."""
    maren = make_person("Maren Oduya")
    texts = [WORDS, f"{WORDS}, of course", WORDS.replace("comes to", "reaches"), "Nobody asked."]
    found = []
    for text in texts:
        article = make_article(f"Headline\n\n“{text}”, Maren Oduya said.")
        found.append(make_quote(text, article=article, speaker=maren))
    refresh([quote.pk for quote in found])
    return found


def rematch() -> str:
    out = StringIO()
    call_command("rematch", stdout=out)
    return out.getvalue()


def state() -> list:
    pairs = WordingPair.objects.order_by("first", "second")
    return [
        list(Quote.objects.order_by("pk").values_list("pk", "statement__public_id")),
        list(pairs.values_list("first", "second", "level", "score", "reason", "origin")),
        list(StatementAlias.objects.values_list("public_id", "quote")),
    ]


def test_what_is_matched_right_stays_as_it_is(quotes):
    before = state()
    told = rematch()
    assert state() == before
    assert "quotations matched again: 4" in told
    assert "pairs that are one statement: 3, before 3" in told


@pytest.mark.parametrize("batch", [1, 2, 500])
def test_what_other_rules_left_is_mended_in_batches_of_any_size(quotes, monkeypatch, batch):
    monkeypatch.setattr(rematching, "BATCH", batch)
    before = state()[1]
    WordingPair.objects.all().delete()
    Gist.objects.update(ideas=b"")
    wrong = Statement.objects.create(public_id="wrong")
    Quote.objects.filter(pk__in=[quotes[0].pk, quotes[3].pk]).update(statement=wrong)
    rematch()
    assert state()[1] == before
    joined = [quote.statement_id for quote in Quote.objects.order_by("pk")]
    assert joined[0] == joined[1] == joined[2] != joined[3]


def test_what_editors_joined_and_parted_stays_so(quotes):
    split(quotes[1], [quotes[0], quotes[2]], author=DESK, reason="Another day.")
    join(quotes[0], quotes[3], author=DESK, reason="One breath.")
    before = state()
    rematch()
    assert state() == before


def test_what_was_done_before_it_was_stopped_stays_done(quotes, monkeypatch):
    monkeypatch.setattr(rematching, "BATCH", 2)
    WordingPair.objects.all().delete()
    done = rematching.rematch()
    assert next(done) == 2
    done.close()
    assert WordingPair.objects.count() == 3
