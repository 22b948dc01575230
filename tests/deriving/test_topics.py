"""A topic's rule finds quotes by what is printed in and around them, and says where."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from quotes.deriving.topics import apply_everywhere, apply_rules
from quotes.models import QuoteTopic, SearchRow
from tests.factories import make_quote, make_topic

pytestmark = pytest.mark.django_db


def narrated(quote, **sections):
    SearchRow.objects.filter(quote=quote).update(**sections)
    return quote


def test_a_rule_finds_words_of_the_quotation():
    topic, quote = make_topic(rule="bridge"), make_quote("We will build the bridge")
    apply_rules([quote])
    link = QuoteTopic.objects.get()
    assert (link.topic, link.quote, link.matched) == (topic, quote, ["words"])


def test_a_rule_reads_the_sentence_and_the_one_before():
    make_topic(rule="harbour ferry")
    quote = narrated(make_quote("We are late"), sentence="in the harbour", before="The ferry left.")
    apply_rules([quote])
    assert QuoteTopic.objects.get().matched == ["sentence", "before"]


def test_the_headline_alone_gives_no_topic():
    make_topic(rule="ferry")
    quote = narrated(make_quote("We are late"), headline="The ferry and other stories")
    apply_rules([quote])
    assert not QuoteTopic.objects.exists()


def test_the_headline_counts_beside_words_of_the_quotation():
    make_topic(rule="ferry late")
    quote = narrated(make_quote("We are late"), headline="The ferry and other stories")
    apply_rules([quote])
    assert QuoteTopic.objects.get().matched == ["words", "headline"]


def test_what_a_changed_rule_no_longer_finds_loses_the_topic():
    topic, quote = make_topic(rule="bridge"), make_quote("We will build the bridge")
    apply_rules([quote])
    topic.rule = "tunnel"
    topic.save()
    assert apply_everywhere(topic) == 0


def test_what_an_editor_gave_a_topic_keeps_it():
    topic, quote = make_topic(rule="tunnel"), make_quote("We will build the bridge")
    QuoteTopic.objects.create(quote=quote, topic=topic, origin="editor")
    assert apply_everywhere(topic) == 1


def test_a_rule_may_be_longer_than_a_search():
    words = " OR ".join(f"bridge{n}" for n in range(60))
    topic, quote = make_topic(rule=words), make_quote("We build bridge42")
    apply_rules([quote])
    assert topic.quote_links.count() == 1


def test_the_admin_refuses_a_rule_that_cannot_be_read(client):
    client.force_login(get_user_model().objects.create_superuser("rae", password="x"))
    form = {"name": "Bridges", "slug": "bridges", "rule": '"unclosed'}
    response = client.post(reverse("admin:quotes_topic_add"), form)
    assert "errorlist" in response.content.decode()


def test_the_admin_says_how_much_a_new_rule_matches(client):
    client.force_login(get_user_model().objects.create_superuser("rae", password="x"))
    make_quote("We will build the bridge")
    form = {"name": "Bridges", "slug": "bridges", "rule": "bridge"}
    response = client.post(reverse("admin:quotes_topic_add"), form, follow=True)
    assert "matches 1 quot" in response.content.decode()
