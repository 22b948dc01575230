"""The demo: what import and decisions give, the same from its fixture, and again without change."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from quotes.editing.decisionfile import load
from quotes.editing.queue import KINDS
from quotes.exceptions import DecisionError
from quotes.management.demofixture import demo_rows
from quotes.models import ChangeSet, LeadPair, Person, PersonPair, Quote
from quotes.search import parse, search

FIXTURES = Path(__file__).resolve().parent.parent.parent / "fixtures"
pytestmark = pytest.mark.django_db


@pytest.fixture
def demo() -> None:
    call_command("import_articles", FIXTURES / "seeds", stdout=StringIO())
    call_command("load_decisions", FIXTURES / "decisions.json", stdout=StringIO())


def stored_fixture() -> list[dict]:
    return json.loads((FIXTURES / "demo.json").read_text(encoding="utf-8"))


def as_set(rows: list[dict]) -> set[str]:
    """Rows without their order and without numbers that a database gives out."""
    return {
        json.dumps({"model": row["model"], "fields": row["fields"]}, sort_keys=True) for row in rows
    }


def test_the_fixture_is_what_import_and_decisions_give(demo):
    assert as_set(demo_rows()) == as_set(stored_fixture()), "run: python manage.py dump_demo"


def test_loading_the_fixture_into_an_empty_database_gives_the_same_demo():
    call_command("loaddata", FIXTURES / "demo.json", verbosity=0)
    assert as_set(demo_rows()) == as_set(stored_fixture())


def test_loading_the_fixture_a_second_time_adds_nothing():
    for _ in range(2):
        call_command("loaddata", FIXTURES / "demo.json", verbosity=0)
    assert as_set(demo_rows()) == as_set(stored_fixture())
    assert PersonPair.objects.count() == 1


def test_a_loaded_demo_can_be_searched():
    call_command("loaddata", FIXTURES / "demo.json", verbosity=0)
    found = search(Quote.objects.shown(), parse('"third country"'))
    assert {quote.speaker.name for quote in found} == {"Ali Shamkhani"}
    assert found.count() == 2


def test_a_topic_of_the_demo_holds_what_speaks_of_it_and_not_what_only_shares_a_word():
    call_command("loaddata", FIXTURES / "demo.json", verbosity=0)
    told = " | ".join(
        Quote.objects.shown()
        .filter(topics__slug="us-iran-cooperation")
        .values_list("text", flat=True)
    )
    for words in (
        "need their help",
        "We deny the news reports on military cooperation",
        "No change has happened",
        "psychological warfare",
        "completely unreal",
    ):
        assert words in told
    assert "Certain US allies" not in told
    assert "The Islamic Republic of Iran blames" not in told


@pytest.mark.parametrize("example", ["person:Rouhani", "via:Fars", "topic:ISIS"])
def test_every_example_of_the_home_page_finds_something(client, example):
    call_command("loaddata", FIXTURES / "demo.json", verbosity=0)
    assert example in client.get("/").content.decode()
    assert search(Quote.objects.shown(), parse(example)).exists()


def test_the_two_spellings_that_the_demo_merges_were_proposed_by_the_import(demo):
    pair = PersonPair.objects.get()
    assert {pair.first.name, pair.second.name} == {"Marzieh Afkham", "Marziyeh Afkham"}
    assert Person.objects.called("Marziyeh Afkham").get().name == "Marzieh Afkham"


def test_one_person_of_the_demo_has_two_spellings_one_page_and_a_public_correction(client):
    call_command("loaddata", FIXTURES / "demo.json", verbosity=0)
    answer = client.get("/people/marziyeh-afkham/")
    assert (answer.status_code, answer["Location"]) == (301, "/people/marzieh-afkham/")
    page = client.get(answer["Location"]).content.decode()
    assert "Also printed as “<bdi>Marziyeh Afkham</bdi>”" in page
    said = Quote.objects.shown().filter(speaker__slug="marzieh-afkham")
    assert {"Marzieh Afkham", "Marziyeh Afkham"} <= set(said.values_list("speaker_name", flat=True))
    log = client.get("/corrections/").content.decode()
    assert "One person under two names" in log
    assert '"@type": "Person", "url": "http://testserver/people/marzieh-afkham/"' in log
    assert "two transliterations of one name" in log


def test_a_corrected_quote_of_the_demo_carries_its_public_note(client):
    call_command("loaddata", FIXTURES / "demo.json", verbosity=0)
    quote = Quote.objects.get(public_id="g4mwspkukw")
    page = client.get(quote.get_absolute_url()).content.decode()
    assert "Corrected by an editor" in page
    made = quote.overrides.get().change.changeset
    assert f"/corrections/{made.public_id}/" in page
    assert "Ali Shamkhani, with the same word" in client.get("/corrections/").content.decode()


def test_a_name_that_is_typed_finds_all_that_its_bearer_said():
    call_command("loaddata", FIXTURES / "demo.json", verbosity=0)
    said = set(Quote.objects.shown().filter(speaker__slug="ali-shamkhani"))
    assert len(said) == 8
    assert said <= set(search(Quote.objects.shown(), parse("Shamkhani")))
    assert not search(Quote.objects.shown(), parse('"third country" -Shamkhani')).exists()


def test_the_demo_has_work_for_editors():
    call_command("loaddata", FIXTURES / "demo.json", verbosity=0)
    waiting = {kind.slug for kind in KINDS if kind.rows().exists()}
    assert {"no-speaker", "unsure", "one-statement"} <= waiting


def test_the_acronym_is_found_and_the_pronoun_is_not():
    call_command("loaddata", FIXTURES / "demo.json", verbosity=0)
    found = " | ".join(
        quote.text for quote in search(Quote.objects.shown(), parse("US interference"))
    )
    assert "strongly opposed to U.S. interference" in found
    pronoun = " | ".join(quote.text for quote in search(Quote.objects.shown(), parse("us")))
    assert "against us" in pronoun
    assert "U.S." not in pronoun


def test_decisions_are_carried_out_once(demo):
    before = ChangeSet.objects.count()
    made, stood = load(FIXTURES / "decisions.json")
    assert (made, stood) == (0, before + LeadPair.objects.count())
    assert ChangeSet.objects.count() == before


def test_decisions_that_do_not_fit_are_refused_whole(tmp_path):
    path = tmp_path / "decisions.json"
    path.write_text(
        json.dumps(
            {
                "by": "The desk",
                "made_at": "2026-01-01T00:00:00+00:00",
                "decisions": [{"decide": "merge", "person": "a", "into": "b", "reason": "c"}],
            }
        )
    )
    with pytest.raises(DecisionError, match="nobody here has the address 'a'"):
        load(path)


@pytest.mark.parametrize("text", ["", "[]", '{"decisions": []}', '{"by": "x"}', "\x00"])
def test_a_file_that_holds_no_decisions_is_refused_by_name(tmp_path, text):
    path = tmp_path / "decisions.json"
    path.write_text(text)
    with pytest.raises(CommandError, match=r"decisions\.json"):
        call_command("load_decisions", path)


def test_every_decision_of_the_demo_is_about_words_that_an_article_prints(demo):
    decided = Quote.objects.exclude(review="machine")
    assert decided.count() == 3
    for quote in decided:
        assert quote.version.text[quote.start : quote.end] == quote.text
