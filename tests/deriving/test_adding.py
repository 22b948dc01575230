"""However quotes come in, the database groups them as matching all of them at once would."""

import datetime
from collections import defaultdict

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotes.deriving import refresh
from quotes.deriving.pairs import utterance
from quotes.matching import groups, pairs_among
from quotes.models import Quote
from tests.factories import DAY, make_article, make_person, make_quote

pytestmark = pytest.mark.django_db
steady = settings(
    deadline=None,
    derandomize=True,
    max_examples=10,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
# One saying in several cuts, its denial, and what has only a few words in common with it.
TEXTS = [
    "We will rebuild the old harbour bridge before the winter comes to this town",
    "We will rebuild the old harbour bridge before the winter reaches this town, of course",
    "rebuild the old harbour bridge",
    "the old harbour bridge before the winter",
    "We will not rebuild the old harbour bridge before the winter comes to this town",
    "Taxes on bread were never discussed by this committee, and nobody asked for them",
    "Taxes on bread were never discussed by the committee",
    "The harbour bridge cost four million crowns",
]
QUOTES = st.lists(
    st.tuples(st.integers(0, len(TEXTS) - 1), st.integers(0, 1), st.sampled_from([0, 1, 3, 70])),
    min_size=2,
    max_size=9,
)


def stored(corpus) -> list[Quote]:
    people = [make_person(name) for name in ("Maren Oduya", "Joss Varga")]
    found = []
    for text, person, days in corpus:
        words, speaker = TEXTS[text], people[person]
        day = DAY + datetime.timedelta(days=days)
        article = make_article(f"Headline\n\n“{words}”, {speaker} said.", published=day)
        found.append(make_quote(words, article=article, speaker=speaker))
    return found


def as_grouped() -> set[frozenset[str]]:
    """The statements as they are stored."""
    found = defaultdict(set)
    for statement, key in Quote.objects.values_list("statement", "public_id"):
        found[statement or key].add(key)
    return {frozenset(keys) for keys in found.values()}


def matched_at_once() -> set[frozenset[str]]:
    """The statements that matching makes of all quotes in memory, without the database's index."""
    quotes = Quote.objects.shown().filter(speaker__isnull=False)
    read = [utterance(one) for one in quotes.select_related("version", "article", "speaker")]
    alone = {
        frozenset({key})
        for key in Quote.objects.values_list("public_id", flat=True)
        if key not in {one.key for one in read}
    }
    return set(groups([one.key for one in read], pairs_among(read))) | alone


@steady
@given(corpus=QUOTES, chance=st.randoms(use_true_random=False), size=st.integers(1, 4))
def test_in_whatever_order_and_portions_quotes_come(corpus, chance, size):
    with transaction.atomic():
        ids = [quote.pk for quote in stored(corpus)]
        chance.shuffle(ids)
        for start in range(0, len(ids), size):
            refresh(ids[start : start + size])
        assert as_grouped() == matched_at_once()
        transaction.set_rollback(True)


CHANGES = st.lists(
    st.tuples(st.integers(0, 8), st.sampled_from(["text", "speaker", "nobody", "gone", "day"])),
    max_size=4,
)


@steady
@given(corpus=QUOTES, changes=CHANGES)
def test_whatever_changes_afterwards(corpus, changes):
    with transaction.atomic():
        quotes = stored(corpus)
        refresh([quote.pk for quote in quotes])
        others = {quote.speaker_id: quote.speaker for quote in quotes}
        for place, kind in changes:
            quote = quotes[place % len(quotes)]
            change = {
                "text": {"text": TEXTS[(place + 3) % len(TEXTS)]},
                "speaker": {"speaker": others[max(others)]},
                "nobody": {"speaker": None},
                "gone": {"lifecycle": "rejected"},
                "day": {"published": DAY + datetime.timedelta(days=3)},
            }[kind]
            Quote.objects.filter(pk=quote.pk).update(**change)
            refresh([quote.pk])
        assert as_grouped() == matched_at_once()
        transaction.set_rollback(True)
