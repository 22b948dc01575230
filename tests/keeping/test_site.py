"""The site's pages, kept: what is held back leaves each of them at once, and nobody's are kept."""

import pytest
from django.contrib.auth.models import User

from quotes.models import Quote
from quotes.models.quote import Lifecycle
from tests.factories import make_article, make_outlet, make_person, make_quote, make_topic

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("clock")]

WORDS = "The bridge opens in May."


@pytest.fixture
def quote():
    """A quotation that stands on every page of the site."""
    outlet, speaker = make_outlet("The Harbour Post"), make_person("Ada Quill")
    article = make_article(f"“{WORDS}” said Ada Quill.", outlet)
    found = make_quote(WORDS, article, speaker=speaker)
    found.topic_links.create(topic=make_topic("Bridges"), origin="editor")
    return found


def pages(quote):
    topic = quote.topic_links.get().topic
    return {
        "/": True,
        "/quotes/": True,
        "/quotes/?q=bridge": True,
        "/quotes/filters/": False,
        quote.get_absolute_url(): True,
        quote.article.get_absolute_url(): True,
        quote.speaker.get_absolute_url(): True,
        quote.outlet.get_absolute_url(): True,
        topic.get_absolute_url(): True,
        "/people/": False,
        "/outlets/": False,
        "/topics/": False,
        "/statements/": False,
        "/compare/": False,
    }


@pytest.mark.usefixtures("still")
def test_every_page_is_kept_and_given_again_unchanged(client, quote, django_assert_num_queries):
    for path in pages(quote):
        first = client.get(path)
        assert first.status_code == 200, path
        with django_assert_num_queries(0):
            again = client.get(path)
        assert again.content == first.content, path
        assert dict(again.items()) == dict(first.items()), path


def test_words_that_are_held_leave_every_page_at_once(client, quote, elsewhere):
    shown = [path for path, has_words in pages(quote).items() if has_words]
    for path in shown:
        assert WORDS in client.get(path).text, path
    elsewhere(lambda: Quote.objects.filter(pk=quote.pk).update(lifecycle=Lifecycle.HELD))
    for path in shown:
        assert WORDS not in client.get(path).text, path


def test_no_page_that_is_kept_knows_who_asks(client, quote):
    before = {path: client.get(path).content for path in pages(quote)}
    client.force_login(User.objects.create_superuser("someone"))
    assert {path: client.get(path).content for path in before} == before


@pytest.mark.usefixtures("still")
def test_a_page_asked_for_by_its_head_is_kept_whole(client, quote):
    client.head("/quotes/")
    assert WORDS in client.get("/quotes/").text
