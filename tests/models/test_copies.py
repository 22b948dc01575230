"""The order of lists, and what links to topics copy of their quotes: the database keeps both."""

import datetime

import pytest
from django.core.management import call_command
from django.db import connection

from quotes.models import Quote, QuoteTopic, SearchRow
from quotes.models.copies import ON_SQLITE, QUOTES, install
from quotes.models.datekey import DATED, date_key
from tests.factories import make_article, make_person, make_quote, make_topic

pytestmark = pytest.mark.django_db
DAYS = [None, datetime.date(1, 1, 1), datetime.date(1899, 12, 31), datetime.date(2024, 2, 29)]
FIELDS = ("person_id", "date_key", "listed")


def links() -> list[tuple]:
    return list(QuoteTopic.objects.order_by("pk").values_list(*FIELDS))


def copied() -> list[tuple]:
    of_quote = ("quote__speaker", "quote__date_key", "quote__listed")
    return list(QuoteTopic.objects.order_by("pk").values_list(*of_quote))


@pytest.mark.parametrize("day", [*DAYS, datetime.date(9999, 12, 31)])
def test_the_database_works_out_the_same_key_as_the_code(day):
    quote = make_quote(article=make_article(published=day))
    stored = Quote.objects.get()
    assert stored.date_key == date_key(day, quote.pk) == SearchRow.objects.get().pk
    assert (stored.date_key >= DATED) == (day is not None)


def test_newest_first_is_the_order_of_dates_then_of_keys_with_no_date_last():
    by_day = {
        day: make_quote(article=make_article(published=day)) for day in [*DAYS, *DAYS[2:]][:4]
    }
    second = make_quote(article=make_article(published=DAYS[3]))
    rest = [by_day[day] for day in (DAYS[3], DAYS[2], DAYS[1], None)]
    assert list(Quote.objects.newest()) == [second, *rest]


@pytest.mark.parametrize(
    ("fields", "listed"),
    [
        ({}, True),
        ({"kind": "block"}, True),
        ({"kind": "indirect"}, False),
        ({"headline": True}, False),
        ({"lifecycle": "retracted"}, False),
    ],
)
def test_what_is_listed_is_live_printed_and_in_the_body(fields, listed):
    make_quote(**fields)
    assert Quote.objects.get().listed is listed
    assert Quote.objects.shown().exists() is listed


def test_a_new_link_copies_its_quote():
    speaker, topic = make_person(), make_topic()
    quote = make_quote(speaker=speaker, topic_list=[topic])
    assert links() == [(speaker.pk, date_key(quote.published, quote.pk), True)]
    QuoteTopic.objects.all().delete()
    QuoteTopic.objects.bulk_create([QuoteTopic(quote=quote, topic=topic)])
    assert links() == copied()


@pytest.mark.parametrize("way", ["save", "update"])
def test_a_link_follows_its_quote_whoever_writes_it(way):
    quote = make_quote(speaker=make_person(), topic_list=[make_topic(), make_topic()])
    make_quote(topic_list=[make_topic()])
    other, day = make_person(), datetime.date(2001, 2, 3)
    changed = {"speaker": other, "published": day, "lifecycle": "held"}
    if way == "update":
        Quote.objects.filter(pk=quote.pk).update(**changed)
    else:
        for name, value in changed.items():
            setattr(quote, name, value)
        quote.save()
    assert links()[:2] == [(other.pk, date_key(day, quote.pk), False)] * 2
    assert links() == copied()


def test_lost_triggers_come_back_and_what_went_wrong_meanwhile_is_mended():
    quote = make_quote(speaker=make_person(), topic_list=[make_topic()])
    where = "" if connection.vendor == "sqlite" else f" ON {QUOTES}"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER quotes_copies_of_quote{where}")
    Quote.objects.filter(pk=quote.pk).update(speaker=make_person(), published=None)
    assert links() != copied()
    call_command("migrate", verbosity=0)
    assert links() == copied()
    assert not install("default")


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL builds no table anew")
def test_a_migration_may_build_either_table_anew():
    from django.db.migrations.executor import MigrationExecutor

    make_quote(topic_list=[make_topic()])
    call_command("migrate", "quotes", "0012", verbosity=0)
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            assert not set(ON_SQLITE) & {name for (name,) in cursor.fetchall()}
    finally:
        call_command("migrate", verbosity=0)
    assert MigrationExecutor(connection).migration_plan([]) == []
    assert links() == copied() != []
