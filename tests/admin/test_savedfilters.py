"""Editors name a filter of a list, find it above the list, and remove it; each their own."""

import pytest
from django.test import Client
from django.urls import reverse

from quotes.admin import savedfilters
from quotes.models import SavedFilter
from tests.admin.accounts import signed_in

pytestmark = pytest.mark.django_db
LIST = "/admin/quotes/quote/"


@pytest.fixture
def ada(db) -> Client:
    return signed_in("viewer", "ada")


def save(client: Client, **fields):
    sent = {"name": "No speaker", "table": "quote", "query": "speaker_known=no&p=3"}
    return client.post(reverse("desk:saved_filters"), sent | fields)


def test_a_list_offers_to_save_its_filter_only_where_it_is_filtered(ada):
    assert "Name this filter" not in ada.get(LIST).content.decode()
    assert "Name this filter" not in ada.get(f"{LIST}?p=0").content.decode()
    assert "Name this filter" in ada.get(f"{LIST}?speaker_known=no").content.decode()


def test_a_saved_filter_stands_above_its_list_without_the_page(ada):
    assert save(ada).url == f"{LIST}?speaker_known=no"
    assert f'<a href="{LIST}?speaker_known=no">No speaker</a>' in ada.get(LIST).content.decode()
    assert "No speaker" not in ada.get("/admin/quotes/person/").content.decode()
    assert "No speaker" in ada.get(reverse("desk:saved_filters")).content.decode()


def test_the_same_name_leads_to_the_newer_filter(ada):
    save(ada)
    save(ada, query="kind__exact=block")
    assert SavedFilter.objects.get().query == "kind__exact=block"


def test_nobody_sees_or_removes_what_another_saved(ada):
    save(ada)
    joss = signed_in("admin", "joss")
    assert "No speaker" not in joss.get(LIST).content.decode()
    assert "No speaker" not in joss.get(reverse("desk:saved_filters")).content.decode()
    joss.post(reverse("desk:saved_filters"), {"remove": SavedFilter.objects.get().pk})
    assert SavedFilter.objects.exists()


def test_one_of_ones_own_is_removed(ada):
    save(ada)
    ada.post(reverse("desk:saved_filters"), {"remove": SavedFilter.objects.get().pk})
    assert not SavedFilter.objects.exists()


@pytest.mark.parametrize("forged", ["", "x", "-1", "٣", "9" * 30])
def test_what_is_no_filter_is_not_removed(ada, forged):
    answer = ada.post(reverse("desk:saved_filters"), {"remove": forged}, follow=True)
    assert "not there any more" in answer.content.decode()


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"name": " "}, "required"),
        ({"name": "x" * 81}, "at most 80 characters"),
        ({"table": "user"}, "no such list"),
        ({"table": "../login"}, "no such list"),
        ({"query": "p=2"}, "choose a filter first"),
        ({"query": "q=" + "x" * 1000}, "at most 1000 characters"),
        ({"query": "q=" + "é" * 990}, "at most 1000 are kept"),
    ],
)
def test_what_cannot_be_saved_is_told(ada, fields, says):
    answer = ada.get(save(ada, **fields).url).content.decode()
    assert "Nothing was saved." in answer
    assert says in answer
    assert not SavedFilter.objects.exists()


def test_there_is_an_end_to_how_many(ada, monkeypatch):
    monkeypatch.setattr(savedfilters, "MOST", 1)
    save(ada)
    assert "remove one first" in ada.get(save(ada, name="Another").url).content.decode()
    assert SavedFilter.objects.count() == 1


def test_a_list_asks_no_more_for_more_saved_filters(ada, django_assert_max_num_queries):
    for number in range(20):
        save(ada, name=f"Filter {number}")
    with django_assert_max_num_queries(17):
        ada.get(LIST)
