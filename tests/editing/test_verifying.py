"""The chain of the history: a row that was altered, put in or taken out is named."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from quotes.editing.erasure import suppress
from quotes.editing.history import Author
from quotes.editing.speakers import Speaker, change_speaker
from quotes.editing.verifying import breaks
from quotes.models import Change, ChangeSet, Erasing, TakeDown, guards
from tests.factories import make_quote, make_reading

pytestmark = pytest.mark.django_db
DESK = Author("Edith")


@pytest.fixture
def history() -> list[ChangeSet]:
    quote = make_quote("The zanzibar ledger was burned behind the harbour kitchen at dawn.")
    make_reading(quote)
    for who in ("a sailor", "a cook", "a pilot"):
        change_speaker(quote, Speaker(described=who), author=DESK, reason=f"It was {who}.")
    return list(ChangeSet.objects.order_by("pk"))


@pytest.fixture
def tampering(history):
    """Somebody with the database's own password, who drops the triggers first."""
    with connection.cursor() as cursor:
        for name in guards.stored(connection.vendor, cursor):
            table = name.rpartition("_keeps_")[0]
            cursor.execute(guards.dropping(connection.vendor, name, table))
    return history


def test_a_history_that_nobody_touched_holds(history, capsys):
    assert list(breaks()) == []
    call_command("verify_history")
    assert "3 changesets" in capsys.readouterr().out


def test_an_altered_reason_is_named(tampering):
    ChangeSet.objects.filter(pk=tampering[1].pk).update(reason="Nothing.")
    assert tampering[1].public_id in next(breaks())


def test_an_altered_value_is_named(tampering):
    Change.objects.filter(changeset=tampering[0]).update(after={"name": "Somebody else"})
    assert f"{tampering[0].public_id}, change 0" in next(breaks())


def test_a_changeset_that_was_taken_out_is_missed_by_the_next(tampering):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM quotes_override")
        for table, column in (("change", "changeset_id"), ("changeset", "id")):
            cursor.execute(f"DELETE FROM quotes_{table} WHERE {column} = %s", [tampering[1].pk])
        found = next(breaks())
        assert tampering[2].public_id in found


def test_rows_missing_at_the_end_are_seen_with_a_link_that_was_written_down(history):
    call_command("verify_history", "--link", history[-1].link)
    with pytest.raises(CommandError, match="taken out"):
        call_command("verify_history", "--link", "f" * 64)


def test_a_history_of_which_words_were_erased_still_holds_and_leaves_no_permit(history):
    suppress(decided_quote(), author=DESK, code="court")
    assert ChangeSet.objects.filter(reason="(taken down)").count() == 3
    assert list(breaks()) == []
    assert not Erasing.objects.exists()
    assert TakeDown.objects.get().digests


def decided_quote():
    return Change.objects.first().quote


def test_the_history_of_the_demo_holds_when_it_is_loaded():
    call_command("loaddata", "fixtures/demo.json", verbosity=0)
    call_command("verify_history")
