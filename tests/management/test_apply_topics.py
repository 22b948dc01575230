"""A changed rule is asked of all quotes some at a time, and goes on where it was broken off."""

from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.urls import reverse

from quotes.admin import topic as topic_admin
from quotes.deriving import topics
from quotes.deriving.topics import apply_to_next, rule_changed, store_topics
from quotes.models import KeptOff, Quote, QuoteTopic, Topic
from tests.factories import make_quote, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def bridges(monkeypatch):
    """A topic whose rule was changed, five quotes that it finds, two of which are asked at once."""
    monkeypatch.setattr(topics, "AT_ONCE", 2)
    made = make_topic("Bridges", rule="bridge")
    for _ in range(5):
        make_quote("We will build the bridge.")
    make_quote("We will dig a tunnel.")
    rule_changed(made)
    return made


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("apply_topics", *arguments, stdout=out)
    return out.getvalue()


def test_all_quotes_are_asked_by_a_rule_that_changed_and_by_no_other(bridges):
    make_topic("Tunnels", rule="tunnel")
    assert run() == "Bridges: 5 quotes\n"
    assert not Topic.objects.pending().exists()
    assert run() == ""


def test_what_was_broken_off_goes_on_where_it_was(bridges):
    assert apply_to_next(bridges.pk) == 2
    first = list(QuoteTopic.objects.values_list("pk", flat=True))
    assert len(first) == 2
    assert run() == "Bridges: 5 quotes\n"
    assert list(QuoteTopic.objects.values_list("pk", flat=True)[:2]) == first


def test_a_rule_that_is_changed_meanwhile_begins_again(bridges):
    apply_to_next(bridges.pk)
    other = Topic.objects.get(pk=bridges.pk)
    other.rule = "tunnel"
    other.save()
    rule_changed(other)
    assert run() == "Bridges: 1 quote\n"
    assert QuoteTopic.objects.get().quote.text == "We will dig a tunnel."


def test_what_an_editor_took_away_stays_away_and_what_one_gave_stays(bridges):
    first, *_, last = Quote.objects.order_by("pk")
    KeptOff.objects.create(quote=first, topic=bridges)
    QuoteTopic.objects.create(quote=last, topic=bridges, origin="editor")
    run()
    held = set(bridges.quote_links.values_list("quote", flat=True))
    assert first.pk not in held
    assert last.pk in held
    assert len(held) == 5


def test_one_topic_is_asked_again_on_demand(bridges):
    run()
    QuoteTopic.objects.all().delete()
    assert run("bridges") == ""
    assert run("bridges", "--again") == "Bridges: 5 quotes\n"


def test_a_topic_that_is_not_here_is_an_error(bridges):
    with pytest.raises(CommandError, match="no topic nowhere"):
        run("bridges", "nowhere")


def test_topics_that_come_with_a_file_wait_for_the_command_where_quotes_are_stored(tmp_path):
    make_quote("We will build the bridge.")
    file = tmp_path / "topics.json"
    row = '{"model": "quotes.topic", "fields": {"name": "%s", "slug": "%s", "rule": "%s"}}'
    file.write_text(f"[{row % ('Bridges', 'bridges', 'bridge')}, {row % ('Other', 'other', '')}]")
    store_topics(file)
    assert [topic.slug for topic in Topic.objects.pending()] == ["bridges"]


def test_the_admin_does_not_keep_an_editor_waiting_for_many_quotes(bridges, client, monkeypatch):
    monkeypatch.setattr(topic_admin, "FEW", 3)
    client.force_login(get_user_model().objects.create_superuser("rae", password="x"))
    form = {"name": "Tunnels", "slug": "tunnels", "rule": "tunnel"}
    page = client.post(reverse("admin:quotes_topic_add"), form, follow=True).content.decode()
    assert "apply_topics" in page
    made = Topic.objects.get(slug="tunnels")
    assert made.asked_up_to == 0
    assert not made.quote_links.exists()
    run("tunnels")
    assert made.quote_links.count() == 1
