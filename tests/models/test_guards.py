"""The database itself refuses to change the history, and the triggers that do it come back."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction

from quotes.editing.history import Author
from quotes.editing.speakers import Speaker, change_speaker
from quotes.models import Change, ChangeSet, Override, Quote, Reading, TakeDown
from quotes.models.guards import install
from tests.factories import make_quote, make_reading


@pytest.fixture
def decided(db) -> Quote:
    quote = make_quote()
    make_reading(quote)
    change_speaker(quote, Speaker(described="a sailor"), author=Author("Edith"), reason="A film.")
    return quote


CHANGES = [
    (ChangeSet, {"reason": "Another."}),
    (ChangeSet, {"by_name": "Somebody"}),
    (Change, {"after": {"name": "x"}}),
    (Change, {"field": "role"}),
    (Reading, {"values": {}}),
    (Reading, {"confidence": 0.1}),
    (Override, {"value": {"name": "x"}}),
    (Override, {"machine_value": None}),
]


@pytest.mark.parametrize(("model", "values"), CHANGES)
def test_the_database_refuses_an_update_of_the_history(decided, model, values):
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        model.objects.update(**values)


@pytest.mark.parametrize("table", ["changeset", "change", "reading", "override"])
def test_the_database_refuses_a_deletion_of_the_history(decided, table):
    statement = f"DELETE FROM quotes_{table}"
    refused = pytest.raises(IntegrityError, match="append-only")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_writing_the_same_values_again_is_no_change(decided):
    one = ChangeSet.objects.get()
    ChangeSet.objects.update(reason=one.reason)


def test_a_later_decision_may_take_the_place_of_an_earlier_one(decided):
    change_speaker(decided, Speaker(described="a cook"), author=Author("Edith"), reason="No.")
    assert Override.objects.filter(replaced_by__isnull=False).count() == 1


def triggers() -> int:
    table = "sqlite_master" if connection.vendor == "sqlite" else "pg_trigger"
    name = "name" if connection.vendor == "sqlite" else "tgname"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table} WHERE {name} LIKE 'quotes_reading_keeps_%%'")
        return cursor.fetchone()[0]


def test_installing_twice_does_nothing(db):
    assert install("default") is False
    assert triggers() == 2


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite builds tables anew")
@pytest.mark.django_db(transaction=True)
def test_triggers_that_a_migration_dropped_come_back():
    stored, other = Reading._meta.get_field("reason"), models.CharField(max_length=501)
    other.set_attributes_from_name("reason")
    other.model = Reading
    with connection.schema_editor() as editor:
        editor.alter_field(Reading, stored, models_default(other))
    with connection.schema_editor() as editor:
        editor.alter_field(Reading, other, stored)
    assert triggers() == 0, "Django has kept the triggers: this test tests nothing"
    call_command("migrate", verbosity=0)
    assert triggers() == 2


def models_default(column: models.Field) -> models.Field:
    column.default = ""
    return column


def test_a_tombstone_cannot_be_taken_out(decided):
    from quotes.editing.erasure import suppress

    suppress(decided, author=Author("Pat"), code="court")
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        TakeDown.objects.update(code="other")
