"""What was retracted is told, with its label, on the pages where it stood, and counted nowhere."""

import pytest

from quotes.editing.history import Author
from quotes.editing.takedown import hold, lift, retract
from quotes.editing.wordings import join
from quotes.models import Quote, Statement
from tests.factories import make_person, make_quote, make_reading

pytestmark = pytest.mark.django_db
WHY = {"author": Author("The desk"), "reason": "The broadcast was a parody."}


@pytest.fixture
def wordings() -> list[Quote]:
    maren = make_person("Maren Oduya")
    made = [make_quote(f"We will rebuild bridge number {n}.", speaker=maren) for n in range(3)]
    for quote in made:
        make_reading(quote)
    join(*made, **WHY)
    return list(Quote.objects.order_by("pk"))


def statement_page(client) -> str:
    return client.get(Statement.objects.get().get_absolute_url()).content.decode()


def test_its_statement_says_so_and_leaves_it_out_of_the_wordings(client, wordings):
    assert "retracted-heading" not in statement_page(client)
    retract(wordings[1], note="Never said.", **WHY)
    told = statement_page(client)
    assert '<h2 id="retracted">Retracted</h2>' in told
    assert "Never said." in told
    assert wordings[1].get_absolute_url() in told
    assert told.count('class="wording"') == 2


def test_where_it_is_given_back_nothing_is_told(client, wordings):
    lift(retract(wordings[1], **WHY), **WHY)
    assert '<h2 id="retracted">' not in statement_page(client)
    assert statement_page(client).count('class="wording"') == 3


def test_its_article_says_so(client, wordings):
    retract(wordings[0], note="Never said.", **WHY)
    told = client.get(wordings[0].article.get_absolute_url()).content.decode()
    assert "Retracted: 1" in told
    assert "Never said." in told
    assert "0 quotations" in told


def test_what_is_held_back_is_told_nowhere(client, wordings):
    hold(wordings[1], **WHY)
    assert "number 1" not in statement_page(client)
    assert '<h2 id="retracted">' not in statement_page(client)
