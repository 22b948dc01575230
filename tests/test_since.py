"""A shared comparison says what editors changed since, and what stood there and is gone."""

import datetime

import pytest

from quotes.deriving import refresh
from quotes.editing.history import Author
from quotes.editing.naming import names_changed
from quotes.editing.people import merge
from quotes.editing.rejecting import reject
from quotes.editing.speakers import Speaker, change_speaker
from quotes.editing.splitting import Newcomer, give
from quotes.editing.takedown import hold, retract
from quotes.models import Article, PersonName, QuoteTopic, Statement
from tests.factories import (
    make_outlet,
    make_person,
    make_quote,
    make_reading,
    make_topic,
)

pytestmark = pytest.mark.django_db
DESK = Author("The desk")
OPEN = "Closing the border would harm both countries, and we will keep it open."
GONE = "Stood here, and does not now"
LONG_AGO = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
REASON = "The recording shows it."


@pytest.fixture
def said():
    """Two wordings of Ada's in two outlets, on a topic, and one of Eve's; all long held here."""
    ada, eve, topic = make_person("Ada Quill"), make_person("Eve Stone"), make_topic("Borders")
    herald, post = make_outlet("The Herald"), make_outlet("The Post")
    quotes = [
        make_quote(OPEN, speaker=ada, outlet=herald, topic_list=[topic]),
        make_quote(OPEN.replace("harm", "hurt"), speaker=ada, outlet=post, topic_list=[topic]),
        make_quote("Nothing was decided today.", speaker=eve, outlet=post, topic_list=[topic]),
    ]
    for quote in quotes:
        make_reading(quote)
    # An editor put them there: a rule would have to find them again.
    QuoteTopic.objects.update(origin="editor")
    refresh([quote.pk for quote in quotes])
    Article.objects.update(captured_at=LONG_AGO)
    return quotes


@pytest.fixture
def wordings():
    """A statement of three wordings, as readings give them, long held here."""
    ada = make_person("Ada Quill")
    texts = [OPEN, OPEN.replace("harm", "hurt"), "Closing the border would harm both countries."]
    quotes = [make_quote(text, speaker=ada, outlet=make_outlet()) for text in texts]
    for quote in quotes:
        make_reading(quote)
    refresh([quote.pk for quote in quotes])
    Article.objects.update(captured_at=LONG_AGO)
    return quotes


PAGES = {
    "people": "/compare/people/?person=ada-quill&person=eve-stone&topic=borders&",
    "outlets": "/compare/outlets/?outlet=the-herald&outlet=the-post&person=ada-quill&",
    "coverage": "/topics/borders/coverage/?",
}


def text(client, address: str, day: str = "2024-01-31") -> str:
    page = client.get(f"{address}as-of={day}").content.decode()
    return " ".join(page.split())


@pytest.mark.parametrize("name", PAGES)
def test_every_comparison_tells_what_was_changed_from_what_to_what(client, said, name):
    retract(said[1], author=DESK, reason=REASON)
    page = text(client, PAGES[name])
    assert "editors made 1 decision" in page
    assert REASON in page
    assert said[1].public_id in page
    assert "It said:" in page
    assert "It says:" in page


@pytest.mark.parametrize("name", PAGES)
def test_what_stood_there_and_was_retracted_is_told_as_gone(client, said, name):
    assert GONE not in text(client, PAGES[name])
    retract(said[1], author=DESK, reason=REASON)
    page = text(client, PAGES[name])
    assert "1 quotation is gone from it" in page
    assert said[1].public_id in page.partition(GONE)[2]


def test_of_what_is_in_no_list_it_is_not_claimed_that_it_was_on_the_topic(client, said):
    QuoteTopic.objects.update(origin="rule")
    retract(said[1], author=DESK, reason=REASON)
    page = text(client, PAGES["coverage"])
    assert GONE not in page
    assert said[1].public_id in page.partition("whether it was on this topic is not kept")[2]


@pytest.mark.parametrize("name", ["people", "outlets"])
def test_what_was_given_to_another_speaker_is_told_as_gone(client, said, name):
    other = make_person("Joss Varga")
    change_speaker(said[1], Speaker(person=other), author=DESK, reason=REASON)
    page = text(client, PAGES[name])
    assert GONE in page
    assert "Joss Varga" in page


