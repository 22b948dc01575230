"""The wordings of one statement are joined, and what matching is not sure of is not."""

import itertools
import json
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from quotes.deriving import refresh
from quotes.deriving.statements import group_again, joining_among
from quotes.importing.manifest import read_manifest
from quotes.importing.pipeline import Incoming, bring_in, store_outlets
from quotes.importing.readers import read
from quotes.models import ImportRun, Quote, Statement, WordingPair
from tests.factories import make_article, make_person, make_quote

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT.parent / "fixtures" / "seeds"
GOLD = json.loads((ROOT / "data" / "seeds_gold.json").read_text(encoding="utf-8"))
pytestmark = pytest.mark.django_db

WORDS = "We will rebuild the old harbour bridge before the winter comes to this town"


def wording(text: str, speaker, **fields) -> Quote:
    article = make_article(f"Headline\n\n“{text}”, {speaker} said.")
    return make_quote(text, article=article, speaker=speaker, **fields)


def test_two_wordings_of_one_speaker_are_one_statement():
    maren = make_person("Maren Oduya")
    quotes = [wording(WORDS, maren), wording(WORDS.replace("comes to", "reaches"), maren)]
    refresh([quote.pk for quote in quotes])
    assert Statement.objects.get().quotes.count() == 2


def test_the_same_words_of_two_people_are_two_statements():
    quotes = [wording(WORDS, make_person(name)) for name in ("Maren Oduya", "Joss Varga")]
    refresh([quote.pk for quote in quotes])
    assert not Statement.objects.exists()


def test_a_denial_is_no_wording_of_what_it_denies():
    maren = make_person("Maren Oduya")
    quotes = [wording(WORDS, maren), wording(WORDS.replace("will", "will not"), maren)]
    refresh([quote.pk for quote in quotes])
    assert not Statement.objects.exists()


def test_a_statement_keeps_its_address_when_a_wording_joins():
    maren = make_person("Maren Oduya")
    quotes = [wording(WORDS, maren), wording(WORDS + ", of course", maren)]
    refresh([quote.pk for quote in quotes])
    address = Statement.objects.get().public_id
    third = wording("Of course: " + WORDS, maren)
    refresh([third.pk])
    assert Statement.objects.get().public_id == address
    assert Statement.objects.get().quotes.count() == 3


def test_a_quote_that_lost_its_speaker_is_no_wording_any_more():
    maren = make_person("Maren Oduya")
    quotes = [wording(WORDS, maren), wording(WORDS, maren)]
    refresh([quote.pk for quote in quotes])
    Quote.objects.filter(pk=quotes[0].pk).update(speaker=None)
    refresh([quotes[0].pk])
    assert not Statement.objects.exists()
    assert not WordingPair.objects.exists()


def import_seeds(order) -> None:
    manifest = read_manifest(SEEDS / "manifest.toml")
    store_outlets(manifest)
    run = ImportRun.objects.create(command="test", engine="test")
    for name in order:
        (source,) = read(SEEDS / name)
        bring_in(Incoming(source, manifest.entries[name]), run)


def groups() -> set[frozenset[str]]:
    return {
        frozenset(statement.quotes.values_list("public_id", flat=True))
        for statement in Statement.objects.all()
    }


def speakers() -> set[tuple[str, str]]:
    return {
        (quote.public_id, quote.speaker.slug if quote.speaker else "")
        for quote in Quote.objects.select_related("speaker")
    }


def brought_by(order: tuple[str, ...]) -> tuple[set, set]:
    """What an import in this order makes; afterwards the database is as it was before."""
    with transaction.atomic():
        import_seeds(order)
        made = (groups(), speakers())
        transaction.set_rollback(True)
    return made


@pytest.mark.parametrize("turn", range(3))
def test_speakers_and_statements_do_not_depend_on_the_order_of_imports(turn):
    names = sorted(path.name for path in SEEDS.glob("*.txt"))
    orders = list(itertools.permutations(names))
    first = brought_by(orders[0])
    assert any(len(together) > 1 for together in first[0])
    assert brought_by(orders[(turn * 37 + 53) % len(orders)]) == first


def test_the_seeds_pairs_are_joined_as_a_careful_reader_would():
    import_seeds(sorted(path.name for path in SEEDS.glob("*.txt")))
    spelled = Quote.objects.filter(speaker__slug="marziyeh-afkham")
    assert spelled.exists(), "another spelling is proposed to an editor, never joined by itself"
    at = {
        f"{path.name[:3]}@{quote.start}": quote
        for path in SEEDS.glob("*.txt")
        for quote in Quote.objects.filter(version__text=next(read(path)).text)
    }
    for pair in GOLD["pairs"]:
        a, b = at[pair["a"]], at[pair["b"]]
        if pair["level"] in ("words", "statement") and a.speaker and b.speaker:
            assert a.statement_id == b.statement_id is not None, pair
    for pair in GOLD["never_pairs"]:
        a, b = at[pair["a"]], at[pair["b"]]
        assert a.statement_id is None or a.statement_id != b.statement_id, pair


def test_grouping_asks_no_more_where_the_speaker_said_more(django_assert_num_queries):
    maren = make_person("Maren Oduya")
    new = wording(WORDS, maren)
    refresh([new.pk])
    with CaptureQueriesContext(connection) as first:
        refresh([new.pk])
    refresh([wording(f"Something else altogether, number {n}", maren).pk for n in range(6)])
    with django_assert_num_queries(len(first.captured_queries)):
        refresh([new.pk])


def test_the_pairs_of_all_speakers_are_asked_for_together():
    asked = []
    for people in (2, 4):
        quotes = [
            wording(words, speaker)
            for speaker in [make_person() for _ in range(people)]
            for words in (WORDS, WORDS.replace("comes to", "reaches"))
        ]
        with CaptureQueriesContext(connection) as queries:
            group_again(quotes)
        asked.append(sum('FROM "quotes_wordingpair"' in query["sql"] for query in queries))
    assert asked[0] == asked[1] > 0


def test_pairs_are_looked_up_by_their_quotes_however_many_these_are():
    if connection.vendor != "sqlite":
        pytest.skip("The plan of SQLite: PostgreSQL makes its own by what the tables hold.")
    with CaptureQueriesContext(connection) as queries:
        joining_among(set(range(1, 2_000)))
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + queries[0]["sql"])
        (plan,) = [line for *_, line in cursor.fetchall()]
    assert "(first_id=?)" in plan
