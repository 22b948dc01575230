"""What is stored twice is the same twice: each copy is broken by hand, found, and mended."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from quotes.checking import CHECKS
from quotes.deriving import refresh
from quotes.models import Gist, PersonName, Quote, QuoteTopic, SearchRow, copies
from quotes.search import parse, schema_postgres, search
from tests.factories import make_outlet, make_person, make_quote, make_topic

INDEX = "rows and words of the full-text index that are not those of the search rows"
on_sqlite = connection.vendor == "sqlite"
NONE = dict.fromkeys((check.name for check in CHECKS), 0)


@pytest.fixture
def quote(db):
    """A quote with all that follows from it, and another one beside it."""
    make_topic("Building", rule="build OR never")
    made = [
        make_quote(words, speaker=make_person(name))
        for words, name in (("We shall build it.", "Ada Lund"), ("Never, I say.", "Bo Vik"))
    ]
    refresh([one.pk for one in made])
    return Quote.objects.get(pk=made[0].pk)


def wrong() -> dict[str, int]:
    """What is found, without what holds."""
    return {check.name: found for check in CHECKS if (found := check.wrong())}


def run(*options: str) -> str:
    out = StringIO()
    call_command("check_index", *options, stdout=out)
    return out.getvalue()


def sql(statement: str, *params) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)


def without_triggers(statement: str, *params) -> None:
    """What a program does that knows nothing of ours: the triggers are there again afterwards."""
    if not on_sqlite:
        sql("SET LOCAL session_replication_role = replica")
        sql(statement, *params)
        sql("SET LOCAL session_replication_role = origin")
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
    for name, _ in triggers:
        sql(f"DROP TRIGGER {name}")
    sql(statement, *params)
    for _, made in triggers:
        sql(made)


def test_nothing_is_wrong_with_what_our_code_wrote(quote):
    assert wrong() == {}
    assert run().splitlines() == [f"{name}: 0" for name in NONE]


BREAKS = {
    "names of people under another spelling": [
        "UPDATE quotes_personname SET folded = 'nobody' WHERE name = 'Ada Lund'",
        "UPDATE quotes_personname SET skeleton = 'none' WHERE name = 'Ada Lund'",
    ],
    "names of outlets under another spelling": [
        "UPDATE quotes_outletname SET folded = 'nothing' WHERE outlet_id = {quote.outlet_id}"
    ],
    "quotes with another outlet or date than their article": [
        "UPDATE quotes_article SET published = '1999-12-31' WHERE id = {quote.article_id}",
        "UPDATE quotes_article SET published = NULL, published_basis = 'unknown' "
        "WHERE id = {quote.article_id}",
        "UPDATE quotes_article SET outlet_id = {other} WHERE id = {quote.article_id}",
    ],
    "links to topics that copy their quote wrongly": [
        "UPDATE quotes_quotetopic SET person_id = NULL WHERE quote_id = {quote.pk}",
        "UPDATE quotes_quotetopic SET listed = NOT listed WHERE quote_id = {quote.pk}",
        "UPDATE quotes_quotetopic SET date_key = 1 WHERE quote_id = {quote.pk}",
    ],
    "live quotes without a search row": [
        "DELETE FROM quotes_searchrow WHERE quote_id = {quote.pk}"
    ],
    "search rows that are not at the place of their date": [
        "UPDATE quotes_searchrow SET id = 7 WHERE quote_id = {quote.pk}"
    ],
    "search rows with another headline": [
        "UPDATE quotes_article SET headline = 'Changed' WHERE id = {quote.article_id}"
    ],
    "search rows with other names of the speaker": [
        "UPDATE quotes_searchrow SET speaker = 'Somebody' WHERE quote_id = {quote.pk}",
        "UPDATE quotes_person SET name = 'Ada Lundh' WHERE id = {quote.speaker_id}",
    ],
    "search rows with other words than are printed": [
        "UPDATE quotes_searchrow SET words = 'Never' WHERE quote_id = {quote.pk}",
        "UPDATE quotes_searchrow SET sentence = '' WHERE quote_id = {quote.pk}",
    ],
    "gists of wordings missing, left over or of other words": [
        "DELETE FROM quotes_gist WHERE quote_id = {quote.pk}",
        "UPDATE quotes_gist SET speaker_id = {bystander} WHERE quote_id = {quote.pk}",
    ],
}
EACH = [(name, statement) for name, several in BREAKS.items() for statement in several]


@pytest.mark.parametrize(("name", "statement"), EACH)
def test_what_something_else_wrote_is_found_and_mended(quote, name, statement):
    other, bystander = make_outlet(), make_person()
    sql(statement.format(quote=quote, other=other.pk, bystander=bystander.pk))
    assert wrong()[name] == 1
    with pytest.raises(CommandError, match="--repair"):
        run()
    assert f"{name}: 1, mended 1" in run("--repair")
    assert wrong() == {}


def test_a_row_of_a_quote_that_is_gone_is_taken_out(quote):
    Quote.objects.filter(pk=quote.pk).update(lifecycle="retracted")
    assert wrong()["search rows of quotes that are not live"] == 1
    run("--repair")
    assert not SearchRow.objects.filter(quote=quote).exists()
    assert not Gist.objects.filter(quote=quote).exists()
    assert wrong() == {}


def test_words_that_were_written_past_the_index_are_found_and_mended(quote):
    without_triggers(
        "UPDATE quotes_searchrow SET words = 'A tunnel instead.' WHERE quote_id = %s", quote.pk
    )
    if on_sqlite:
        assert wrong()[INDEX]
    run("--repair")
    assert wrong() == {}
    assert list(search(Quote.objects.all(), parse("build"))) == [quote]
    assert not search(Quote.objects.all(), parse("tunnel")).exists()


def test_a_word_that_another_folding_put_into_the_index_is_found_and_mended(quote):
    """The row is right, and what was derived from it is not."""
    if on_sqlite:
        row = quote.search_row
        told = "rowid, words, sentence, before, headline, speaker"
        sql(f"INSERT INTO quotes_search ({told}) VALUES (%s, 'xyz', '', '', '', '')", row.pk + 1000)
    else:
        sql(
            "CREATE OR REPLACE FUNCTION quotes_fold(section text) RETURNS text "
            "LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN 'xyz'"
        )
        sql("UPDATE quotes_searchrow SET words = words WHERE quote_id = %s", quote.pk)
        sql(schema_postgres.FOLD)
    assert wrong()[INDEX] >= 1
    assert search(Quote.objects.all(), parse("xyz")).exists() is not on_sqlite
    run("--repair")
    assert wrong() == {}


def test_a_trigger_that_is_gone_comes_back_and_what_it_missed_is_mended(quote):
    on = "" if on_sqlite else f" ON {copies.QUOTES}"
    sql(f"DROP TRIGGER quotes_copies_of_quote{on}")
    Quote.objects.filter(pk=quote.pk).update(lifecycle="retracted")
    assert QuoteTopic.objects.get(quote=quote).listed
    found = wrong()
    assert found["parts of the database that keep copies and the index right, missing or old"] == 1
    assert found["links to topics that copy their quote wrongly"] == 1
    run("--repair")
    assert not QuoteTopic.objects.get(quote=quote).listed
    assert wrong() == {}


@pytest.mark.parametrize("column", ["listed", "date_key"])
def test_what_the_database_works_out_cannot_be_written_by_hand(quote, column):
    with pytest.raises(DatabaseError), transaction.atomic():
        sql(f"UPDATE quotes_quote SET {column} = NULL")


@pytest.mark.skipif(on_sqlite, reason="SQLite cannot make a plain column of a generated one")
def test_what_cannot_be_mended_is_said_and_ends_with_an_error(quote):
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    sql("ALTER TABLE quotes_quote ALTER COLUMN listed DROP EXPRESSION")
    sql("UPDATE quotes_quote SET listed = false WHERE id = %s", quote.pk)
    with pytest.raises(CommandError, match="1 stay wrong"):
        run("--repair")


def test_two_names_that_have_become_one_are_left_to_an_editor(quote):
    PersonName.objects.bulk_create(
        [PersonName(person=quote.speaker, name="ADA LUND", folded="another")]
    )
    refresh([quote.pk])
    with pytest.raises(CommandError, match="1 stay wrong"):
        run("--repair")
    assert quote.speaker.names.count() == 2


def test_it_asks_no_more_for_more_rows(quote):
    asked = questions_asked()
    for _ in range(5):
        make_quote("Once more.", article=quote.article, speaker=quote.speaker)
    refresh(Quote.objects.values_list("pk", flat=True))
    assert questions_asked() == asked


def questions_asked() -> int:
    with CaptureQueriesContext(connection) as asked:
        assert wrong() == {}
    return len(asked)
