"""The index survives what migrations do to the table that it follows."""

import pytest
from django.core.management import call_command
from django.db import connection, models

from quotes.models import Quote, SearchRow
from quotes.search import parse, search
from quotes.search.schema import install
from quotes.search.schema_postgres import KNOWN_WORDS
from quotes.search.schema_sqlite import FILL_FROM
from tests.factories import make_quote

only_sqlite = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="only on SQLite does Django build tables anew"
)
only_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="only on PostgreSQL is the index a column"
)


def found(raw: str) -> list[Quote]:
    return list(search(Quote.objects.all(), parse(raw)))


def migrate() -> None:
    call_command("migrate", verbosity=0)


def alter_headline(**options) -> None:
    """What a migration does that changes a column of the table."""
    stored = SearchRow._meta.get_field("headline")
    other = models.TextField(blank=True, **options)
    other.set_attributes_from_name("headline")
    other.model = SearchRow
    with connection.schema_editor() as editor:
        editor.alter_field(SearchRow, stored, other)
    with connection.schema_editor() as editor:
        editor.alter_field(SearchRow, other, stored)


def triggers() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        return {name for (name,) in cursor.fetchall() if name.startswith("quotes_search_")}


@pytest.fixture
def installed():
    """Puts the index right again after a test that broke it."""
    yield
    install("default")


@only_sqlite
@pytest.mark.django_db(transaction=True)
def test_triggers_that_a_migration_dropped_come_back_and_what_they_missed_is_indexed(installed):
    old, gone = make_quote("The first bridge."), make_quote("A bridge to remove.")
    alter_headline(null=True)
    assert triggers() == set(), "Django has kept the triggers: this test tests nothing"
    gone.search_row.delete()
    missed = make_quote("A bridge that nobody indexed.")
    assert missed not in found("bridge")
    migrate()
    assert triggers() == {f"quotes_search_{event}" for event in ("insert", "update", "delete")}
    assert set(found("bridge")) == {old, missed}
    SearchRow.objects.filter(quote=missed).update(words="A tunnel.")
    assert found("bridge") == [old]
    assert found("tunnel") == [missed]


@only_sqlite
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "damage",
    [
        "DROP TRIGGER quotes_search_delete",
        "DROP TABLE quotes_search",
        "DROP TRIGGER quotes_search_insert; CREATE TRIGGER quotes_search_insert AFTER INSERT "
        "ON quotes_searchrow BEGIN SELECT 1; END",
    ],
)
def test_one_missing_or_differing_part_is_enough_to_build_all_anew(installed, damage):
    quote = make_quote("The first bridge.")
    with connection.cursor() as cursor:
        for statement in damage.split("; ", 1):
            cursor.execute(statement)
    assert install("default")
    assert found("bridge") == [quote]


@only_postgresql
@pytest.mark.django_db(transaction=True)
def test_a_column_that_was_dropped_is_built_again(installed):
    quote = make_quote("The first bridge.")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE quotes_searchrow DROP COLUMN vector")
    migrate()
    assert found("bridge") == [quote]


@only_postgresql
@pytest.mark.django_db
def test_a_definition_of_another_version_is_replaced():
    with connection.cursor() as cursor:
        cursor.execute("COMMENT ON COLUMN quotes_searchrow.vector IS 'made otherwise'")
    assert install("default")
    assert not install("default")


@only_postgresql
@pytest.mark.django_db
def test_a_search_of_many_rows_uses_the_index():
    query = search(Quote.objects.all(), parse('"foreign help" OR bridge -war'))
    with connection.cursor() as cursor:
        # With as few rows as here, the planner would rather read them all.
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
    assert "quotes_searchrow_vector" in query.explain()


@only_sqlite
@pytest.mark.django_db
def test_new_rows_are_indexed_without_going_through_those_that_are_stored():
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {FILL_FROM}", [1])
        plan = [line for *_, line in cursor.fetchall()]
    assert any("(quote_id>?)" in line for line in plan)
    assert not any(line.startswith("SCAN") for line in plan)


@pytest.mark.django_db
def test_an_index_that_is_right_is_left_alone(django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        assert not install("default")


@pytest.mark.django_db
def test_django_knows_nothing_of_the_index():
    call_command("makemigrations", "quotes", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db(transaction=True)
def test_an_emptied_database_finds_nothing_and_goes_on():
    make_quote("The first bridge.")
    call_command("flush", verbosity=0, interactive=False)
    assert found("bridge") == []
    quote = make_quote("The second bridge.")
    assert found("bridge") == [quote]


@pytest.mark.django_db
def test_a_database_without_our_tables_is_left_alone(monkeypatch):
    monkeypatch.setattr(connection.introspection, "table_names", lambda *args: ["auth_user"])
    assert not install("default")


@only_postgresql
@pytest.mark.django_db
def test_postgresql_is_told_to_know_how_rare_words_are():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT attstattarget FROM pg_attribute "
            "WHERE attrelid = 'quotes_searchrow_vector'::regclass AND attnum = 1"
        )
        assert cursor.fetchone() == (KNOWN_WORDS,)