@pytest.mark.parametrize("name", PAGES)
def test_what_was_held_back_is_told_to_nobody(client, said, name):
    hold(said[1], author=DESK, reason="A secret of the desk.")
    page = text(client, PAGES[name])
    assert GONE not in page
    assert "secret" not in page


@pytest.mark.parametrize("name", PAGES)
def test_a_day_after_the_decision_finds_nothing_changed(client, said, name):
    retract(said[1], author=DESK, reason=REASON)
    page = text(client, PAGES[name], "2999-01-31")
    assert "no editor changed what stands here" in page
    assert GONE not in page


def test_what_came_in_later_has_not_stood_there(client, said):
    Article.objects.update(captured_at=datetime.datetime(2024, 3, 1, tzinfo=datetime.UTC))
    retract(said[1], author=DESK, reason=REASON)
    assert GONE not in text(client, PAGES["people"])


def test_what_another_person_said_has_not_stood_there(client, said):
    change_speaker(said[2], Speaker(person=make_person("Joss Varga")), author=DESK, reason=REASON)
    assert GONE not in text(client, PAGES["outlets"])


def test_two_people_made_one_are_told(client, said):
    ada = said[0].speaker
    merge(make_person("Ada Quille"), ada, author=DESK, reason="One person, two spellings.")
    assert "One person, two spellings." in text(client, PAGES["people"])


def test_what_went_to_another_with_a_name_is_told_as_gone(client, said):
    ada = said[0].speaker
    PersonName.objects.create(person=ada, name="Adela Quill")
    names_changed(ada)
    quote = make_quote(
        "No bridge was ever ours.",
        speaker=ada,
        speaker_name="Adela Quill",
        topic_list=[said[0].topics.get()],
    )
    make_reading(quote)
    QuoteTopic.objects.update(origin="editor")
    Article.objects.update(captured_at=LONG_AGO)
    names = ada.names.filter(name="Adela Quill")
    give(ada, Newcomer("Adela Quill"), names=names, author=DESK, reason="Her sister said it.")
    page = text(client, PAGES["people"])
    assert quote.public_id in page.partition(GONE)[2]
    assert "Her sister said it." in page


@pytest.mark.parametrize("name", PAGES)
def test_many_decisions_ask_no_more_than_one(client, said, name, django_assert_max_num_queries):
    def asked() -> int:
        with django_assert_max_num_queries(200) as queries:
            text(client, PAGES[name])
        return len(queries)

    retract(said[1], author=DESK, reason=REASON)
    asked()
    once = asked()
    ada = said[0].speaker
    more = [
        make_quote(f"{OPEN} And {n}.", speaker=ada, topic_list=[said[0].topics.get()])
        for n in range(4)
    ]
    for quote in more:
        make_reading(quote)
    Article.objects.update(captured_at=LONG_AGO)
    for quote in more:
        retract(quote, author=DESK, reason=REASON)
    assert asked() <= once


def address_of(quote) -> str:
    return f"{Statement.objects.get(quotes=quote).get_absolute_url()}?"


def test_a_statement_tells_which_wording_is_gone_from_it(client, wordings):
    first, _, third = wordings
    reject(third, author=DESK, reason="It stands in a headline.")
    page = text(client, address_of(first))
    assert "1 quotation is gone from it" in page
    assert third.public_id in page


def test_a_statement_tells_of_a_wording_that_became_another_speakers(client, wordings):
    first, second, _ = wordings
    joss = make_person("Joss Varga")
    change_speaker(second, Speaker(person=joss), author=DESK, reason=REASON)
    page = text(client, address_of(first))
    assert second.public_id in page
    assert "Joss Varga" in page


def test_other_words_of_the_speaker_are_no_wording_that_is_gone(client, wordings):
    other = make_quote("Nothing was decided today.", speaker=wordings[0].speaker)
    Article.objects.update(captured_at=LONG_AGO)
    reject(other, author=DESK, reason="It stands in a headline.")
    assert GONE not in text(client, address_of(wordings[0]))
