"""Searches for what is known of a quote, in any combination, against a plain loop over the rows."""

import datetime

import pytest
from django.db import transaction
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from quotes.models import Quote, SearchRow
from quotes.search import parse, search
from quotes.search.sections import SECTIONS
from tests.factories import make_article, make_outlet, make_person, make_quote, make_topic
from tests.search.contract import readable
from tests.search.naive import in_one

DAYS = [None, *(datetime.date(2014, month, day) for month in (5, 6) for day in (1, 15, 30))]
NAMED = {
    "person": ("Ada Quill", "Nouri al-Maliki"),
    "outlet": ("The Herald", "Fars"),
    "topic": ("Bridges", "Tolls"),
    "via": ("Fars", "Reuters"),
}
DATES = ("2013", "2014", "2014-06", "2014-5-15", "2014-06-30", "2015")
VOCABULARY = ("bridge", "toll", "river")

word = st.sampled_from([*VOCABULARY, '"bridge toll"', '"toll river"'])
name = st.sampled_from([f'{kind}:"{one}"' for kind, both in NAMED.items() for one in both])
date = st.builds("{}:{}".format, st.sampled_from(["after", "before"]), st.sampled_from(DATES))
term = st.one_of(word, name, date)
asked = st.lists(
    st.one_of(term, term.map("-{}".format), st.tuples(term, term).map(" OR ".join)),
    min_size=1,
    max_size=4,
).map(" ".join)
row = st.fixed_dictionaries(
    {
        "words": st.lists(st.sampled_from(VOCABULARY), max_size=3).map(" ".join),
        "published": st.sampled_from(DAYS),
        **{kind: st.sampled_from((None, *both)) for kind, both in NAMED.items()},
    }
)


def holds(query, known: dict) -> bool:
    return all(
        any(one_holds(term, known) for term in clause.terms) != clause.negated
        for clause in query.clauses
    )


def one_holds(term, known: dict) -> bool:
    if term.in_text:
        return in_one(term, [known["words"]])
    if term.kind in NAMED:
        return known[term.kind] == term.text
    if known["published"] is None:
        return False
    parts = [int(part) for part in term.text.split("-")]
    first = datetime.date(*parts, *[1] * (3 - len(parts)))
    return (known["published"] >= first) == (term.kind == "after")


@pytest.fixture
def rows(db):
    """Rows to be filled, and whom and what they may be given."""
    return {
        "quotes": [make_quote() for _ in range(4)],
        "person": {name: make_person(name) for name in NAMED["person"]},
        "outlet": {name: make_outlet(name) for name in ("The Herald", "Fars", "Reuters", "None")},
        "topic": {name: make_topic(name) for name in NAMED["topic"]},
    }


def fill(rows: dict, quote: Quote, known: dict) -> None:
    texts = dict.fromkeys(SECTIONS, "") | {"words": known["words"]}
    SearchRow.objects.filter(quote=quote).update(**texts)
    Quote.objects.filter(pk=quote.pk).update(
        published=known["published"],
        speaker=rows["person"].get(known["person"]),
        speaker_kind="person" if known["person"] else "unknown",
        outlet=rows["outlet"][known["outlet"] or "None"],
    )
    quote.topic_links.all().delete()
    quote.sources.all().delete()
    if known["topic"]:
        quote.topic_links.create(topic=rows["topic"][known["topic"]])
    if known["via"]:
        quote.sources.create(position=0, outlet=rows["outlet"][known["via"]])


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(known=st.lists(row, min_size=4, max_size=4), raw=asked)
def test_any_combination_finds_what_a_plain_loop_finds_and_counts_what_it_lists(rows, known, raw):
    query = readable(raw)
    assume(query)
    with transaction.atomic():
        for quote, one in zip(rows["quotes"], known, strict=True):
            fill(rows, quote, one)
        found = search(Quote.objects.all(), query)
        listed = list(found.newest().values_list("pk", flat=True))
        assert found.count() == len(listed) == len(set(listed))
    assert set(listed) == {
        quote.pk for quote, one in zip(rows["quotes"], known, strict=True) if holds(query, one)
    }


@pytest.mark.django_db
def test_after_and_before_the_same_date_leave_no_day_out_and_none_twice():
    quotes = [make_quote(article=make_article(published=day)) for day in DAYS[1:]]
    for written in DATES:
        after = set(search(Quote.objects.all(), parse(f"after:{written}")))
        before = set(search(Quote.objects.all(), parse(f"before:{written}")))
        assert after | before == set(quotes)
        assert not after & before
